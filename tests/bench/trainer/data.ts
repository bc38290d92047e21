import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import { rowOrder, shuffle } from '../../../src/domain/network/order.ts';
import { createRandom } from '../../../src/domain/network/random.ts';
import { takeRows } from '../../../src/domain/network/rows.ts';
import { HAS_DATA, realFile } from '../../support/realData.ts';
import { joinOf, load, openEngine, quiet } from '../../support/study.ts';

/** Rows of the bench, and where they are from. */
export interface BenchRows {
  readonly rows: FeatureMatrix;
  readonly vocabulary: number;
  readonly source: string;
}

/** As many as both sides read in an instant. */
const ROWS = 131_072;
const FILES = ['Crimes_-_2015.csv.gz', 'chicagoAllWeather.csv', 'chicagoCensus.csv'];

/** Real rows in random order where there are some, else made-up ones of the example's shape. */
export async function benchRows(): Promise<BenchRows> {
  const { rows, vocabulary, source } = HAS_DATA ? await realRows() : madeUpRows();
  const order = rowOrder(rows.rows);
  shuffle(order, createRandom(1, 2));
  return { rows: takeRows(rows, order.subarray(0, ROWS)), vocabulary, source };
}

async function realRows(): Promise<BenchRows> {
  const engine = await openEngine();
  const tables = [];
  for (const file of FILES) {
    tables.push(await load(engine, await realFile(`chicago/${file}`)));
  }
  const { plan } = await engine.join(joinOf(tables), quiet);
  const { dataset } = await engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet);
  return { rows: dataset.train, vocabulary: dataset.vocabulary, source: FILES[0]! };
}

/** The example's 17 categories and 10 numbers; popular levels are more frequent, as in real rows. */
function madeUpRows(): BenchRows {
  const [fields, numbers, levels] = [17, 10, 74];
  const random = createRandom(1, 0);
  const rows: FeatureMatrix = {
    rows: ROWS,
    fields,
    numbers,
    rowIds: new Int32Array(ROWS),
    codes: Uint16Array.from(
      { length: ROWS * fields },
      (_, i) => (i % fields) * levels + Math.floor(levels * random.uniform() ** 3),
    ),
    values: Float32Array.from({ length: ROWS * numbers }, () => 2 * random.uniform() - 1),
    outcomes: Uint8Array.from({ length: ROWS }, () => (random.uniform() < 0.28 ? 1 : 0)),
  };
  return { rows, vocabulary: fields * levels, source: 'made-up rows' };
}
