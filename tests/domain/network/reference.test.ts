import { describe, expect, it } from 'vitest';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { ADAM, adamStep } from '../../../src/domain/network/adam.ts';
import { initialWeights } from '../../../src/domain/network/initial.ts';
import { listLayers } from '../../../src/domain/network/layers.ts';
import { matrix64 } from '../../../src/domain/network/matrix64.ts';
import type { Matrix64 } from '../../../src/domain/network/matrix64.ts';
import { createRandom } from '../../../src/domain/network/random.ts';
import * as reference from '../../../src/domain/network/reference.ts';
import type { Layers64 } from '../../../src/domain/network/reference.ts';

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

/** Moves every weight a little either way and compares the loss with the gradient. */
function largestError(layers: Layers64, rows: FeatureMatrix, masks: Matrix64[]): number {
  const loss = () =>
    reference.loss64(reference.forward64(layers, rows, masks).at(-1)!, rows.outcomes);
  const outputs = reference.forward64(layers, rows, masks);
  const gradients = listLayers(reference.gradients64(layers, rows, outputs, masks));
  const step = 1e-6;
  const errors = listLayers(layers).flatMap(({ data }, place) =>
    Array.from(data, (weight, i) => {
      data[i] = weight + step;
      const above = loss();
      data[i] = weight - step;
      const below = loss();
      data[i] = weight;
      return Math.abs((above - below) / (2 * step) - gradients[place]!.data[i]!);
    }),
  );
  return Math.max(...errors);
}

describe('the reference network', () => {
  it.each([[[]], [[5]], [[6, 4]], [[4, 3, 3]]])(
    'has gradients that agree with finite differences for hidden layers %j',
    (hidden) => {
      const layers = reference.layers64(initialWeights({ hidden, seed: 3 }, shape));
      expect(largestError(layers, someRows(2), [])).toBeLessThan(1e-8);
    },
  );

  it('has them without numeric columns', () => {
    const start = initialWeights({ hidden: [4], seed: 3 }, { ...shape, numbers: 0 });
    expect(largestError(reference.layers64(start), someRows(0), [])).toBeLessThan(1e-8);
  });

  it('has them under dropout', () => {
    const random = createRandom(2, 3);
    const masks = [6, 4].map((units) => matrix64(8, units, () => (random.below(2) ? 2 : 0)));
    const layers = reference.layers64(initialWeights({ hidden: [6, 4], seed: 3 }, shape));
    // A unit whose inputs are all dropped would sit on the rectifier's kink.
    layers.biases.forEach(({ data }) => data.fill(0.1));
    expect(largestError(layers, someRows(2), masks)).toBeLessThan(1e-8);
  });

  it('is a dense network on one-hot input', () => {
    const rows = someRows(2);
    const layers = reference.layers64(initialWeights({ hidden: [], seed: 3 }, shape));
    const logits = reference.forward64(layers, rows).at(-1)!;
    const dense = Array.from({ length: rows.rows }, (_, row) => {
      const codes = rows.codes.subarray(row * 3, row * 3 + 3);
      const active = [...codes].reduce((sum, code) => sum + layers.table.data[code]!, 0);
      const numbers = [...rows.values.subarray(row * 2, row * 2 + 2)];
      return numbers.reduce((sum, x, i) => sum + x * layers.numeric!.data[i]!, active);
    });
    dense.forEach((z, row) => expect(logits.data[row]).toBeCloseTo(z, 12));
  });

  it('has no overflow in its loss', () => {
    const logits = matrix64(2, 1, (row) => (row ? -2000 : 2000));
    expect(reference.loss64(logits, [1, 0])).toBe(0);
    expect(reference.loss64(logits, [0, 1])).toBe(2000);
  });
});

describe('a step of Adam', () => {
  const oneWeight = (weight: number): Layers64 => ({
    table: matrix64(1, 1, () => weight),
    numeric: null,
    kernels: [],
    biases: [matrix64(1, 1, () => weight)],
  });
  const moved = (weight: number, gradient: number, l1: number, l2: number) => {
    const weights = oneWeight(weight);
    const moments = { mean: oneWeight(0), variance: oneWeight(0) };
    reference.adam64(weights, oneWeight(gradient), moments, adamStep(1, 0.1, l1, l2));
    return { kernel: weights.table.data[0]!, bias: weights.biases[0]!.data[0]! };
  };

  it('goes the whole learning rate at first, whatever the size of the gradient', () => {
    expect(moved(1, 5, 0, 0).kernel).toBeCloseTo(1 - (0.1 * 5) / (5 + ADAM.epsilon), 12);
    expect(moved(1, -1e-3, 0, 0).kernel).toBeCloseTo(1.1, 4);
  });

  it('decays kernels apart from the gradient, and biases not', () => {
    const { kernel, bias } = moved(1, 0, 0.5, 2);
    expect(kernel).toBeCloseTo(1 - 0.1 * 2 - 0.1 * 0.5, 12);
    expect(bias).toBe(1);
  });

  it('stops at zero when it shrinks a small weight', () => {
    expect(moved(0.01, 0, 0.5, 0).kernel).toBe(0);
    expect(moved(-0.01, 0, 0.5, 0).kernel).toBeCloseTo(0, 15);
  });
});

describe('starting weights', () => {
  it('are seeded, uniform within their limits, and zero for biases', () => {
    const spec = { hidden: [50, 40], seed: 1 };
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
  });
});
