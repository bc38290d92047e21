import type { FeatureChoice } from '../../../domain/features/choose.ts';
import { codingOf } from '../../../domain/features/coded.ts';
import { computedOf } from '../../../domain/features/computed.ts';
import { standardised, statisticsOf } from '../../../domain/features/numbers.ts';
import type { Numeric, NumericStatistics } from '../../../domain/features/plan.ts';
import { SIDES } from '../../../domain/recipe/recipe.ts';
import { identifier } from '../../../domain/recipe/sql.ts';
import { FEATURE_TABLES } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';
import type { RawRows } from './codes.ts';
import { valuesOf } from './columns.ts';
import { scatter, type BySide, type Places } from './places.ts';
import type { SmallColumns } from './smallTables.ts';

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

/** Measures the chosen numbers on training rows, in the choice's order, computed ones last. */
export async function measureNumbers(
  session: Session,
  choice: FeatureChoice,
  small: readonly SmallColumns[],
  { links }: RawRows,
): Promise<NumericStatistics[]> {
  const linked = small.flatMap(({ table, rows, numbers }) => {
    const weights = new Uint32Array(rows + 1);
    links.get(table)?.train.forEach((link) => weights[link]!++);
    return [...numbers].map(([name, values]) => statisticsOf(name, values, weights));
  });
  const own = await measureRows(session, rowNumbers(choice));
  const byName = new Map([...linked, ...own].map((one) => [one.name, one]));
  return [...choice.numbers, ...choice.computed].flatMap((name) => byName.get(name) ?? []);
}

async function measureRows(
  session: Session,
  numbers: readonly RowNumber[],
): Promise<NumericStatistics[]> {
  if (numbers.length === 0) return [];
  const select = numbers.flatMap(({ sql }, i) => [
    `avg(${sql}) as mean${String(i)}`,
    `stddev_pop(${sql}) as sd${String(i)}`,
    `count(*) filter (where ${sql} is null) as missing${String(i)}`,
  ]);
  const sql = `select ${select.join(', ')} from ${fromRows(numbers)} join split s using (_row) where s.side = 'train'`;
  return session.row('Fitting numbers', sql, (row) =>
    numbers.map(({ name }, i) => ({
      name,
      mean: row.numberOrNull(`mean${String(i)}`),
      sd: row.numberOrNull(`sd${String(i)}`),
      missing: row.number(`missing${String(i)}`),
    })),
  );
}

/** A number's place among those of a row. */
interface Placed extends Numeric {
  readonly offset: number;
}

/** Where each number of a plan lies in a row: its flag, if it has one, comes right after it. */
function placed(numerics: readonly Numeric[]): Placed[] {
  let offset = 0;
  return numerics.map((numeric) => {
    const at = offset;
    offset += numeric.flagMissing ? 2 : 1;
    return { ...numeric, offset: at };
  });
}

/** Writes one value, and its flag. */
function write(values: Float32Array, at: number, value: number, numeric: Numeric): void {
  values[at] = standardised(value, numeric);
  if (numeric.flagMissing) values[at + 1] = Number.isNaN(value) ? 1 : 0;
}

/** Fills in the numbers of days and areas: each is worked out once a day or area, not once an incident. */
export function fillLinked(
  values: Values,
  stride: number,
  numerics: readonly Numeric[],
  small: readonly SmallColumns[],
  { links }: RawRows,
): void {
  for (const { table, rows, numbers } of small) {
    const own = placed(numerics).filter(({ name }) => numbers.has(name));
    const width = own.reduce((sum, { flagMissing }) => sum + (flagMissing ? 2 : 1), 0);
    const lines = new Float32Array((rows + 1) * width);
    const offsets = own.flatMap(({ offset, flagMissing }) =>
      flagMissing ? [offset, offset + 1] : [offset],
    );
    placed(own).forEach((numeric) => {
      const source = numbers.get(numeric.name)!;
      for (let row = 0; row <= rows; row++) {
        write(lines, row * width + numeric.offset, source[row]!, numeric);
      }
    });
    for (const side of SIDES)
      copyLines(values[side], stride, offsets, lines, links.get(table)![side]);
  }
}

function copyLines(
  values: Float32Array,
  stride: number,
  offsets: readonly number[],
  lines: Float32Array,
  links: ArrayLike<number>,
): void {
  const width = offsets.length;
  for (let row = 0, to = 0; row < links.length; row++, to += stride) {
    const from = links[row]! * width;
    for (let i = 0; i < width; i++) values[to + offsets[i]!] = lines[from + i]!;
  }
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
    const rows = valuesOf(batch, 0);
    own.forEach((numeric, i) => {
      const read = Float64Array.from(valuesOf(batch, 1 + i));
      const standard = read.map((value) => standardised(value, numeric));
      scatter(places, rows, standard, values, stride, numeric.offset);
      if (!numeric.flagMissing) return;
      const flags = read.map((value) => (Number.isNaN(value) ? 1 : 0));
      scatter(places, rows, flags, values, stride, numeric.offset + 1);
    });
  }
}
