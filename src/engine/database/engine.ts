import type { FeatureChoice } from '../../domain/features/choose.ts';
import type { Dataset } from '../../domain/features/matrix.ts';
import type { FeatureReceipt } from '../../domain/features/receipt.ts';
import { readOutlines, type Outlines } from '../../domain/geo/outlines.ts';
import type { CardFigures, FiguresRequest } from '../../domain/modelCard/figures.ts';
import type { OnProgress } from '../../domain/progress.ts';
import type { IncidentCard, IncidentSource } from '../../domain/recipe/incident.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import type { JoinSpec, SplitSpec } from '../../domain/recipe/recipe.ts';
import { splitSql } from '../../domain/recipe/split.ts';
import type { ScoreRows } from '../../domain/scoreRows.ts';
import { identifier } from '../../domain/recipe/sql.ts';
import type { SplitTable } from '../../domain/recipe/tables.ts';
import { sampleFiles, type SampleFile } from '../../domain/sample/sampleFiles.ts';
import type { Column } from '../../domain/table/column.ts';
import type { Forecast, ParsePreview, ParseSetup } from '../../domain/table/parse.ts';
import type { ColumnProfile, Level } from '../../domain/table/profile.ts';
import type { LoadedTable, Reject } from '../../domain/table/receipt.ts';
import { createAudit, type AuditEngine } from './audit/engine.ts';
import { clusterEngine, type ClusterEngine } from './cluster.ts';
import type { Database, StatementEntry } from './database.ts';
import { makeDataset } from './dataset.ts';
import { exploreEngine, type ExploreEngine } from './explore/engine.ts';
import type { NamedFile } from '../../domain/table/source.ts';
import { cardFiguresOf } from './card.ts';
import { hashFile } from './hash.ts';
import { incidentCard } from './incident.ts';
import { join, type Joined } from './join.ts';
import { foresee } from './load/foresee.ts';
import { contents, type FileContent } from './load/contents.ts';
import type { LoadRequest } from '../../domain/table/source.ts';
import { sourceOf } from './load/job.ts';
import { loadTable } from './load/loadTable.ts';
import { previewParse } from './load/preview.ts';
import { unpacked } from './load/unpack.ts';
import { allRejects, forgetRejects } from './load/rejects.ts';
import { memoryUsed } from './memory.ts';
import { mapEngine, type MapEngine } from './map/engine.ts';
import { levels, profile } from './profile.ts';
import { forgetScores, readScores, scoreLookup, storeScores } from './scores.ts';
import { scoringEngine, type ScoringEngine } from './scoring/engine.ts';
import { Session } from './session.ts';
import { shareEngine, type ShareEngine } from './share/engine.ts';

/** What the database worker can do, whatever database it runs on. */
export interface DatabaseEngine
  extends AuditEngine, MapEngine, ExploreEngine, ShareEngine, ScoringEngine, ClusterEngine {
  /** Starts the database; what it runs is told to `onStatement`. */
  open(onStatement: (entry: StatementEntry) => void): Promise<void>;
  /** Generates the simulated city's files; the same ones every time. */
  simulateCity(): Promise<NamedFile[]>;
  /** Looks into a file by its bytes: an archive has several, polygons with known figures are both kinds. */
  contents(file: NamedFile): Promise<FileContent[]>;
  /** What loading files whole would take together, beside what is loaded; from their beginnings. */
  foresee(files: readonly NamedFile[]): Promise<Forecast>;
  /** Loads one file as a table; nothing is left behind if that fails or is cancelled. */
  loadTable(request: LoadRequest, onProgress: OnProgress): Promise<LoadedTable>;
  /** How a delimited file's beginning reads with a setup; what the setup leaves open is found out. */
  previewParse(file: NamedFile, parse: Partial<ParseSetup>): Promise<ParsePreview>;
  /** All rejected records of a table, in the file's order. */
  rejects(id: number): Promise<Reject[]>;
  /** What a column holds as it is understood now. */
  profile(source: string, column: Column, missing: readonly string[]): Promise<ColumnProfile>;
  /** The most frequent texts of a column, for the choice of what means an arrest. */
  levels(source: string, column: string, limit: number): Promise<Level[]>;
  /** Stops the load or join under way; its call rejects with an `AbortError`. */
  cancel(): Promise<void>;
  /** Bytes of memory that the database's tables take. */
  memory(): Promise<number>;
  readOutlines(file: NamedFile, evenIfLarge: boolean): Promise<Outlines>;
  forgetTable(id: number): Promise<void>;
  forgetOutlines(file: string): Promise<void>;
  join(spec: JoinSpec, onProgress: OnProgress): Promise<Joined>;
  makeDataset(
    split: SplitSpec,
    choice: FeatureChoice,
    onProgress: OnProgress,
    table?: SplitTable,
  ): Promise<{ dataset: Dataset; receipt: FeatureReceipt }>;
  /** Keeps a model's scores of every row under its id. */
  storeScores(model: string, rowIds: Int32Array, scores: Float32Array): Promise<void>;
  /** A model's scores as they were kept. */
  readScores(model: string): Promise<ScoreRows>;
  forgetScores(model: string): Promise<void>;
  /** Divides the incidents without preparing them for a network: scores that are put back need no more. */
  divide(split: SplitSpec): Promise<void>;
  /** Scores every row by a lookup table on columns of the joined view, the coarsest first. */
  scoreLookup(model: string, columns: readonly string[]): Promise<void>;
  /** A hold-out incident's card; `columns` by file, in the order of the join. */
  incident(model: string, files: readonly IncidentSource[], row: number): Promise<IncidentCard>;
  /** What the hold-out's scores say of a model, beside others, for its card; `cancel` stops it. */
  cardFigures(request: FiguresRequest, onProgress: OnProgress): Promise<CardFigures>;
  /** The SHA-256 of a file as it was given, in hexadecimal; `cancel` stops it. */
  hashFile(file: NamedFile, onProgress: OnProgress): Promise<string>;
}

/** Makes the engine over a database that `openDatabase` starts. */
export function createDatabaseEngine(openDatabase: () => Promise<Database>): DatabaseEngine {
  let opened: Promise<Session> | undefined;
  let nextId = 1;
  let underWay: AbortController | null = null;
  /** Datasets are made one after the other: they share the tables that features are made in. */
  let making: Promise<unknown> = Promise.resolve();
  const outlines = new Map<string, Outlines>();
  const session = () => {
    if (!opened) throw new Error('the database was asked before it was opened');
    return opened;
  };
  /** Runs what can be cancelled; whatever it fails with after that is the cancel. */
  const cancellable = async <T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const own = (underWay = new AbortController());
    try {
      return await run(own.signal);
    } catch (error) {
      own.signal.throwIfAborted();
      throw error;
    } finally {
      if (underWay === own) underWay = null;
    }
  };
  return {
    ...createAudit(session),
    ...mapEngine(session, outlines),
    async open(onStatement) {
      opened ??= openDatabase().then((database) => new Session(database, onStatement));
      try {
        await opened;
      } catch (error) {
        // What could not be fetched may be there the next time.
        opened = undefined;
        throw error;
      }
    },
    simulateCity: () => Promise.resolve(sampleFiles().map(toFile)),
    contents,
    foresee: async (files) => foresee(await session(), files),
    loadTable: (request, onProgress) =>
      cancellable(async (signal) =>
        loadTable(await session(), nextId++, request, signal, onProgress),
      ),
    previewParse,
    rejects: async (id) => allRejects(await session(), id),
    profile: async (source, column, missing) => profile(await session(), source, column, missing),
    levels: async (source, column, limit) => levels(await session(), source, column, limit),
    async cancel() {
      if (!underWay) return;
      underWay.abort();
      await (await session()).interrupt();
    },
    memory: async () => memoryUsed(await session()),
    async readOutlines(file, evenIfLarge) {
      const text = await (await unpacked(file, evenIfLarge)).text();
      const read = readOutlines(text, file.name);
      outlines.set(file.name, read);
      return read;
    },
    async forgetTable(id) {
      await forgetRejects(await session(), id);
      const sql = `drop table if exists ${identifier(sourceOf(id))}`;
      await (await session()).query('Removing a table', sql);
    },
    forgetOutlines(file) {
      outlines.delete(file);
      return Promise.resolve();
    },
    join: (spec, onProgress) =>
      cancellable(async (signal) => join(await session(), spec, outlines, signal, onProgress)),
    async makeDataset(split, choice, onProgress, table) {
      const open = await session();
      const made = making.then(() => makeDataset(open, split, choice, onProgress, table));
      making = made.catch(() => undefined);
      return made;
    },
    storeScores: async (model, rowIds, scores) =>
      storeScores(await session(), model, rowIds, scores),
    readScores: async (model) => readScores(await session(), model),
    forgetScores: async (model) => forgetScores(await session(), model),
    async divide(split) {
      await (await session()).query('Splitting', splitSql(split, DUCKDB));
    },
    scoreLookup: async (model, columns) => scoreLookup(await session(), model, columns),
    incident: async (model, files, row) => incidentCard(await session(), model, files, row),
    cardFigures: (request, onProgress) =>
      cancellable(async (signal) => cardFiguresOf(await session(), request, signal, onProgress)),
    hashFile: (file, onProgress) => cancellable((signal) => hashFile(file, signal, onProgress)),
    ...exploreEngine(async () => session()),
    ...shareEngine(async () => session()),
    ...scoringEngine(async () => session()),
    ...clusterEngine(async () => session()),
  };
}

function toFile({ name, type, parts }: SampleFile): NamedFile {
  return { name, data: new Blob([...parts], { type }), simulated: true };
}
