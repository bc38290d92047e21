import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import { DEFAULT_SPLIT, SIDES } from '../../../src/domain/recipe/recipe.ts';
import { realFile } from '../../support/realData.ts';
import { joinOf, load, openEngine, quiet } from '../../support/study.ts';
import { writeRows } from '../trainer/rows.ts';
import type { TreesShape } from './shape.ts';

/** What H2O joined, for 2015. */
export const FILES = ['Crimes_-_2015.csv.gz', 'chicagoAllWeather.csv', 'chicagoCensus.csv'];

/** Joins Chicago's 2015, writes the rows of each side into a folder, and answers with their shape. */
export async function writeSides(folder: string): Promise<TreesShape> {
  const engine = await openEngine();
  const tables = [];
  for (const file of FILES) tables.push(await load(engine, await realFile(`chicago/${file}`)));
  const { plan: joined } = await engine.join(joinOf(tables), quiet);
  const choice = chooseFeatures(joined.columns);
  const { dataset, receipt } = await engine.makeDataset(DEFAULT_SPLIT, choice, quiet);
  for (const side of SIDES) {
    writeFileSync(join(folder, `${side}.bin`), writeRows(dataset[side]));
  }
  const { train, validation, holdout, vocabulary } = dataset;
  const { fields, numbers } = train;
  return {
    ...{ train: train.rows, validation: validation.rows, holdout: holdout.rows },
    ...{ fields, numbers, vocabulary, plan: receipt.plan },
  };
}
