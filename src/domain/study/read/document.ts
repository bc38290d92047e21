import type { ChartDraft } from '../../explore/chartSpec.ts';
import { FaultError } from '../../fault.ts';
import type { Field, FeaturePlan, Numeric } from '../../features/plan.ts';
import type { FeatureReceipt, LeftOut } from '../../features/receipt.ts';
import {
  DOCUMENT_VERSION,
  KEEP_FILES,
  type KeptBrush,
  type StoredActivity,
  type StudyDocument,
  type StudyRecipe,
} from '../document.ts';
import { migrate } from '../migrate.ts';
import { models } from './models.ts';
import { filter, recipe } from './recipe.ts';
import {
  flag,
  list,
  Misfit,
  nullable,
  number,
  oneOf,
  pattern,
  record,
  text,
  whole,
  type Reader,
} from './reader.ts';

const NAME = 1_000;
/** A query of the log can be long: a lookup over many columns, a drawn area. */
const MOST_SQL = 1_000_000;

const plan = record<FeaturePlan>({
  fields: list(record<Field>({ name: text(NAME), levels: list(text()), offset: whole() })),
  numerics: list(
    record<Numeric>({ name: text(NAME), mean: number(), sd: number(), flagMissing: flag }),
  ),
  vocabulary: whole(),
});

const features = record<FeatureReceipt>({
  plan,
  train: whole(),
  validation: whole(),
  holdout: whole(),
  trainArrests: whole(),
  leftOut: list(record<LeftOut>({ name: text(NAME), reason: text() })),
  ms: number(0),
});

const activity = record<StoredActivity>({
  time: pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'a time in UTC'),
  title: text(),
  detail: text(),
  ms: nullable(number(0)),
  sql: nullable(text(MOST_SQL)),
  spec: nullable(text(MOST_SQL)),
});

/** The present version of the format. */
const version: Reader<typeof DOCUMENT_VERSION> = (value, at) => {
  if (value === DOCUMENT_VERSION) return DOCUMENT_VERSION;
  throw new Misfit(at, String(DOCUMENT_VERSION));
};

const document = record<StudyDocument>({
  format: oneOf(['streetlight-study']),
  version,
  name: nullable(text(NAME)),
  recipe,
  models,
  shown: nullable(text(NAME)),
  opened: whole(),
  stale: flag,
  features: nullable(features),
  filter: nullable(filter),
  brushes: list(record<KeptBrush>({ column: text(NAME), parts: list(whole()) }), 1_000),
  threshold: number(0, 1),
  charts: list(
    record<ChartDraft>({ name: text(NAME), sql: text(MOST_SQL), spec: text(MOST_SQL) }),
    1_000,
  ),
  log: list(activity),
  keepFiles: oneOf(KEEP_FILES),
});

/**
 * A study from JSON that anybody may have written; nothing but what a study has comes in.
 * @param from where the text came from, for people: "the file x.streetlight"
 * @throws {FaultError} `study-unreadable`, `study-too-new`
 */
export function readDocument(json: string, from: string): StudyDocument {
  return documentOf(parsed(json, from), from);
}

/** The same of a value that JSON was. */
export function documentOf(value: unknown, from: string): StudyDocument {
  return sound(from, () => document(migrate(value, from), ''));
}

/** A recipe that stands by itself, as {@link readDocument} reads it with a study. */
export function readRecipe(value: unknown, from: string): StudyRecipe {
  return sound(from, () => recipe(value, ''));
}

/** Runs readers; what does not fit is a fault that says where it came from. */
export function sound<T>(from: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new FaultError(
      { kind: 'study-unreadable', from, detail: error.message },
      { cause: error },
    );
  }
}

/** JSON as a value of unknown make. */
export function parsed(json: string, from: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (cause) {
    throw new FaultError({ kind: 'study-unreadable', from, detail: 'it is no JSON' }, { cause });
  }
}
