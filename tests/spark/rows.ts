import { numberReader } from '../../src/domain/features/linked.ts';
import type { Dataset } from '../../src/domain/features/matrix.ts';
import { numberPlaces } from '../../src/domain/features/encode.ts';
import type { FeaturePlan } from '../../src/domain/features/plan.ts';
import { SIDES, type Side } from '../../src/domain/recipe/recipe.ts';
import type { Comparison, Difference } from './compare.ts';
import { parquetParts } from './parquet.ts';
import type { SparkPlan } from './plan.ts';

/** A column of the tab's rows under Spark's name for it. */
interface Column {
  readonly name: string;
  readonly column: string;
  readonly read: Readonly<Record<Side, (row: number) => number>>;
}

/**
 * Compares the rows that the tab's network is given with those that Spark's is, cell by cell: codes,
 * numbers to the last bit of single precision, flags, sides and outcomes.
 */
export async function compareRows(
  dataset: Dataset,
  tab: FeaturePlan,
  spark: SparkPlan,
  folder: string,
): Promise<Comparison> {
  const at = new Map<number, { side: Side; row: number }>();
  for (const side of SIDES)
    dataset[side].rowIds.forEach((id, row) => void at.set(id, { side, row }));
  const columns = columnsOf(dataset, tab, spark);
  const found = new Map<string, Difference>();
  const differ = (column: string, example: string, cells = 1) => {
    const one = found.get(column);
    found.set(column, one ? { ...one, cells: one.cells + cells } : { column, cells, example });
  };
  for await (const { names, rows } of parquetParts(folder)) {
    const places = columns.map(({ column }) => names.indexOf(column));
    const [id, side, outcome] = ['_row', 'side', 'outcome'].map((name) => names.indexOf(name));
    for (const cells of rows) {
      const number = Number(cells[id!]);
      const own = at.get(number);
      if (!own) {
        differ('_row', `row ${String(number)} is not in the tab, or twice on Spark`);
        continue;
      }
      at.delete(number);
      if (cells[side!] !== own.side) differ('side', `row ${String(number)}`);
      if (Number(cells[outcome!]) !== dataset[own.side].outcomes[own.row])
        differ('outcome', `row ${String(number)}`);
      columns.forEach(({ name, read }, i) => {
        const [here, there] = [read[own.side](own.row), Number(cells[places[i]!])];
        if (here !== there)
          differ(name, `row ${String(number)}: ${String(here)} in the tab, ${String(there)}`);
      });
    }
  }
  if (at.size > 0) differ('_row', `row ${String([...at.keys()][0])} is not on Spark`, at.size);
  const rows = SIDES.reduce((sum, side) => sum + dataset[side].rows, 0);
  return { rows, columns: columns.length, differences: [...found.values()] };
}

function columnsOf(dataset: Dataset, tab: FeaturePlan, spark: SparkPlan): Column[] {
  const onSides = (reader: (side: Side) => (row: number) => number) => ({
    ...{ train: reader('train'), validation: reader('validation'), holdout: reader('holdout') },
  });
  const categories = tab.fields.map(({ name, offset }, i): Column => {
    const read = onSides((side) => {
      const { codes, fields } = dataset[side];
      return (row) => codes[row * fields + i]! - offset;
    });
    return { name, column: spark.fields[i]?.column ?? '', read };
  });
  const places = numberPlaces(tab);
  const numbers = tab.numerics.flatMap(({ name }, i): Column[] => {
    const one = spark.numerics[i];
    const { value, flag } = places[i]!;
    const of = (place: number) => onSides((side) => numberReader(dataset[side], place));
    return [
      { name, column: one?.column ?? '', read: of(value) },
      ...(flag === null
        ? []
        : [{ name: `${name} is missing`, column: one?.flag ?? '', read: of(flag) }]),
    ];
  });
  return [...categories, ...numbers];
}
