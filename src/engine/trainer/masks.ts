import * as tf from '@tensorflow/tfjs-core';
import { fillMask } from '../../domain/network/dropout.ts';
import { createRandom, STREAMS } from '../../domain/network/random.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type { Masks } from './tensors.ts';

/** Draws the next step's dropout masks for `rows` rows; call it within a tidy. */
export type DrawMasks = (rows: number) => Masks;

/** Masks from our own seeded generator: the same on every backend, and faster than tf.dropout. */
export function createMasks({ hidden, dropout, batchSize, seed }: NetworkSpec): DrawMasks {
  if (dropout === 0) return () => [];
  const random = createRandom(seed, STREAMS.dropout);
  const layers = hidden.map((units) => ({ units, mask: new Float32Array(batchSize * units) }));
  const words = new Uint32Array(Math.ceil((batchSize * Math.max(0, ...hidden)) / 2));

  return (rows) =>
    layers.map(({ units, mask }) => {
      const used = mask.subarray(0, rows * units);
      fillMask(used, dropout, random, words);
      return tf.tensor2d(used, [rows, units]);
    });
}
