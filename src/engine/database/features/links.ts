import type { FeatureChoice } from '../../../domain/features/choose.ts';
import type { LinkedNumbers } from '../../../domain/features/matrix.ts';
import { statisticsOf } from '../../../domain/features/numbers.ts';
import { placed, writeNumber } from '../../../domain/features/placed.ts';
import { makePlan, numbersOf, type Numeric } from '../../../domain/features/plan.ts';
import { bySide, type BySide } from './places.ts';
import type { RawRows } from './codes.ts';
import type { SmallColumns } from './smallTables.ts';

/** The numbers of a small table as a network gets them, and each incident's line. */
export interface LinkedTable {
  readonly numerics: readonly Numeric[];
  readonly links: BySide<LinkedNumbers>;
}

/**
 * Standardises the numbers of days and areas by the training rows that have them: a line a day or an area,
 * whatever the number of incidents. A table of which nothing is worth giving is left out.
 * @param given what numbers are standardised by, where that is known before
 */
export function linkNumbers(
  small: readonly SmallColumns[],
  { links }: Pick<RawRows, 'links'>,
  { numbers: chosen }: FeatureChoice,
  given: readonly Numeric[],
): LinkedTable[] {
  return small.flatMap(({ table, rows, numbers }) => {
    const lineOf = links.get(table)!;
    const weights = new Uint32Array(rows + 1);
    lineOf.train.forEach((line) => weights[line]!++);
    const statistics = chosen.flatMap((name) => {
      const values = numbers.get(name);
      return values ? [statisticsOf(name, values, weights)] : [];
    });
    const plan = makePlan([], statistics);
    const numerics = plan.numerics.map((own) => given.find(({ name }) => name === own.name) ?? own);
    const width = numbersOf({ ...plan, numerics });
    if (width === 0) return [];
    const lines = new Float32Array((rows + 1) * width);
    for (const numeric of placed(numerics)) {
      numbers.get(numeric.name)!.forEach((value, row) => {
        writeNumber(lines, row * width + numeric.offset, value, numeric);
      });
    }
    const linked = bySide((side) => ({ width, lines, lineOf: lineOf[side] }));
    return [{ numerics, links: linked }];
  });
}
