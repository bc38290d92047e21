import { describe, expect, it } from 'vitest';
import {
  ADADELTA,
  ADAM,
  NESTEROV,
  update64,
  updateStep,
} from '../../../src/domain/network/optimisers.ts';
import type { Part } from '../../../src/domain/network/layers.ts';
import type { OptimiserSpec } from '../../../src/domain/network/spec.ts';

interface Setting {
  readonly start: number;
  readonly l1: number;
  readonly l2: number;
  readonly l2Table: number | null;
  readonly part: Part;
}

const PLAIN: Setting = { start: 1, l1: 0, l2: 0, l2Table: null, part: 'kernel' };

/** Where one weight stands after each of these slopes, at a rate of 0.1. */
function path(
  optimiser: OptimiserSpec,
  slopes: readonly number[],
  changes: Partial<Setting> = {},
): number[] {
  const { start, part, ...decays } = { ...PLAIN, ...changes };
  const weights = Float64Array.of(start);
  const [first, second] = [new Float64Array(1), new Float64Array(1)];
  return slopes.map((slope, i) => {
    const arrays = { weights, gradient: Float64Array.of(slope), first, second };
    update64(optimiser, arrays, updateStep(i + 1, 0.1, decays), part);
    return weights[0]!;
  });
}

const adam = { kind: 'adam' } as const;

describe('a step of Adam', () => {
  it('goes the whole learning rate at first, whatever the size of the gradient', () => {
    expect(path(adam, [5])[0]).toBeCloseTo(1 - (0.1 * 5) / (5 + ADAM.epsilon), 12);
    expect(path(adam, [-1e-3])[0]).toBeCloseTo(1.1, 4);
  });

  it('decays kernels apart from the gradient, and biases not', () => {
    expect(path(adam, [0], { l1: 0.5, l2: 2 })[0]).toBeCloseTo(1 - 0.1 * 2 - 0.1 * 0.5, 12);
    expect(path(adam, [0], { l1: 0.5, l2: 2, part: 'bias' })[0]).toBe(1);
  });

  it('decays the table of the categories by a share of its own, where it has one', () => {
    expect(path(adam, [0], { l2: 2, l2Table: 3, part: 'table' })[0]).toBeCloseTo(1 - 0.3, 12);
    expect(path(adam, [0], { l2: 2, l2Table: 3 })[0]).toBeCloseTo(1 - 0.2, 12);
    expect(path(adam, [0], { l2: 2, part: 'table' })[0]).toBeCloseTo(1 - 0.2, 12);
  });

  it('stops at zero when it shrinks a small weight', () => {
    expect(path(adam, [0], { start: 0.01, l1: 0.5 })[0]).toBe(0);
    expect(path(adam, [0], { start: -0.01, l1: 0.5 })[0]).toBeCloseTo(0, 15);
  });
});

describe('a step of ADADELTA', () => {
  it('follows Zeiler by hand', () => {
    const { memory: rho, smoothing: e } = ADADELTA;
    const square = (1 - rho) * 4;
    const first = (-2 * Math.sqrt(e)) / Math.sqrt(square + e);
    const moves = (1 - rho) * first ** 2;
    const next = rho * square + (1 - rho) * 9;
    const second = (-3 * Math.sqrt(moves + e)) / Math.sqrt(next + e);
    const [one, two] = path(ADADELTA, [2, 3]);
    expect(one).toBeCloseTo(1 + 0.1 * first, 12);
    expect(two).toBeCloseTo(1 + 0.1 * (first + second), 12);
  });
});

describe('a step of gradient descent', () => {
  it('is rate times slope without momentum', () => {
    const plain = path({ kind: 'sgd', momentum: 0 }, [2, -1]);
    expect(plain[0]).toBeCloseTo(0.8, 12);
    expect(plain[1]).toBeCloseTo(0.9, 12);
  });

  it("looks ahead along Nesterov's velocity", () => {
    // v1 = -0.2, v2 = 0.9 v1 - 0.2 = -0.38; each step goes 0.9 v - 0.2.
    const [one, two] = path(NESTEROV, [2, 2]);
    expect(one).toBeCloseTo(1 - 0.9 * 0.2 - 0.2, 12);
    expect(two).toBeCloseTo(1 - 0.38 - 0.9 * 0.38 - 0.2, 12);
  });

  it.each([
    ['ADADELTA', ADADELTA],
    ['Nesterov', NESTEROV],
  ] as const)('and %s decay as Adam does', (_, optimiser) => {
    expect(path(optimiser, [0], { l1: 0.5, l2: 2 })[0]).toBeCloseTo(1 - 0.2 - 0.05, 12);
  });
});
