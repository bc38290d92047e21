import { describe, expect, it } from 'vitest';
import type { NetworkModel } from '../../src/domain/model.ts';
import { EXAMPLE_2015 } from '../../src/domain/network/spec.ts';
import type { Checkpoint, NetworkWeights } from '../../src/domain/network/training.ts';
import { readDocument } from '../../src/domain/study/read/document.ts';
import { NOW } from '../../src/domain/study/storedModel.ts';
import {
  activitiesFrom,
  modelFrom,
  namedFile,
  requestFor,
  toDocument,
  type Beside,
} from '../../src/study/document.ts';
import type { Study } from '../../src/study/state.ts';
import { STUDY } from '../support/studyDocument.ts';

const weights: NetworkWeights = {
  ...{ vocabulary: 1, numbers: 0, table: new Float32Array(1), numeric: new Float32Array(0) },
  ...{ kernels: [], biases: [new Float32Array(1)] },
};
const bestWeights = { ...weights, table: new Float32Array([7]) };

const [stored] = STUDY.models;
if (!stored || !('training' in stored)) throw new Error('the first model is a network');

const checkpoint: Checkpoint = {
  ...{ id: 'c', spec: EXAMPLE_2015, about: null, backend: 'wasm', fingerprint: 'f' },
  ...{ epoch: 2, step: 2, history: [], savedAt: 0, weights },
  moments: { first: weights, second: weights },
  best: { epoch: 1, weights: bestWeights },
};

const rowsKey: Beside['rowsKey'] = ({ seed }) => `rows of seed ${String(seed)}`;

const blob = new Blob(['a,b\n1,2\n']);
const [incidents] = STUDY.recipe.tables;
if (!incidents) throw new Error('there are incidents');

describe('the study as a document', () => {
  const network = modelFrom(stored, checkpoint, rowsKey) as NetworkModel;
  const study = {
    tables: [{ ...incidents, id: 4, receipt: { file: incidents.file, loaded: incidents.rows } }],
    outlines: [{ file: 'areas.geojson' }],
    settings: STUDY.recipe.settings,
    models: [network, { ...network, id: 'other', rows: 'of another join' }],
    shown: 'network-1',
    opened: 2,
    stages: { evaluate: { phase: 'stale' } },
    features: STUDY.features,
    filter: null,
    threshold: 0.4,
    charts: [],
    log: activitiesFrom(STUDY.log),
  } as unknown as Study;
  const beside: Beside = {
    name: null,
    keepFiles: 'never',
    requestOf: () => requestFor(incidents, blob),
    outlinesFile: () => namedFile(STUDY.recipe.outlines[0]!, blob),
    hashOf: ({ entry }) => (entry === undefined ? null : 'ab'.repeat(32)),
    arraysOf: () => ({ scores: '1'.repeat(64), weights: '2'.repeat(64) }),
    rowsKey,
  };
  const document = toDocument(study, beside);

  it('can be read again', () => {
    expect(readDocument(JSON.stringify(document), 'a test')).toEqual(document);
  });

  it('says how each file was read and what was said of it', () => {
    expect(document.recipe.tables[0]).toEqual({ ...incidents, bytes: blob.size });
    expect(document.recipe.outlines[0]?.origin).toEqual(STUDY.recipe.outlines[0]?.origin);
    expect(document.log).toEqual(STUDY.log);
  });

  it('names models’ incidents by the recipe and not by the database’s tables', () => {
    expect(document.models.map(({ rows }) => rows)).toEqual([NOW, 'others 1']);
    expect(JSON.stringify(document.models)).not.toContain('of another join');
  });

  it('says whether something was changed since the training', () => {
    expect(document.stale).toBe(true);
  });

  it('leaves the arrays out, and takes the best epoch’s weights up again', () => {
    expect(document.models[0]).toEqual({ ...stored, scored: false });
    expect(network.training.weights).toBe(bestWeights);
    expect(modelFrom(stored, null, rowsKey)).toBeNull();
  });
});
