import { cellsSql, encodingSql, partsOf } from '../../../domain/features/encodingSql.ts';
import { encodedNames, type Encoding } from '../../../domain/features/encodings.ts';
import { standardised, statisticsOf } from '../../../domain/features/numbers.ts';
import { roundedStatistics, type Numeric } from '../../../domain/features/plan.ts';
import { DUCKDB } from '../../../domain/recipe/dialect.ts';
import { SIDES } from '../../../domain/recipe/recipe.ts';
import { FEATURE_TABLES, type SplitTable } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';
import { valuesOf } from './columns.ts';
import { scatter, spotsOf, type Places } from './places.ts';
import type { Values } from './values.ts';

/** Works out the encodings one after the other, standardises them, and gives what they were standardised by. */
export async function fillEncodings(
  session: Session,
  places: Places,
  { values, stride, offset }: EncodingTarget,
  { split, encodings, last, prior, given }: EncodingJob,
  onShare: (share: number) => void,
): Promise<Numeric[]> {
  if (encodings.length === 0) return [];
  const parts = partsOf(encodings);
  await session.query('Preparing arrest rates', cellsSql(split, parts, last, DUCKDB));
  const numerics: Numeric[] = [];
  const share = `cast(${prior.toExponential()} as double)`;
  for (const [i, encoding] of encodings.entries()) {
    onShare(i / encodings.length);
    const at = offset + 2 * i;
    const sql = encodingSql(encoding, parts, share, DUCKDB);
    for await (const batch of session.stream(`Learning arrest rates by ${encoding.name}`, sql)) {
      const spots = spotsOf(places, valuesOf(batch, 0));
      scatter(spots, valuesOf(batch, 1), values, stride, at);
      scatter(spots, valuesOf(batch, 2), values, stride, at + 1);
    }
    encodedNames(encoding).forEach((name, k) => {
      const known = given.find((numeric) => numeric.name === name);
      numerics.push(
        standardise(known ?? measured(name, values, stride, at + k), values, stride, at + k),
      );
    });
  }
  await session.query('Clearing arrest rates', `drop table ${FEATURE_TABLES.cells}`);
  return numerics;
}

/** Where the numbers go: `stride` of them a row, the encodings' from `offset` on. */
export interface EncodingTarget {
  readonly values: Values;
  readonly stride: number;
  readonly offset: number;
}

export interface EncodingJob {
  readonly split: SplitTable;
  readonly encodings: readonly Encoding[];
  /** The last raw code that training knows of each clipped category, as text. */
  readonly last: ReadonlyMap<string, string>;
  /** Share of training rows that led to an arrest. */
  readonly prior: number;
  /** What they are standardised by, where that is known before. */
  readonly given: readonly Numeric[];
}

/** A column's mean and deviation among its training rows. */
function measured(name: string, { train }: Values, stride: number, offset: number): Numeric {
  const own = new Float32Array(train.length / stride);
  for (let row = 0; row < own.length; row++) own[row] = train[row * stride + offset]!;
  const { mean, sd } = statisticsOf(name, own);
  const rounded = roundedStatistics(mean ?? 0, sd ?? 0);
  return { name, mean: rounded.mean, sd: rounded.sd || 1, flagMissing: false };
}

/** Standardises a column of all sides. */
function standardise(numeric: Numeric, values: Values, stride: number, offset: number): Numeric {
  for (const side of SIDES) {
    const column = values[side];
    for (let at = offset; at < column.length; at += stride) {
      column[at] = standardised(column[at]!, numeric);
    }
  }
  return numeric;
}
