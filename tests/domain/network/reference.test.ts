import { describe, expect, it } from 'vitest';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { ACTIVATION_RULES } from '../../../src/domain/network/activations.ts';
import { hiddenLayers } from '../../../src/domain/network/hiddenLayers.ts';
import { initialWeights } from '../../../src/domain/network/initial.ts';
import { listLayers } from '../../../src/domain/network/layers.ts';
import { addRow, matrix64, times } from '../../../src/domain/network/matrix64.ts';
import { createNetwork64, layers64, masks64 } from '../../../src/domain/network/network64.ts';
import { createRandom } from '../../../src/domain/network/random.ts';
import {
  forward64,
  gradients64,
  logits64,
  loss64,
  NO_MASKS,
} from '../../../src/domain/network/reference.ts';
import type { Layers64, Masks64 } from '../../../src/domain/network/reference.ts';
import { takeRows } from '../../../src/domain/network/rows.ts';
import { ACTIVATIONS, EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';

const shape = { vocabulary: 9, fields: 3, numbers: 2 };

function someRows(numbers: number): FeatureMatrix {
  const random = createRandom(5, 0);
  const rows = 8;
  return {
    rows,
    fields: 3,
    numbers,
    rowIds: new Int32Array(rows),
    codes: Uint16Array.from({ length: rows * 3 }, (_, i) => (i % 3) * 3 + random.below(3)),
    values: Float32Array.from({ length: rows * numbers }, () => 2 * random.uniform() - 1),
    outcomes: Uint8Array.from({ length: rows }, () => random.below(2)),
  };
}

/** A network off its starting point, so that no unit sits on its kink. */
function layersOf(spec: NetworkSpec, numbers: number): Layers64 {
  const layers = layers64(spec, initialWeights(spec, { ...shape, numbers }));
  const random = createRandom(4, 0);
  layers.biases.forEach(({ data }) => data.forEach((_, i) => (data[i] = random.uniform() - 0.3)));
  return layers;
}

const activationsOf = (spec: NetworkSpec) =>
  hiddenLayers(spec).map(({ activation }) => ACTIVATION_RULES[activation]);

/** Moves every weight a little either way and compares the loss with the gradient. */
function largestError(
  change: Partial<NetworkSpec>,
  numbers = 2,
  masks: (spec: NetworkSpec) => Masks64 = () => NO_MASKS,
): number {
  const spec = { ...EXAMPLE_2015, seed: 3, ...change };
  const { classWeights } = spec;
  const activations = activationsOf(spec);
  const layers = layersOf(spec, numbers);
  const rows = someRows(numbers);
  const drawn = masks(spec);
  const pass = () => forward64(activations, layers, rows, drawn);
  const loss = () => loss64(logits64(pass()), rows.outcomes, classWeights);
  const gradients = gradients64({ activations, classWeights }, layers, rows, pass(), drawn);
  const step = 1e-6;
  const errors = listLayers(layers).flatMap(({ data }, place) =>
    Array.from(data, (weight, i) => {
      data[i] = weight + step;
      const above = loss();
      data[i] = weight - step;
      const below = loss();
      data[i] = weight;
      return Math.abs((above - below) / (2 * step) - listLayers(gradients)[place]!.data[i]!);
    }),
  );
  return Math.max(...errors);
}

describe.each(ACTIVATIONS)('the reference network of %s units', (activation) => {
  it.each([[[]], [[5]], [[6, 4]], [[4, 3, 3]]])(
    'has gradients that agree with finite differences for hidden layers %j',
    (hidden) => expect(largestError({ activation, hidden })).toBeLessThan(1e-8),
  );

  it('has them without numeric columns', () => {
    expect(largestError({ activation, hidden: [4] }, 0)).toBeLessThan(1e-8);
  });

  it('has them where the classes weigh differently', () => {
    const change: Partial<NetworkSpec> = { activation, hidden: [4, 3], classWeights: [0.4, 2.5] };
    expect(largestError(change)).toBeLessThan(1e-8);
  });

  it.each([[[4]], [[6, 4]]])('has them above an embedding, for hidden layers %j', (hidden) => {
    expect(largestError({ activation, hidden, embedding: 3 })).toBeLessThan(1e-8);
  });

  it('has them above an embedding under dropout of inputs and units', () => {
    const change = { activation, hidden: [6, 4], embedding: 3, inputDropout: 0.3, dropout: [0.4] };
    const error = largestError(change, 2, (spec) => masks64(spec, 5, someRows(2)));
    expect(error).toBeLessThan(1e-8);
  });

  it('has them under dropout of inputs and units', () => {
    const change = { activation, hidden: [6, 4], inputDropout: 0.3, dropout: [0.4, 0] };
    const error = largestError(change, 2, (spec) => masks64(spec, 5, someRows(2)));
    expect(error).toBeLessThan(1e-8);
  });
});

describe('the reference network', () => {
  it('is a dense network on one-hot input', () => {
    const rows = someRows(2);
    const layers = layersOf({ ...EXAMPLE_2015, hidden: [] }, 2);
    const logits = logits64(forward64([], layers, rows));
    const dense = Array.from({ length: rows.rows }, (_, row) => {
      const codes = rows.codes.subarray(row * 3, row * 3 + 3);
      const active = [...codes].reduce((sum, code) => sum + layers.table.data[code]!, 0);
      const numbers = [...rows.values.subarray(row * 2, row * 2 + 2)];
      const bias = layers.biases[0]!.data[0]!;
      return numbers.reduce((sum, x, i) => sum + x * layers.numeric!.data[i]!, active + bias);
    });
    dense.forEach((z, row) => expect(logits.data[row]).toBeCloseTo(z, 12));
  });

  it('adds an embedding’s vectors up, and is the dense network of the product of its first two kernels', () => {
    const rows = someRows(2);
    const spec: NetworkSpec = { ...EXAMPLE_2015, hidden: [5, 4], embedding: 3 };
    const { table, numeric, kernels, biases } = layersOf(spec, 2);
    const [above, ...others] = kernels;
    const shift = times(biases[0]!, above!);
    addRow(shift, 0, 1, biases[1]!, 0);
    const dense: Layers64 = {
      table: times(table, above!),
      numeric: times(numeric!, above!),
      kernels: others,
      biases: [shift, ...biases.slice(2)],
    };
    const flat = activationsOf({ ...spec, embedding: 0 });
    const wanted = logits64(forward64(flat, dense, rows));
    const layers = { table, numeric, kernels, biases };
    const found = logits64(forward64(activationsOf(spec), layers, rows));
    expect(new Set(wanted.data).size).toBe(rows.rows);
    wanted.data.forEach((z, row) => expect(found.data[row]).toBeCloseTo(z, 12));
  });

  it('has no embedding without hidden layers', () => {
    const flat: NetworkSpec = { ...EXAMPLE_2015, hidden: [] };
    const spec = { ...flat, embedding: 8 };
    expect(initialWeights(spec, shape)).toEqual(initialWeights(flat, shape));
  });

  it('has no overflow in its loss', () => {
    const logits = matrix64(2, 1, (row) => (row ? -2000 : 2000));
    expect(loss64(logits, [1, 0])).toBe(0);
    expect(loss64(logits, [0, 1])).toBe(2000);
    expect(loss64(logits, [0, 1], [3, 1])).toBe(4000);
  });

  it('keeps the norm of every sum within its bound, by training', () => {
    const spec = { ...EXAMPLE_2015, hidden: [5, 4], maxNorm: 0.5, learningRate: 0.1 };
    const network = createNetwork64(spec, initialWeights(spec, shape), 6);
    for (let step = 0; step < 6; step++) network.train(someRows(2), step);
    const { table, numeric, kernels } = network.layers;
    const norms = [[table, numeric!], ...kernels.map((kernel) => [kernel])].flatMap((parts) =>
      Array.from({ length: parts[0]!.columns }, (_, column) =>
        Math.hypot(
          ...parts.flatMap(({ columns, data }) =>
            [...data].filter((_, i) => i % columns === column),
          ),
        ),
      ),
    );
    norms.forEach((norm) => expect(norm).toBeLessThan(0.5 + 1e-12));
    expect(Math.max(...norms)).toBeCloseTo(0.5, 6);
  });

  it('counts a row of weight 2 like the same row twice', () => {
    const spec: NetworkSpec = { ...EXAMPLE_2015, hidden: [4], dropout: [], l1: 0, l2: 0 };
    const start = initialWeights(spec, shape);
    const rows = someRows(2);
    const twice = [...rows.outcomes].flatMap((outcome, row) => (outcome ? [row, row] : [row]));
    const repeated = takeRows(rows, Uint32Array.from(twice));
    const weighted = createNetwork64({ ...spec, classWeights: [1, 2] }, start, 1);
    const plain = createNetwork64(spec, start, 1);
    expect(weighted.train(rows, 0) * rows.rows).toBeCloseTo(
      plain.train(repeated, 0) * repeated.rows,
      10,
    );
  });
});

describe('starting weights', () => {
  it('are seeded, uniform within their limits, and zero for biases', () => {
    const spec = { ...EXAMPLE_2015, hidden: [50, 40] };
    const big = { vocabulary: 300, fields: 17, numbers: 10 };
    const weights = initialWeights(spec, big);
    expect(weights).toEqual(initialWeights(spec, big));
    expect(weights).not.toEqual(initialWeights({ ...spec, seed: 2 }, big));
    const within = (array: Float32Array, limit: number) => {
      const largest = array.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
      expect(largest).toBeLessThanOrEqual(limit);
      expect(largest).toBeGreaterThan(0.8 * limit);
    };
    within(weights.table, Math.sqrt(6 / 27));
    within(weights.numeric, Math.sqrt(6 / 27));
    within(weights.kernels[0]!, Math.sqrt(6 / 50));
    within(weights.kernels[1]!, Math.sqrt(6 / (40 + 1)));
    expect(weights.biases.flatMap((bias) => [...bias]).every((bias) => bias === 0)).toBe(true);
    const embedded = initialWeights({ ...spec, embedding: 30 }, big);
    within(embedded.table, Math.sqrt(6 / (27 + 30)));
    within(embedded.numeric, Math.sqrt(6 / (27 + 30)));
    within(embedded.kernels[0]!, Math.sqrt(6 / 30));
    within(embedded.kernels[1]!, Math.sqrt(6 / 50));
  });
});
