import { EXAMPLE_2015 } from '../../src/domain/network/spec.ts';
import { DEFAULT_SPLIT } from '../../src/domain/recipe/recipe.ts';
import type { StudyDocument } from '../../src/domain/study/document.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/study/settings.ts';
import { NOW } from '../../src/domain/study/storedModel.ts';

const rule = {
  arrest: ['true'],
  noArrest: [],
  leftOut: [],
  arrestContains: [],
  others: 'no arrest',
  blank: 'left out',
} as const;

const filter = {
  sql: `("Season" in ('Summer')) and ("HourOfDay" between 20 and 23)`,
  words: 'Season: Summer; Hour: 20 to 23 h',
};

const figures = { auc: 0.9, aucLow: 0.89, aucHigh: 0.91, logLoss: 0.3, withoutDefined: null };

const common = { rows: NOW, split: DEFAULT_SPLIT, seconds: 3.5, scored: true, holdout: figures };

/** A study with something of everything. */
export const STUDY: StudyDocument = {
  format: 'streetlight-study',
  version: 1,
  name: 'Summer nights',
  recipe: {
    tables: [
      {
        file: 'crimes "2015".csv',
        entry: 'folder/crimes.csv',
        bytes: 123_456,
        sha256: 'ab'.repeat(32),
        origin: { kind: 'file' },
        parse: { delimiter: ';', header: true },
        sample: { rows: 1000, by: 'year', seed: 7 },
        rows: 990,
        role: 'incidents',
        outcome: rule,
        columns: [
          {
            name: 'Date',
            type: 'timestamp',
            role: 'occurred at',
            known: 'at report',
            feature: false,
            format: '%m/%d/%Y %I:%M:%S %p',
          },
          { name: '__proto__', type: 'category', role: null, known: 'later', feature: true },
        ],
        missing: ['n/a'],
      },
      {
        file: 'weather.csv',
        entry: null,
        bytes: 99,
        sha256: null,
        origin: {
          kind: 'weather',
          city: 'chicago',
          service: 'noaa',
          span: { first: '2015-01-01', last: '2015-12-31' },
        },
        parse: null,
        sample: null,
        rows: 365,
        role: 'weather',
        outcome: rule,
        columns: [
          {
            name: 'TMAX',
            type: 'number',
            role: 'highest temperature',
            known: 'at report',
            feature: true,
            unit: 'F',
          },
        ],
        missing: [],
      },
    ],
    outlines: [
      {
        file: 'areas.geojson',
        entry: null,
        bytes: 5,
        sha256: '0'.repeat(64),
        origin: { kind: 'portal', city: 'chicago', dataset: 'igwz-8jzy', span: null },
      },
    ],
    settings: {
      ...DEFAULT_SETTINGS,
      split: { ...DEFAULT_SPLIT, kind: 'time', filter },
      network: { hidden: [64], optimiser: { kind: 'sgd', momentum: 0.9 }, seed: 3 },
    },
  },
  models: [
    {
      ...common,
      id: 'network-1',
      kind: 'network',
      name: '64, example columns',
      columns: ['Date'],
      spec: { ...EXAMPLE_2015, hidden: [64], epochs: 1 },
      features: 'example',
      scores: '1'.repeat(64),
      weights: '2'.repeat(64),
      training: {
        backend: 'wasm',
        rungs: [
          { backend: 'webgpu', state: 'unavailable', reason: 'no adapter' },
          { backend: 'wasm', state: 'passed', software: false, ms: 12, rate: null },
        ],
        parameters: 1_234,
        history: [
          {
            epoch: 1,
            trainLoss: 0.5,
            validationLoss: 0.4,
            validationAuc: 0.8,
            inputWeights: { fields: [1, 2], numbers: [0.5] },
          },
        ],
        keptEpoch: 1,
        stoppedEarly: false,
        samplesPerSecond: 5_000,
        seconds: 3.5,
        scoreMs: 20,
      },
    },
    {
      ...common,
      id: 'boosted-example-random',
      kind: 'boosted',
      name: 'boosted trees, example',
      columns: ['Date'],
      features: 'example',
      description: '300 trees',
      scores: '3'.repeat(64),
    },
    {
      ...common,
      rows: 'others 1',
      scored: false,
      id: 'lookup-random',
      kind: 'lookup',
      name: 'lookup on IUCR',
      columns: ['IUCR'],
      scores: null,
    },
  ],
  shown: 'network-1',
  opened: 2,
  stale: false,
  features: {
    plan: {
      fields: [{ name: 'IUCR', levels: ['0486', '0820'], offset: 0 }],
      numerics: [{ name: 'TMAX', mean: 60.5, sd: 20, flagMissing: true }],
      vocabulary: 4,
    },
    ...{ train: 700, validation: 90, holdout: 200, trainArrests: 190, leftOut: [], ms: 30 },
  },
  filter,
  brushes: [{ column: 'HourOfDay', parts: [20, 21, 22, 23] }],
  threshold: 0.5,
  charts: [{ name: 'Mine', sql: 'select 1', spec: '{}' }],
  log: [
    {
      time: '2026-01-02T03:04:05.678Z',
      title: 'Joined',
      detail: '990 rows',
      ms: 5.5,
      sql: 'select 1',
      spec: null,
    },
  ],
  keepFiles: 'room',
};
