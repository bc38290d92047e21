import { PRESET_IDS } from '../../network/presets.ts';
import { BACKENDS } from '../../network/spec.ts';
import type { Span } from '../../portal/span.ts';
import { WEATHER_SERVICE_IDS } from '../../portal/weather.ts';
import { conditionFault } from '../../recipe/conditionGuard.ts';
import type { IncidentFilter } from '../../recipe/filter.ts';
import { FEATURE_SET_IDS, type OutcomeRule, type SplitSpec } from '../../recipe/recipe.ts';
import {
  COLUMN_ROLES,
  COLUMN_TYPES,
  TABLE_ROLES,
  type Column,
  type ColumnRole,
} from '../../table/column.ts';
import { ENCODINGS, type ParseSetup, type SampleRequest } from '../../table/parse.ts';
import type { FileSource, StudyRecipe, TableSource } from '../document.ts';
import type { Origin } from '../origin.ts';
import { BASELINES, type Settings } from '../settings.ts';
import { networkChange } from './network.ts';
import {
  flag,
  kind,
  list,
  Misfit,
  nullable,
  number,
  oneOf,
  optional,
  pattern,
  record,
  text,
  variants,
  whole,
  type Fields,
  type Reader,
} from './reader.ts';

const NAME = 1_000;
const MOST = { tables: 200, columns: 4_096, values: 20_000 };
const MOST_SEED = 0xffff_ffff;

/** A SHA-256 in hexadecimal. */
export const sha256 = pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');
const day = pattern(/^\d{4}-\d\d-\d\d$/, 'a day such as 2015-12-31');

/** A condition that this app could have made. */
export const filter: Reader<IncidentFilter> = (value, at) => {
  const read = record<IncidentFilter>({ sql: text(), words: text() })(value, at);
  const fault = conditionFault(read.sql);
  if (fault !== null) throw new Misfit(`${at}.sql`, `a condition on incidents, but ${fault}`);
  return read;
};

export const split = record<SplitSpec>({
  kind: oneOf(['random', 'time']),
  trainShare: number(0, 1),
  validationShare: number(0, 1),
  seed: whole(0, MOST_SEED),
  filter: nullable(filter),
  labelAge: whole(0, 100_000),
});

const settings = record<Settings>({
  seasons: oneOf(['meteorological', 'h2o-2015']),
  duplicates: oneOf(['keep', 'drop records', 'drop ids']),
  outlines: nullable(text(NAME)),
  placeProperty: nullable(text(NAME)),
  split,
  preset: oneOf(PRESET_IDS),
  features: nullable(oneOf(FEATURE_SET_IDS)),
  network: networkChange,
  backend: oneOf(['auto', ...BACKENDS]),
  baselines: list(oneOf(BASELINES), BASELINES.length),
});

const span = record<Span>({ first: day, last: day });
const id = text(100);

const origin = variants<Origin>({
  file: record({ kind: kind('file') }),
  sample: record({ kind: kind('sample') }),
  portal: record({ kind: kind('portal'), city: id, dataset: id, span: nullable(span) }),
  weather: record({
    kind: kind('weather'),
    city: id,
    service: oneOf(WEATHER_SERVICE_IDS),
    span,
  }),
});

const file: Fields<FileSource> = {
  file: text(NAME),
  entry: nullable(text(NAME)),
  bytes: whole(),
  sha256: nullable(sha256),
  origin,
};

const parse = record<Partial<ParseSetup>>({
  encoding: optional(oneOf(ENCODINGS)),
  delimiter: optional(text(1)),
  quote: optional(oneOf(['"', "'", ''])),
  header: optional(flag),
  preamble: optional(whole(0, 1_000_000)),
});

const sample = record<SampleRequest>({
  rows: whole(1),
  by: oneOf(['file', 'year']),
  seed: whole(0, MOST_SEED),
});

const values = list(text(NAME), MOST.values);

const outcome = record<OutcomeRule>({
  arrest: values,
  noArrest: values,
  leftOut: values,
  arrestContains: values,
  others: oneOf(['no arrest', 'left out']),
  blank: oneOf(['no arrest', 'left out']),
});

const ROLES: readonly ColumnRole[] = Object.values(COLUMN_ROLES).flat();

const column = record<Column>({
  name: text(NAME),
  type: oneOf(COLUMN_TYPES),
  role: nullable(oneOf(ROLES)),
  known: oneOf(['at report', 'later', 'outcome']),
  feature: flag,
  format: optional(text(100)),
  unit: optional(oneOf(['C', 'F', 'mm', 'cm', 'in'])),
});

const table = record<TableSource>({
  ...file,
  parse: nullable(parse),
  sample: nullable(sample),
  rows: whole(),
  role: oneOf(TABLE_ROLES),
  outcome,
  columns: list(column, MOST.columns),
  missing: values,
});

/** What a study's numbers depend on. */
export const recipe = record<StudyRecipe>({
  tables: list(table, MOST.tables),
  outlines: list(record(file), MOST.tables),
  settings,
});
