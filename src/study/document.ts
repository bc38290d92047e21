import {
  DOCUMENT_VERSION,
  type FileSource,
  type KeepFiles,
  type KeptBrush,
  type StoredActivity,
  type StudyDocument,
  type TableSource,
} from '../domain/study/document.ts';
import type { Model, NetworkModel } from '../domain/model.ts';
import type { Checkpoint } from '../domain/network/training.ts';
import { NOW, type StoredModel } from '../domain/study/storedModel.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import type { LoadRequest, NamedFile } from '../domain/table/source.ts';
import type { Activity, Study } from './state.ts';

/** What a document is made of besides the shared state. */
export interface Beside {
  readonly name: string | null;
  readonly keepFiles: KeepFiles;
  /** None, where nothing is said. */
  readonly brushes?: readonly KeptBrush[];
  readonly requestOf: (table: LoadedTable) => LoadRequest;
  /** The file of some outlines, by its name. */
  readonly outlinesFile: (file: string) => NamedFile;
  /** The SHA-256 of a file as far as it is known. */
  readonly hashOf: (file: NamedFile) => string | null;
  /** Under which SHA-256 a model's arrays are kept, as far as they are. */
  readonly arraysOf: (model: Model) => Arrays;
  /** Which incidents stand on which side for a split now: `rowsKey`. */
  readonly rowsKey: (split: Model['split']) => string;
}

/** Where a model's arrays are kept, each by its SHA-256. */
export interface Arrays {
  readonly scores: string | null;
  readonly weights: string | null;
}

/** The study as a document. */
export function toDocument(study: Study, beside: Beside): StudyDocument {
  return {
    format: 'streetlight-study',
    version: DOCUMENT_VERSION,
    name: beside.name,
    recipe: {
      tables: study.tables.map((table) => tableSource(table, beside)),
      outlines: study.outlines.map(({ file }) => fileSource(beside.outlinesFile(file), beside)),
      settings: study.settings,
    },
    models: storedModels(study.models, beside),
    shown: study.shown,
    opened: study.opened,
    stale: study.stages.evaluate.phase === 'stale',
    features: study.features,
    filter: study.filter,
    brushes: beside.brushes ?? [],
    threshold: study.threshold,
    charts: study.charts,
    log: study.log.map(storedActivity),
    keepFiles: beside.keepFiles,
  };
}

function tableSource(table: LoadedTable, beside: Beside): TableSource {
  const { file, parse } = beside.requestOf(table);
  const { role, outcome, columns, missing, sample, receipt } = table;
  return {
    ...fileSource(file, beside),
    ...{ parse: parse ?? null, sample, rows: receipt.loaded },
    ...{ role, outcome, columns, missing },
  };
}

function fileSource(file: NamedFile, { hashOf }: Pick<Beside, 'hashOf'>): FileSource {
  const { name, entry, data, simulated, origin } = file;
  return {
    file: name,
    entry: entry ?? null,
    bytes: data.size,
    sha256: hashOf(file),
    origin: origin ?? { kind: simulated ? 'sample' : 'file' },
  };
}

function storedModels(models: readonly Model[], beside: Beside): readonly StoredModel[] {
  const others: string[] = [];
  /** What the database calls its tables is no matter to the next one. */
  const rowsOf = ({ rows, split }: Model): string => {
    if (rows === beside.rowsKey(split)) return NOW;
    if (!others.includes(rows)) others.push(rows);
    return `others ${String(others.indexOf(rows) + 1)}`;
  };
  return models.map((model): StoredModel => {
    const { scores, weights } = beside.arraysOf(model);
    const common = { rows: rowsOf(model), scores };
    if (!('training' in model)) return { ...model, ...common };
    const { weights: _, checkpoint: __, ...training } = model.training;
    return { ...model, ...common, training, weights };
  });
}

function storedActivity({ time, title, detail, ms, sql, spec }: Activity): StoredActivity {
  const more = { sql: sql ?? null, spec: spec ?? null };
  return { time: time.toISOString(), title, detail, ms, ...more };
}

/** How a document's table is read again from its file. */
export function requestFor(source: TableSource, data: Blob): LoadRequest {
  const { parse, sample } = source;
  return {
    file: namedFile(source, data),
    // The person was asked when it was read first.
    evenIfLarge: true,
    ...(parse && { parse }),
    ...(sample && { sample }),
  };
}

/** A document's file, once its bytes are at hand. */
export function namedFile({ file, entry, origin }: FileSource, data: Blob): NamedFile {
  const simulated = origin.kind === 'sample';
  return { name: file, data, simulated, origin, ...(entry !== null && { entry }) };
}

/** What the person had said of a table, over what was found out when it was read again. */
export function understood(fresh: LoadedTable, source: TableSource): LoadedTable {
  const { role, outcome, columns, missing } = source;
  return { ...fresh, role, outcome, columns, missing };
}

/**
 * A document's model as it was, given its arrays; null for a network whose weights are not kept.
 * Whether it is scored is known once its scores are back in the database.
 */
export function modelFrom(
  stored: StoredModel,
  checkpoint: Checkpoint | null,
  rowsKey: Beside['rowsKey'],
): Model | null {
  const { scores: _, ...rest } = stored;
  const rows = stored.rows === NOW ? rowsKey(stored.split) : stored.rows;
  const common = { rows, scored: false };
  if (!('training' in rest)) return { ...rest, ...common };
  if (checkpoint === null) return null;
  const { weights: __, training, ...network } = rest;
  const weights = checkpoint.best?.weights ?? checkpoint.weights;
  return {
    ...network,
    ...common,
    training: { ...training, weights, checkpoint },
  } satisfies NetworkModel;
}

/** A log's entries as the page shows them. */
export function activitiesFrom(log: readonly StoredActivity[]): readonly Omit<Activity, 'id'>[] {
  return log.map(({ time, title, detail, ms, sql, spec }) => ({
    ...{ time: new Date(time), title, detail, ms },
    ...(sql !== null && { sql }),
    ...(spec !== null && { spec }),
  }));
}
