import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { adamStep } from '../../../src/domain/network/adam.ts';
import { fillMask } from '../../../src/domain/network/dropout.ts';
import { initialWeights } from '../../../src/domain/network/initial.ts';
import { layersOf, listLayers } from '../../../src/domain/network/layers.ts';
import type { Matrix64 } from '../../../src/domain/network/matrix64.ts';
import { createRandom, STREAMS } from '../../../src/domain/network/random.ts';
import * as reference from '../../../src/domain/network/reference.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import { createBatches } from '../../../src/engine/trainer/batches.ts';
import { createDeviceOperations } from '../../../src/engine/trainer/device/operations.ts';
import { fieldOf } from '../../../src/engine/trainer/fieldOf.ts';
import { createMasks } from '../../../src/engine/trainer/masks.ts';
import { cpuRung } from '../../../src/engine/trainer/rungs/cpu.ts';
import { wasmRung } from '../../../src/engine/trainer/rungs/wasm.ts';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import { createSession } from '../../../src/engine/trainer/session.ts';
import { use } from './backends.ts';
import { plantedRows, smallSpec } from './problems.ts';

vi.mock('../../../src/engine/trainer/rungs/wasmFiles.ts', () => import('./wasmFilesInNode.ts'));

/** The GPUs' operations hold on any backend, if slowly: here they are measured on cpu. */
const deviceOnCpu: Rung = {
  ...cpuRung,
  createOperations: (rows, vocabulary) => createDeviceOperations(fieldOf(rows, vocabulary)),
};

const STEPS = 24;

/** Weights after 24 steps over batches of `spec.batchSize` rows, the last of each round partial. */
async function trained(rung: Rung, spec: NetworkSpec, rows: FeatureMatrix, vocabulary: number) {
  const ops = rung.createOperations(rows, vocabulary);
  const session = createSession(ops, spec, initialWeights(spec, { ...rows, vocabulary }));
  const batches = createBatches(rows, spec.batchSize);
  const drawMasks = createMasks(spec);
  const order = Array.from({ length: rows.rows }, (_, row) => row);
  for (const [from, to] of spans(rows.rows, spec.batchSize)) {
    tf.tidy(() => session.step(batches.take(order, from, to), drawMasks(to - from), 0.01));
  }
  const weights = await session.weights();
  const loss = await session.takeLoss();
  session.dispose();
  ops.dispose();
  return { loss, arrays: listLayers(layersOf(weights)) };
}

/** The same by the float64 reference. */
function expected(spec: NetworkSpec, rows: FeatureMatrix, vocabulary: number) {
  const weights = reference.layers64(initialWeights(spec, { ...rows, vocabulary }));
  const moments = { mean: reference.zeros64(weights), variance: reference.zeros64(weights) };
  const random = createRandom(spec.seed, STREAMS.dropout);
  let loss = 0;
  spans(rows.rows, spec.batchSize).forEach(([from, to], step) => {
    const batch = part(rows, from, to);
    const masks = spec.dropout > 0 ? spec.hidden.map((units) => mask(batch.rows, units)) : [];
    const outputs = reference.forward64(weights, batch, masks);
    loss += reference.loss64(outputs.at(-1)!, batch.outcomes) * batch.rows;
    const gradients = reference.gradients64(weights, batch, outputs, masks);
    reference.adam64(weights, gradients, moments, adamStep(step + 1, 0.01, spec.l1, spec.l2));
  });
  return { loss, arrays: listLayers(weights).map(({ data }) => data) };

  function mask(count: number, units: number): Matrix64 {
    const values = new Float32Array(count * units);
    fillMask(values, spec.dropout, random, new Uint32Array(values.length));
    return { rows: count, columns: units, data: Float64Array.from(values) };
  }
}

function spans(rows: number, size: number): [number, number][] {
  const round = Array.from({ length: Math.ceil(rows / size) }, (_, i): [number, number] => [
    i * size,
    Math.min(rows, (i + 1) * size),
  ]);
  return Array.from({ length: STEPS }, (_, step) => round[step % round.length]!);
}

function part(rows: FeatureMatrix, from: number, to: number): FeatureMatrix {
  return {
    ...rows,
    rows: to - from,
    codes: rows.codes.slice(from * rows.fields, to * rows.fields),
    values: rows.values.slice(from * rows.numbers, to * rows.numbers),
    outcomes: rows.outcomes.slice(from, to),
  };
}

function relativeError(found: Float32Array, wanted: Float64Array): number {
  const distance = Math.hypot(...wanted.map((value, i) => value - found[i]!));
  return distance / Math.max(Math.hypot(...wanted), 1e-9);
}

const cases: [string, Partial<NetworkSpec>, number][] = [
  ['two hidden layers', { hidden: [12, 8] }, 2],
  ['dropout', { hidden: [12, 9], dropout: 0.3 }, 2],
  ['decay', { hidden: [12, 8], l1: 0.01, l2: 0.05 }, 2],
  ['no hidden layer', { hidden: [] }, 2],
  ['four hidden layers', { hidden: [9, 8, 7, 6] }, 2],
  ['no numeric columns', { hidden: [12, 8] }, 0],
];

describe.each([
  ['cpu', cpuRung],
  ['wasm', wasmRung],
  ["the GPUs' operations", deviceOnCpu],
])('24 steps on %s', (_, rung) => {
  beforeEach(() => use(rung));

  it.each(cases)('agree with float64: %s, partial batches', async (_name, change, numbers) => {
    const spec = smallSpec({ dropout: 0, l1: 0, l2: 0, batchSize: 16, ...change });
    const rows = plantedRows({ rows: 42, fields: 11, levels: 5, numbers, seed: 3 });
    const found = await trained(rung, spec, rows, 55);
    const wanted = expected(spec, rows, 55);
    expect(found.loss / wanted.loss).toBeCloseTo(1, 5);
    found.arrays.forEach((array, place) => {
      expect(relativeError(array, wanted.arrays[place]!)).toBeLessThan(1e-4);
    });
  });

  it('leave no tensor behind', async () => {
    const spec = smallSpec({ batchSize: 16 });
    const rows = plantedRows({ rows: 42, fields: 3, levels: 5, numbers: 2, seed: 3 });
    const before = tf.memory().numTensors;
    await trained(rung, spec, rows, 15);
    expect(tf.memory().numTensors).toBe(before);
  });
});
