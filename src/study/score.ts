import { shallowReactive } from 'vue';
import { connectDatabase, type DatabaseBridge } from '../bridge/database.ts';
import { FaultError, type Fault } from '../domain/fault.ts';
import { FEATURE_SETS } from '../domain/features/choose.ts';
import type { FeaturePlan } from '../domain/features/plan.ts';
import type { NetworkModel } from '../domain/model.ts';
import type { Progress } from '../domain/progress.ts';
import type { JoinSpec } from '../domain/recipe/recipe.ts';
import { predictionColumn, type FreshRows, type FreshScores } from '../domain/scoring/fresh.ts';
import { predictionsSql } from '../domain/scoring/freshSql.ts';
import type { LoadedTable, LoadReceipt } from '../domain/table/receipt.ts';
import type { NamedFile } from '../domain/table/source.ts';
import { bytes, count, duration, plural } from '../domain/words/format.ts';
import { database, trainer } from './engines.ts';
import { outlineFiles, requests } from './files.ts';
import { holdRows, rowsKey } from './heldRows.ts';
import { joinSpec } from './join.ts';
import { likeStudy } from './likeStudy.ts';
import { note } from './log.ts';
import { shownNetwork } from './models.ts';
import { faultOf } from './stages.ts';
import { study } from './state.ts';
import { tablesOf } from './tables.ts';

/** New incidents that a network has scored. */
export interface Scored {
  readonly model: NetworkModel;
  readonly receipt: LoadReceipt;
  readonly fresh: FreshRows;
  readonly scores: FreshScores;
}

/** What is scored now, or was last. */
export const scoring: {
  /** A file that was dropped elsewhere and may be meant for scoring. */
  offered: File | null;
  running: Progress | null;
  fault: Fault | null;
  scored: Scored | null;
} = shallowReactive({ offered: null, running: null, fault: null, scored: null });

/** What keeps new incidents from being scored now, in a sentence; null where nothing does. */
export function whyNotScored(): string | null {
  const model = shownNetwork();
  if (!model) return 'There is no network to score with: train one, or show one on Evaluate.';
  if (study.stages.train.phase === 'running')
    return 'A network is being trained; wait until it is.';
  if (model.rows !== rowsKey(model.split))
    return 'The study has changed since the network was trained: train again.';
  return null;
}

/** The database of the new incidents: beside the study's, whose tables nothing of this can touch. */
let beside: DatabaseBridge | null = null;
/** What was asked of it since the last entry of the log. */
let statements: string[] = [];
/** The file's own records with their predictions. */
let predictions = '';
/** The new incidents as rows of the network's plan, in the trainer's keeping. */
let inputs: {
  readonly dataset: string;
  readonly plan: FeaturePlan;
  readonly before: number;
} | null = null;

let control = new AbortController();

/** Scores the incidents of a new file by the shown network. */
export async function scoreFile(file: File): Promise<void> {
  const model = shownNetwork();
  if (!model || whyNotScored() !== null || scoring.running) return;
  forgetScored();
  const { signal } = (control = new AbortController());
  const start = performance.now();
  scoring.running = { what: `Looking into ${file.name}` };
  try {
    const named = { name: file.name, data: file, simulated: false };
    scoring.scored = await Promise.race([score(model, named, signal), aborted(signal)]);
    const { rows } = scoring.scored.scores;
    noteAsked('Scored new incidents', `${count(rows)} of ${file.name}, by ${model.name}`, start);
  } catch (error) {
    if (signal.aborted) return;
    scoring.fault = faultOf(error, `scoring ${file.name}`);
    noteAsked('New incidents could not be scored', file.name, start);
    endBeside();
  } finally {
    if (!signal.aborted) scoring.running = null;
  }
}

/** Stops what is scored now, and lets what was scored go with the memory that it takes. */
export function forgetScored(): void {
  control.abort();
  endBeside();
  Object.assign(scoring, { offered: null, running: null, fault: null, scored: null });
}

/** A worker that was ended answers nothing more. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('The scoring was stopped.', 'AbortError'));
    });
  });
}

/** The scored file as it came, each record with its prediction. */
export async function predictionsFile(format: 'csv' | 'parquet'): Promise<Blob> {
  if (!beside) throw new Error('nothing is scored');
  const start = performance.now();
  const answer = await beside.runQuery(predictions);
  if (answer.kind === 'result') {
    const file = await beside.exportResult(answer.result, format);
    noteAsked('Wrote the predictions of new incidents', bytes(file.size), start);
    return file;
  }
  const detail = answer.kind === 'wrong' ? answer.message : 'it was stopped';
  const where = 'Writing predictions';
  throw new FaultError({ kind: 'query-failed', where, sql: predictions, detail });
}

/** What the network was given of the scored file, as a CSV file: each record's columns, made ones too. */
export async function inputsFile(): Promise<Blob> {
  if (!inputs) throw new Error('nothing is scored');
  return trainer.inputs(inputs.dataset, inputs.plan, inputs.before);
}

/** Says what was done, with everything that was asked of the database for it. */
function noteAsked(title: string, detail: string, start: number): void {
  const size = plural(statements.length, 'statement');
  note(title, `${detail}; ${size}`, performance.now() - start, statements.join('\n\n'));
  statements.length = 0;
}

async function score(model: NetworkModel, file: NamedFile, signal: AbortSignal): Promise<Scored> {
  const report = (progress: Progress) => {
    if (!signal.aborted) scoring.running = progress;
  };
  const own: string[] = (statements = []);
  const other = (beside = connectDatabase(({ purpose, sql, ms }) => {
    own.push(`-- ${purpose}, ${duration(ms)}\n${sql}`);
  }));
  const { receipt } = await holdRows(model.features, report, model.split);
  const sides = await database.standing(model.split);
  signal.throwIfAborted();
  const { spec, fresh } = await specBeside(other, file, report);
  const { plan } = await other.join(spec, report);
  const columns = study.joined?.plan.columns ?? [];
  const choice = FEATURE_SETS[model.features].choose({ columns, keys: plan.keys });
  const { port1, port2 } = new MessageChannel();
  const request = { sides, incidents: spec.incidents, choice, plan: receipt.plan };
  // Where the rows cannot be made both ends are told.
  const [{ fresh: rows }, { id }] = await Promise.all([
    other.makeFresh(request, port1, report),
    trainer.hold(port2),
  ]);
  try {
    report({ what: `Scoring ${count(rows.rows)} incidents` });
    const asked = { dataset: id, plan: receipt.plan, encodings: [], spec: model.spec };
    const answer = await trainer.scoreHoldout({ ...asked, weights: model.training.weights });
    const scores = await other.judgeFresh(answer.rowIds, answer.scores);
    const { records, loaded, rejected } = fresh.receipt;
    if (scores.rows !== loaded)
      throw new FaultError({
        kind: 'rows-lost',
        file: file.name,
        records,
        loaded: scores.rows,
        rejected,
      });
    const names = fresh.columns.map(({ name }) => name);
    const before = rowsOf(spec.incidents.slice(0, -1));
    predictions = predictionsSql(fresh.source, before, predictionColumn(names));
    signal.throwIfAborted();
    inputs = { dataset: id, plan: receipt.plan, before };
    return { model, receipt: fresh.receipt, fresh: rows, scores };
  } catch (error) {
    await trainer.release(id);
    throw error;
  }
}

/** The study's join with the new file behind its incidents, its tables read once more from their files. */
async function specBeside(
  other: DatabaseBridge,
  file: NamedFile,
  report: (progress: Progress) => void,
): Promise<{ readonly spec: JoinSpec; readonly fresh: LoadedTable }> {
  const spec = joinSpec();
  if (!spec) throw new FaultError({ kind: 'data-changed' });
  const sources = new Map<string, string>();
  for (const table of study.tables.filter(({ role }) => role !== 'unused')) {
    sources.set(table.source, (await readAgain(other, table, report)).source);
  }
  const outlines = spec.place && outlineFiles.get(spec.place.outlines);
  if (outlines) await other.readOutlines(outlines, true);
  const [content] = (await other.contents(file)).filter(({ kind }) => kind === 'table');
  if (!content) throw new FaultError({ kind: 'file-kind-unknown', file: file.name });
  const parse = requests.get(tablesOf('incidents')[0]?.id ?? -1)?.parse;
  const request = { file: content.file, evenIfLarge: true, ...(parse && { parse }) };
  const fresh = likeStudy(await other.loadTable(request, report), tablesOf('incidents'));
  const moved = <T extends { readonly source: string }>(tables: readonly T[]) =>
    tables.map((table) => ({ ...table, source: sources.get(table.source) ?? table.source }));
  const property = study.joined?.receipt.places?.property ?? null;
  const { columns, missing, outcome, source, receipt } = fresh;
  const incidents = { file: receipt.file, source, columns, missing, outcome, rows: receipt.loaded };
  return {
    fresh,
    spec: {
      ...spec,
      // The outlines' property that was found to fit the study's incidents.
      place: spec.place && { ...spec.place, property: spec.place.property ?? property },
      // The study's own duplicates stay away; of the new file every record is scored.
      duplicates: 'keep',
      incidents: [...moved(spec.incidents), incidents],
      weather: moved(spec.weather),
      areas: moved(spec.areas),
    },
  };
}

async function readAgain(
  other: DatabaseBridge,
  { id, receipt }: LoadedTable,
  report: (progress: Progress) => void,
): Promise<LoadedTable> {
  const request = requests.get(id);
  if (!request) throw new FaultError({ kind: 'file-gone', file: receipt.file });
  const again = await other.loadTable({ ...request, evenIfLarge: true }, report);
  if (again.receipt.loaded !== receipt.loaded) throw new FaultError({ kind: 'data-changed' });
  return again;
}

const rowsOf = (files: JoinSpec['incidents']) => files.reduce((sum, { rows }) => sum + rows, 0);

function endBeside(): void {
  beside?.end();
  beside = null;
  if (inputs) void trainer.release(inputs.dataset);
  inputs = null;
}
