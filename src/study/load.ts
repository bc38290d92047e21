import { FaultError, type Fault } from '../domain/fault.ts';
import type { SampleRequest } from '../domain/table/parse.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import { count, plural } from '../domain/words/format.ts';
import { forecastLine } from '../domain/words/receipt.ts';
import type { LoadRequest } from '../domain/table/source.ts';
import type { NamedFile } from '../domain/table/source.ts';
import { database } from './engines.ts';
import { outlineFiles, requests } from './files.ts';
import { join } from './join.ts';
import { note } from './log.ts';
import { makeRoom } from './room.ts';
import { faultOf, invalidateAfter, progressOn, setStage, showFault } from './stages.ts';
import { study, type Question } from './state.ts';
import { tableOf, tablesOf } from './tables.ts';

/** Loads dropped files, one after the other, and joins what was recognised. A bad file harms no other. */
export async function loadFiles(files: readonly File[]): Promise<void> {
  await loadNamed(files.map((file) => ({ name: file.name, data: file, simulated: false })));
}

/** Loads files that were dropped, made or fetched. */
export function loadNamed(files: readonly NamedFile[]): Promise<void> {
  return inTurn(async () => {
    if (!(await tooMuch(files))) await loadAll(files);
  });
}

/** Whether files that fit one by one would not fit together; the person is then asked about all of them. */
async function tooMuch(files: readonly NamedFile[]): Promise<boolean> {
  if (files.length < 2) return false;
  progressOn('load')({ what: `Looking into ${count(files.length)} files` });
  const forecast = await database.foresee(files);
  if (forecast.memory <= forecast.limit) {
    note('Looked into the files', forecastLine(forecast));
    return false;
  }
  ask(files, { kind: 'file-asks', file: `${count(files.length)} files`, forecast });
  return true;
}

/** Generates the simulated city and loads it as if it had been dropped. */
export function loadSample(): Promise<void> {
  return inTurn(async () => {
    setStage('load', { phase: 'running', progress: { what: 'Simulating a city' } });
    await loadAll(await database.simulateCity());
  });
}

/** What the person says to a question about a file. */
export type Answer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'sample'; readonly sample: SampleRequest }
  | { readonly kind: 'leave out' };

/** Answers a question; the file is then read, or not. */
export async function answer(question: Question, how: Answer): Promise<void> {
  study.questions = study.questions.filter(({ id }) => id !== question.id);
  if (how.kind === 'leave out') {
    for (const { name } of question.files) note(`Left out ${name}`, 'as you chose');
    return;
  }
  const bytes = question.files.reduce((sum, { data }) => sum + data.size, 0);
  const sampleOf = ({ data }: NamedFile): Partial<LoadRequest> => {
    if (how.kind !== 'sample') return {};
    const rows = Math.max(1, Math.round((how.sample.rows * data.size) / bytes));
    return { sample: { ...how.sample, rows } };
  };
  await inTurn(() => loadAll(question.files, (file) => ({ evenIfLarge: true, ...sampleOf(file) })));
}

let control = new AbortController();

/** Stops the loading under way; files that are loaded already stay. */
export function cancelLoading(): void {
  control.abort();
  void database.cancel();
}

let queue = Promise.resolve();

/** What is asked for while files load waits for its turn; afterwards the tables are joined. */
export function inTurn(work: () => Promise<void>): Promise<void> {
  queue = queue.then(async () => {
    control = new AbortController();
    const start = performance.now();
    try {
      study.cities = (await import('../domain/cities/cities.ts')).CITIES;
      await work();
    } catch (error) {
      report(error, 'loading');
    }
    study.loadMs += performance.now() - start;
    await settle();
  });
  return queue;
}

/** Shows what went wrong with a file; a stop is no fault. */
function report(error: unknown, where: string): void {
  if (control.signal.aborted) note('Stopped', 'The loading was stopped; what was loaded stays.');
  else showFault(faultOf(error, where));
}

/** How a file is to be loaded, besides what it says itself. */
type As = (file: NamedFile) => Partial<LoadRequest>;

async function loadAll(files: readonly NamedFile[], as: As = () => ({})): Promise<void> {
  const batch: LoadedTable[] = [];
  for (const file of files) {
    try {
      for (const table of await loadFile(file, as)) batch.push(table);
    } catch (error) {
      report(error, `loading ${file.name}`);
    }
    if (control.signal.aborted) break;
  }
  makeRoom(batch);
}

/** Loads what is in a file, which may be an archive of several. */
async function loadFile(file: NamedFile, as: As): Promise<LoadedTable[]> {
  progressOn('load')({ what: `Looking into ${file.name}` });
  const tables: LoadedTable[] = [];
  for (const content of await database.contents(file)) {
    if (control.signal.aborted) break;
    try {
      const request = { ...as(file), file: content.file };
      if (content.kind === 'outlines') await loadOutlines(request);
      else tables.push(await loadTable(request));
    } catch (error) {
      if (!asked(error, content.file)) report(error, `loading ${content.file.name}`);
    }
  }
  return tables;
}

let nextQuestion = 1;

function ask(files: readonly NamedFile[], fault: Fault): void {
  study.questions = [...study.questions, { id: nextQuestion++, files, fault }];
}

/** Whether an error is a question for the person, who is then asked. */
function asked(error: unknown, file: NamedFile): boolean {
  if (!(error instanceof FaultError)) return false;
  const { fault } = error;
  if (fault.kind !== 'archive-asks' && fault.kind !== 'file-asks') return false;
  ask([file], fault);
  return true;
}

/** Reads a file into a table of the study. */
export async function loadTable(request: LoadRequest): Promise<LoadedTable> {
  const { name } = request.file;
  const onProgress = progressOn('load');
  onProgress({ what: `Reading ${name}` });
  const table = await database.loadTable(request, onProgress);
  const { loaded, rejected, records, ms } = table.receipt;
  note(
    `Loaded ${name}`,
    `${count(loaded)} of ${plural(records, 'record')}, ${count(rejected)} rejected`,
    ms,
  );
  requests.set(table.id, request);
  study.tables = [...study.tables, table];
  invalidateAfter('load');
  return table;
}

/** Reads outlines into the study. */
export async function loadOutlines({ file, evenIfLarge = false }: LoadRequest): Promise<void> {
  progressOn('load')({ what: `Reading ${file.name}` });
  const outlines = await database.readOutlines(file, evenIfLarge);
  outlineFiles.set(file.name, file);
  study.outlines = [...study.outlines.filter((old) => old.file !== outlines.file), outlines];
  note(`Loaded ${file.name}`, plural(outlines.outlines.length, 'outline'));
  invalidateAfter('load');
}

/** Says what is loaded now, and joins it if there are incidents. */
async function settle(): Promise<void> {
  const incidents = tablesOf('incidents');
  const rows = incidents.reduce((sum, { receipt }) => sum + receipt.loaded, 0);
  if (incidents.length > 0) setStage('load', { phase: 'done', line: plural(rows, 'incident') });
  else if (study.tables.length > 0) {
    const line = `${plural(study.tables.length, 'table')}, no incidents yet`;
    setStage('load', { phase: 'done', line });
  } else if (study.outlines.length > 0) {
    setStage('load', { phase: 'done', line: 'outlines, no incidents yet' });
  } else setStage('load', { phase: 'ready' });
  if (study.tables.length === 0) return;
  study.memory = await database.memory();
  if (!tableOf('incidents')) return;
  await join();
  study.memory = await database.memory();
}
