import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { layerShapes, layersOf, listLayers, mapLayers } from '../../../domain/network/layers.ts';
import type { Part } from '../../../domain/network/layers.ts';
import { ADAM, updateStep } from '../../../domain/network/optimisers.ts';
import type { UpdateStep } from '../../../domain/network/optimisers.ts';
import type { OptimiserSpec } from '../../../domain/network/spec.ts';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { Problem } from '../session.ts';
import { boundNorms } from './maxNorm.ts';
import { tensorShape } from './tensors.ts';
import type { LayerTensors } from './tensors.ts';

/** Holds the weights and what the optimiser remembers of them. */
export interface Optimiser {
  /** The weights now; valid until the next `apply`. */
  readonly weights: LayerTensors;
  /** What it remembers of each weight; the caller disposes the tensors. */
  moments(): { readonly first: LayerTensors; readonly second: LayerTensors };
  /** Takes one step; the caller disposes the gradients. */
  apply(gradients: LayerTensors, step: UpdateStep): void;
  dispose(): void;
}

/** Makes an optimiser, with its weights as one vector: on a GPU every operation costs a dispatch. */
export function createOptimiser({
  spec,
  initial,
  moments,
}: Pick<Problem, 'spec' | 'initial' | 'moments'>): Optimiser {
  const shapes = layerShapes(spec, initial.vocabulary, initial.numbers);
  const move = moveOf(spec.optimiser);

  const divide = (all: Tensor1D): LayerTensors => {
    let start = 0;
    return mapLayers(shapes, (layer) =>
      tf.tidy(() => {
        const size = layer.rows * layer.columns;
        const part = tf.slice1d(all, start, size);
        start += size;
        return tf.reshape(part, tensorShape(layer));
      }),
    );
  };
  const join = (parts: readonly tf.Tensor[]): Tensor1D =>
    tf.concat1d(parts.map((part) => tf.reshape<tf.Rank.R1>(part, [-1])));

  const vectorOf = (weights: NetworkWeights) =>
    join(listLayers(layersOf(weights)).map((array) => tf.tensor1d(array)));
  const spread = (valueOf: (part: Part) => number) =>
    tf.tidy(() =>
      join(
        listLayers(shapes).map(({ rows, columns, part }) =>
          tf.fill([rows * columns], valueOf(part)),
        ),
      ),
    );

  let [all, first, second] = tf.tidy(() => {
    const start = vectorOf(initial);
    const memory = (from: NetworkWeights | undefined) =>
      from ? vectorOf(from) : tf.zerosLike(start);
    return [start, memory(moments?.first), memory(moments?.second)];
  });
  // What each weight decays by at a rate of 1; only the rate changes from step to step.
  const { decays } = updateStep(1, 1, spec);
  const shares = spread((part) => decays[part].share);
  const shrinks = spread((part) => decays[part].shrink);
  let weights = divide(all);

  const updated = (gradients: LayerTensors, step: UpdateStep): Update => {
    const moved = move(join(listLayers(gradients)), first, second, step);
    const left = tf.add<Tensor1D>(decayed(all, shares, shrinks, step.rate), moved.way);
    if (spec.maxNorm === null) return [left, moved.first, moved.second];
    const bounded = listLayers(boundNorms(divide(left), spec.maxNorm));
    return [join(bounded), moved.first, moved.second];
  };

  return {
    get weights() {
      return weights;
    },
    moments: () => ({ first: divide(first), second: divide(second) }),
    apply(gradients, step) {
      const before = [all, first, second, ...listLayers(weights)];
      [all, first, second] = tf.tidy(() => updated(gradients, step));
      weights = divide(all);
      [all, first, second, ...listLayers(weights)].forEach((tensor) => tf.keep(tensor));
      tf.dispose(before);
    },
    dispose() {
      tf.dispose([all, first, second, shares, shrinks, ...listLayers(weights)]);
    },
  };
}

type Update = [all: Tensor1D, first: Tensor1D, second: Tensor1D];

/** How far the weights go, and what is remembered of it. */
interface Moved {
  readonly way: Tensor1D;
  readonly first: Tensor1D;
  readonly second: Tensor1D;
}

type Move = (slopes: Tensor1D, first: Tensor1D, second: Tensor1D, step: UpdateStep) => Moved;

/** `domain/network/optimisers.ts` on tensors. */
function moveOf(optimiser: OptimiserSpec): Move {
  switch (optimiser.kind) {
    case 'adam':
      return adam;
    case 'adadelta':
      return adadelta(optimiser.memory, optimiser.smoothing);
    case 'sgd':
      return nesterov(optimiser.momentum);
  }
}

const adam: Move = (slopes, mean, variance, { rate, meanCorrection, varianceCorrection }) => {
  const { beta1, beta2, epsilon } = ADAM;
  const first = blend(mean, slopes, beta1);
  const second = blend(variance, tf.square(slopes), beta2);
  const size = tf.add(tf.sqrt(tf.mul(second, varianceCorrection)), epsilon);
  return { way: tf.div(tf.mul(first, -rate * meanCorrection), size), first, second };
};

function adadelta(kept: number, smoothing: number): Move {
  return (slopes, squares, moves, { rate }) => {
    const first = blend(squares, tf.square(slopes), kept);
    const ratio = tf.div(tf.add(moves, smoothing), tf.add(first, smoothing));
    const move: Tensor1D = tf.mul(slopes, tf.sqrt(ratio));
    return { way: tf.mul(move, -rate), first, second: blend(moves, tf.square(move), kept) };
  };
}

function nesterov(momentum: number): Move {
  return (slopes, velocity, unused, { rate }) => {
    const step = tf.mul(slopes, rate);
    const first: Tensor1D = tf.sub(tf.mul(velocity, momentum), step);
    const second = tf.clone(unused);
    return { way: tf.sub(tf.mul(first, momentum), step), first, second };
  };
}

/** A running mean that keeps a share of itself. */
function blend(mean: Tensor1D, now: Tensor1D, kept: number): Tensor1D {
  return tf.add(tf.mul(mean, kept), tf.mul(now, 1 - kept));
}

function decayed(all: Tensor1D, shares: Tensor1D, shrinks: Tensor1D, rate: number): Tensor1D {
  const less: Tensor1D = tf.sub(all, tf.mul(all, tf.mul(shares, rate)));
  // Towards zero by `shrink`, where it stops.
  return tf.mul(tf.sign(less), tf.relu(tf.sub(tf.abs(less), tf.mul(shrinks, rate))));
}
