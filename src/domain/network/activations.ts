import type { ActivationName } from './spec.ts';

/** What a layer's units make of their weighted sums: a spec's activation, or nothing, as an embedding's. */
export type UnitName = ActivationName | 'linear';

/** An activation: a unit's output from its weighted sums, and the output's slope by each of them. */
export interface Activation {
  /** Weighted sums of a unit; with one, `second` below is 0 and has no slope. */
  readonly channels: 1 | 2;
  readonly output: (first: number, second: number) => number;
  readonly slopes: (first: number, second: number) => readonly [number, number];
}

/** A unit at its kink passes nothing on; of two equal sums the first counts. */
export const ACTIVATION_RULES: Readonly<Record<UnitName, Activation>> = {
  /** Nair & Hinton 2010. */
  rectifier: {
    channels: 1,
    output: (z) => Math.max(z, 0),
    slopes: (z) => [z > 0 ? 1 : 0, 0],
  },
  tanh: {
    channels: 1,
    output: (z) => Math.tanh(z),
    slopes: (z) => [1 - Math.tanh(z) ** 2, 0],
  },
  /** Goodfellow et al. 2013, of two sums, as in H2O. */
  maxout: {
    channels: 2,
    output: (first, second) => Math.max(first, second),
    slopes: (first, second) => (first >= second ? [1, 0] : [0, 1]),
  },
  linear: {
    channels: 1,
    output: (z) => z,
    slopes: () => [1, 0],
  },
};
