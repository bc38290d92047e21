import type { FeatureChoice } from '../../../domain/features/choose.ts';
import { codingOf } from '../../../domain/features/coded.ts';
import { computedOf } from '../../../domain/features/computed.ts';
import { standardised } from '../../../domain/features/numbers.ts';
import { placed } from '../../../domain/features/placed.ts';
import type { Numeric, NumericStatistics } from '../../../domain/features/plan.ts';
import { identifier } from '../../../domain/recipe/sql.ts';
import { FEATURE_TABLES, type SplitTable } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';
import { valuesOf } from './columns.ts';
import { scatter, spotsOf, type BySide, type Places } from './places.ts';

export type Values = BySide<Float32Array<ArrayBuffer>>;

const { coded, computed } = FEATURE_TABLES;
const ROWS = `${coded} c left join ${computed} k using (_row)`;

/** A number that each incident has of its own, not by its day or area: its name and SQL. */
interface RowNumber {
  readonly name: string;
  readonly sql: string;
}

function rowNumbers({ numbers, columns, computed: made }: FeatureChoice): RowNumber[] {
  const own = numbers.filter((name) =>
    columns.some((c) => c.name === name && codingOf(c) === 'number'),
  );
  return [
    ...own.map((name) => ({ name, sql: `c.${identifier(name)}` })),
    ...made
      .filter((name) => computedOf(name).kind === 'number')
      .map((name) => ({ name, sql: `k.${identifier(name)}` })),
  ];
}

const fromRows = (numbers: readonly RowNumber[]) =>
  numbers.some(({ sql }) => sql.startsWith('k.')) ? ROWS : `${coded} c`;

/** Measures the numbers that each incident has of its own on training rows, computed ones last. */
export async function measureNumbers(
  session: Session,
  split: SplitTable,
  choice: FeatureChoice,
): Promise<NumericStatistics[]> {
  const numbers = rowNumbers(choice);
  if (numbers.length === 0) return [];
  const select = numbers.flatMap(({ sql }, i) => [
    `avg(${sql}) as mean${String(i)}`,
    `stddev_pop(${sql}) as sd${String(i)}`,
    `count(*) filter (where ${sql} is null) as missing${String(i)}`,
  ]);
  const sql = `select ${select.join(', ')} from ${fromRows(numbers)} join ${split} s using (_row) where s.side = 'train'`;
  return session.row('Fitting numbers', sql, (row) =>
    numbers.map(({ name }, i) => ({
      name,
      mean: row.numberOrNull(`mean${String(i)}`),
      sd: row.numberOrNull(`sd${String(i)}`),
      missing: row.number(`missing${String(i)}`),
    })),
  );
}

/** Fills in the numbers that each incident has of its own. */
export async function fillRows(
  session: Session,
  places: Places,
  values: Values,
  stride: number,
  numerics: readonly Numeric[],
  choice: FeatureChoice,
): Promise<void> {
  const sqlOf = new Map(rowNumbers(choice).map(({ name, sql }) => [name, sql]));
  const own = placed(numerics).filter(({ name }) => sqlOf.has(name));
  if (own.length === 0) return;
  const numbers = own.map(({ name }) => ({ name, sql: sqlOf.get(name) ?? '' }));
  const select = numbers.map(({ sql }) => `cast(coalesce(${sql}, 'nan') as double)`);
  const sql = `select c._row, ${select.join(', ')} from ${fromRows(numbers)}`;
  for await (const batch of session.stream('Reading numbers', sql)) {
    const spots = spotsOf(places, valuesOf(batch, 0));
    own.forEach((numeric, i) => {
      const read = Float64Array.from(valuesOf(batch, 1 + i));
      const standard = read.map((value) => standardised(value, numeric));
      scatter(spots, standard, values, stride, numeric.offset);
      if (!numeric.flagMissing) return;
      const flags = read.map((value) => (Number.isNaN(value) ? 1 : 0));
      scatter(spots, flags, values, stride, numeric.offset + 1);
    });
  }
}
