import { ACTIVATIONS, METRICS, SCHEDULES } from '../../network/spec.ts';
import { FEATURE_SET_IDS } from '../../recipe/recipe.ts';
import { SEASONS } from '../../recipe/seasons.ts';
import { COLUMN_ROLES, COLUMN_TYPES } from '../../table/column.ts';
import { exactly, listOf, orNull, ref, type RootSchema, type Schema } from './schema.ts';

const TEXT: Schema = { type: 'string' };
const TRUTH: Schema = { type: 'boolean' };
const SHARE: Schema = { type: 'number', minimum: 0, maximum: 1 };
const NOT_ALL: Schema = { type: 'number', minimum: 0, exclusiveMaximum: 1 };
const AMOUNT: Schema = { type: 'number', minimum: 0 };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const ANY_NUMBER: Schema = { type: 'number' };
const oneOf = (...values: readonly string[]): Schema => ({ enum: values });

const ROLES = [...new Set(Object.values(COLUMN_ROLES).flat())];

const TABLE = {
  file: TEXT,
  source: TEXT,
  columns: listOf(ref('column')),
  missing: listOf(TEXT),
};

/** What a recipe is made of, in JSON Schema (draft 7). `Recipe` in `domain/recipe/recipe.ts` says it in TypeScript. */
export const RECIPE_SCHEMA: RootSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Streetlight recipe',
  description:
    'A study as data: the files and how their columns are understood, the joins, the split, the columns learned from and the network. Run again on the same files it gives the same numbers.',
  ...exactly({
    version: { const: 1 },
    join: ref('join'),
    split: ref('split'),
    features: oneOf(...FEATURE_SET_IDS),
    network: ref('network'),
  }),
  definitions: {
    column: exactly(
      {
        name: TEXT,
        type: oneOf(...COLUMN_TYPES),
        role: orNull(oneOf(...ROLES)),
        known: oneOf('at report', 'later', 'outcome'),
        feature: TRUTH,
        format: TEXT,
        unit: oneOf('C', 'F', 'mm', 'cm', 'in'),
      },
      ['format', 'unit'],
    ),
    table: exactly(TABLE),
    incidents: exactly({ ...TABLE, rows: COUNT, outcome: ref('outcome') }),
    outcome: exactly({
      arrest: listOf(TEXT),
      noArrest: listOf(TEXT),
      leftOut: listOf(TEXT),
      arrestContains: listOf(TEXT),
      others: oneOf('no arrest', 'left out'),
      blank: oneOf('no arrest', 'left out'),
    }),
    join: exactly({
      incidents: listOf(ref('incidents'), 1),
      weather: listOf(ref('table')),
      areas: listOf(ref('table')),
      place: orNull(exactly({ outlines: TEXT, property: orNull(TEXT) })),
      region: orNull(
        exactly({ west: ANY_NUMBER, south: ANY_NUMBER, east: ANY_NUMBER, north: ANY_NUMBER }),
      ),
      duplicates: oneOf('keep', 'drop records', 'drop ids'),
      seasons: oneOf(...Object.keys(SEASONS)),
    }),
    split: exactly({
      kind: oneOf('random', 'time'),
      trainShare: SHARE,
      validationShare: SHARE,
      seed: { type: 'integer' },
      filter: orNull(exactly({ sql: TEXT, words: TEXT })),
      labelAge: COUNT,
    }),
    network: exactly(
      {
        embedding: COUNT,
        hidden: listOf({ type: 'integer', minimum: 1 }),
        activation: oneOf(...ACTIVATIONS),
        inputDropout: NOT_ALL,
        dropout: listOf(NOT_ALL),
        l1: AMOUNT,
        l2: AMOUNT,
        l2Table: orNull(AMOUNT),
        maxNorm: orNull(AMOUNT),
        classWeights: { type: 'array', items: AMOUNT, minItems: 2, maxItems: 2 },
        epochs: { type: 'integer', minimum: 1 },
        batchSize: { type: 'integer', minimum: 1 },
        optimiser: {
          anyOf: [
            exactly({ kind: { const: 'adam' } }),
            exactly({ kind: { const: 'adadelta' }, memory: NOT_ALL, smoothing: AMOUNT }),
            exactly({ kind: { const: 'sgd' }, momentum: NOT_ALL }),
          ],
        },
        learningRate: AMOUNT,
        schedule: oneOf(...SCHEDULES),
        finalRateShare: AMOUNT,
        warmUpSteps: COUNT,
        earlyStopping: orNull(
          exactly({
            metric: oneOf(...METRICS),
            rounds: { type: 'integer', minimum: 1 },
            tolerance: AMOUNT,
          }),
        ),
        keepBest: TRUTH,
        seed: { type: 'integer' },
      },
      // Recipes of before there was one have none.
      ['embedding'],
    ),
  },
};
