import { modelFiles } from '../../domain/share/model/files.ts';
import type { RowsRequest } from '../../domain/share/rows.ts';
import { RECIPE_SCHEMA } from '../../domain/share/schema/recipeSchema.ts';
import { LOCATED_FILE, needsLocated } from '../../domain/share/script.ts';
import { MADE_BY } from '../../domain/version.ts';
import { jsonFile, type Download } from '../../domain/words/download.ts';
import { database } from '../engines.ts';
import { explainedPlan, heldOutInputs } from '../explain.ts';
import { mapModels } from '../map.ts';
import { shownNetwork } from '../models.ts';
import { recipeOf, resultOf } from '../result.ts';
import { study } from '../state.ts';
import { scriptOf } from './script.ts';
import type { Making, SharedFile } from './sharing.ts';
import { zipOf } from './zip.ts';
// The script is a text that goes along, and no part of this program.
import scoreScript from './score.mjs.txt?raw';

/** The scored rows as CSV or Parquet. */
export function rowsFile(
  side: RowsRequest['side'],
  format: 'csv' | 'parquet',
  { report }: Making,
): Promise<Blob> {
  return database.exportRows(rowsRequest(side), format, report);
}

/** The held-out incidents with a usable place as GeoJSON. */
export function pointsFile({ report }: Making): Promise<Blob> {
  return database.exportPoints(rowsRequest('holdout'), report);
}

function rowsRequest(side: RowsRequest['side']): RowsRequest {
  const columns = study.joined?.plan.columns ?? [];
  return { columns, models: mapModels().map(({ id, name }) => ({ id, name })), side };
}

/** What the study would take to run again. */
export function recipeFile(): SharedFile {
  return fileOf(jsonFile('recipe.json', recipeOf()));
}

/** What may stand in a recipe. */
export function schemaFile(): SharedFile {
  return fileOf(jsonFile('recipe.schema.json', RECIPE_SCHEMA));
}

/** The join as a script, with what only the tab could work out. */
export async function scriptFiles(): Promise<readonly SharedFile[]> {
  const script = fileOf({ name: 'join.sql', type: 'application/sql', text: scriptOf() });
  const statements = study.joined?.plan.statements ?? [];
  if (!needsLocated(statements)) return [script];
  const located = { name: LOCATED_FILE, type: 'text/csv', text: await database.exportLocated() };
  return [script, fileOf(located)];
}

/** The shown network as TensorFlow.js has it, with its plan and a script that scores a CSV file by it. */
export async function networkFiles({ report }: Making): Promise<readonly SharedFile[]> {
  const model = shownNetwork();
  if (!model) return [];
  const plan = await explainedPlan(report);
  const { spec, training } = model;
  const made = modelFiles({ spec, plan, weights: training.weights, madeBy: MADE_BY });
  return [
    ...made.texts.map(fileOf),
    { name: 'weights.bin', data: new Blob([made.weights], { type: 'application/octet-stream' }) },
    fileOf({ name: 'score.mjs', type: 'text/javascript', text: scoreScript }),
  ];
}

/** What the shown network was given of the held-out rows: what its script scores. */
export function inputsFile({ report }: Making): Promise<Blob> {
  return heldOutInputs(report);
}

/** Everything but the rows, in one zip; `pictures` are the page's charts. */
export async function everything(pictures: readonly SharedFile[], making: Making): Promise<Blob> {
  const result = resultOf();
  const files = [
    ...[recipeFile(), schemaFile()],
    ...within('sql', await scriptFiles()),
    ...(result ? [fileOf(jsonFile('result.json', result))] : []),
    ...within('model', await networkFiles(making)),
    ...within('charts', pictures),
  ];
  return zipOf(files, making);
}

const within = (folder: string, files: readonly SharedFile[]) =>
  files.map(({ name, data }) => ({ name: `${folder}/${name}`, data }));

function fileOf({ name, type, text }: Download): SharedFile {
  return { name, data: new Blob(typeof text === 'string' ? [text] : [...text], { type }) };
}
