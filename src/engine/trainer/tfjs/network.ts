import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { hiddenLayers, type LayerSpec } from '../../../domain/network/hiddenLayers.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import { ACTIVATION_TENSORS } from './activations.ts';
import type { Units } from './activations.ts';
import type { Operations } from './operations.ts';
import { NO_MASKS } from './tensors.ts';
import type { Batch, LayerTensors, Masks } from './tensors.ts';

/*
 * Forward and backward pass, by hand: the same steps as `domain/network/reference.ts`. tfjs' tape
 * would need twice the kernels a step, and gather's own gradient exists on no backend that we use.
 */

/** What a forward pass leaves. */
export interface Pass {
  /** What goes up from each hidden layer, masked. */
  readonly outputs: readonly Tensor[];
  readonly units: readonly Units[];
  /** [rows x 1]. */
  readonly logits: Tensor;
}

/** The forward pass. Call within a tidy. */
export function forward(
  ops: Operations,
  spec: LayerSpec,
  layers: LayerTensors,
  batch: Batch,
  masks: Masks = NO_MASKS,
): Pass {
  const hidden = hiddenLayers(spec);
  const outputs: Tensor[] = [];
  const units: Units[] = [];
  const sumsOf = (layer: number, fused: 'relu' | 'linear'): Tensor => {
    const [bias, below, kernel] = [
      layers.biases[layer],
      outputs[layer - 1],
      layers.kernels[layer - 1],
    ];
    if (!bias) throw new Error(`The network has no layer ${layer}.`);
    return below && kernel
      ? tf.fused.matMul({ a: below, b: kernel, bias, activation: fused })
      : inputSums(ops, layers, batch, masks, fused);
  };
  hidden.forEach(({ activation }, layer) => {
    const rule = ACTIVATION_TENSORS[activation];
    const unit = rule.units(sumsOf(layer, rule.fused));
    const mask = masks.hidden[layer];
    units.push(unit);
    outputs.push(mask ? tf.mul(unit.output, mask) : unit.output);
  });
  return { outputs, units, logits: sumsOf(hidden.length, 'linear') };
}

/** What each row's log-loss counts [rows x 1], or null where all count 1. Call within a tidy. */
export function rowWeights([no, yes]: NetworkSpec['classWeights'], outcomes: Tensor) {
  return no === 1 && yes === 1 ? null : tf.add(tf.mul(outcomes, yes - no), no);
}

/** Mean log-loss in nats, from the logits: log(1 + e^z) - y z, written so that no e^z overflows. */
export function meanLogLoss(logits: Tensor, outcomes: Tensor, weights: Tensor | null): tf.Scalar {
  const overflowing = tf.sub(tf.relu(logits), tf.mul(logits, outcomes));
  const losses = tf.add(overflowing, tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
  return tf.mean(weights ? tf.mul(losses, weights) : losses);
}

/** Gradient of the mean log-loss by every weight. Call within a tidy. */
export function backward(
  ops: Operations,
  layers: LayerTensors,
  batch: Batch,
  { outputs, units, logits }: Pass,
  weights: Tensor | null,
  masks: Masks,
): LayerTensors {
  const kernels: Tensor[] = [];
  const biases: Tensor[] = [];
  // By a column, not by a number: see `shareOf`.
  const slopes: Tensor = tf.mul(tf.sub(tf.sigmoid(logits), batch.outcomes), shareOf(batch));
  let delta = weights ? tf.mul(slopes, weights) : slopes;
  for (let layer = layers.biases.length - 1; layer > 0; layer--) {
    const [below, unit, kernel] = [outputs[layer - 1], units[layer - 1], layers.kernels[layer - 1]];
    if (!below || !unit || !kernel) throw new Error(`The network has no layer ${layer}.`);
    biases.unshift(tf.sum(delta, 0));
    kernels.unshift(tf.matMul(below, delta, true));
    const back = tf.matMul(delta, kernel, false, true);
    const mask = masks.hidden[layer - 1];
    delta = unit.passBack(mask ? tf.mul(back, mask) : back);
  }
  biases.unshift(tf.sum(delta, 0));
  const values = maskedValues(batch, masks);
  return {
    table: ops.scatterSum(batch.codes, masks.codes, delta),
    numeric: values && tf.matMul(values, delta, true),
    kernels,
    biases,
  };
}

/**
 * Each row's share of the mean [rows x 1]. On webgl four numbers share a texel: under an odd number of
 * rows lies a row that does not exist, where a sigmoid is a half, and products over rows would count it.
 * What comes from outside is 0 there.
 */
function shareOf({ rows }: Batch): Tensor {
  return tf.tensor2d(new Float32Array(rows).fill(1 / rows), [rows, 1]);
}

function inputSums(
  ops: Operations,
  { table, numeric, biases }: LayerTensors,
  batch: Batch,
  masks: Masks,
  activation: 'relu' | 'linear',
): Tensor {
  const bias = biases[0];
  if (!bias) throw new Error('The network has no layers.');
  const values = maskedValues(batch, masks);
  const base =
    values && numeric
      ? tf.fused.matMul({ a: values, b: numeric, bias })
      : tf.tile(tf.reshape(bias, [1, -1]), [batch.rows, 1]);
  const sums = ops.gatherSum(table, batch.codes, masks.codes, base);
  return activation === 'relu' ? tf.relu(sums) : sums;
}

function maskedValues({ values }: Batch, masks: Masks): Tensor | null {
  return values && masks.values ? tf.mul(values, masks.values) : values;
}
