import type { Evaluation } from '../../domain/evaluation.ts';
import type { FeatureChoice } from '../../domain/features/choose.ts';
import type { Dataset } from '../../domain/features/matrix.ts';
import type { FeatureReceipt } from '../../domain/features/receipt.ts';
import { readOutlines, type Outlines } from '../../domain/geo/outlines.ts';
import type { OnProgress } from '../../domain/progress.ts';
import type { IncidentCard } from '../../domain/recipe/incident.ts';
import type { MapPoints } from '../../domain/recipe/points.ts';
import type { JoinSpec, SplitSpec } from '../../domain/recipe/recipe.ts';
import { identifier } from '../../domain/recipe/sql.ts';
import { sampleFiles, type SampleFile } from '../../domain/sample/sampleFiles.ts';
import type { LoadedTable } from '../../domain/table/receipt.ts';
import type { Database, StatementEntry } from './database.ts';
import { makeDataset } from './dataset.ts';
import type { NamedFile } from './file.ts';
import { incidentCard } from './incident.ts';
import { join, type Joined } from './join.ts';
import { loadTable, sourceOf } from './loadTable.ts';
import { mapPoints } from './points.ts';
import { evaluateScores, storeScores, type LookupBaseline } from './scores.ts';
import { Session } from './session.ts';

/** What the database worker can do. Every long call reports progress. */
export interface DatabaseEngine {
  /** Opens the database; every statement that it runs is reported from then on. */
  open(onStatement: (entry: StatementEntry) => void): Promise<void>;
  /** Generates the simulated city's files; the same ones every time. */
  simulateCity(): Promise<NamedFile[]>;
  /** Loads one delimited file; nothing is left behind if that fails. */
  loadTable(file: NamedFile, onProgress: OnProgress): Promise<LoadedTable>;
  readOutlines(file: NamedFile): Promise<Outlines>;
  forgetTable(id: number): Promise<void>;
  join(spec: JoinSpec, onProgress: OnProgress): Promise<Joined>;
  makeDataset(
    split: SplitSpec,
    choice: FeatureChoice,
    onProgress: OnProgress,
  ): Promise<{ dataset: Dataset; receipt: FeatureReceipt }>;
  storeScores(rowIds: Int32Array, scores: Float32Array): Promise<void>;
  evaluate(baselines: readonly LookupBaseline[]): Promise<Evaluation>;
  mapPoints(longitude: string, latitude: string): Promise<MapPoints>;
  incident(source: string, columns: readonly string[], row: number): Promise<IncidentCard>;
}

/** Makes the engine over a database that `openDatabase` starts. */
export function createDatabaseEngine(openDatabase: () => Promise<Database>): DatabaseEngine {
  let opened: Promise<Session> | undefined;
  let nextId = 1;
  const session = () => {
    if (!opened) throw new Error('the database was asked before it was opened');
    return opened;
  };
  return {
    async open(onStatement) {
      opened ??= openDatabase().then((database) => new Session(database, onStatement));
      await opened;
    },
    simulateCity: () => Promise.resolve(sampleFiles().map(toFile)),
    loadTable: async (file, onProgress) => loadTable(await session(), nextId++, file, onProgress),
    readOutlines: async ({ name, data }) => readOutlines(await data.text(), name),
    async forgetTable(id) {
      await (
        await session()
      ).query('Removing a table', `drop table if exists ${identifier(sourceOf(id))}`);
    },
    join: async (spec, onProgress) => join(await session(), spec, onProgress),
    makeDataset: async (split, choice, onProgress) =>
      makeDataset(await session(), split, choice, onProgress),
    storeScores: async (rowIds, scores) => storeScores(await session(), rowIds, scores),
    evaluate: async (baselines) => evaluateScores(await session(), baselines),
    mapPoints: async (longitude, latitude) => mapPoints(await session(), longitude, latitude),
    incident: async (source, columns, row) => incidentCard(await session(), source, columns, row),
  };
}

function toFile({ name, type, parts }: SampleFile): NamedFile {
  return { name, data: new Blob([...parts], { type }), simulated: true };
}
