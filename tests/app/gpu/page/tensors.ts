import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { FeatureMatrix } from '../../../../src/domain/features/matrix.ts';
import { rowOrder } from '../../../../src/domain/network/order.ts';
import { webgpuRung } from '../../../../src/engine/trainer/rungs/webgpu.ts';
import { createWebgpuSession } from '../../../../src/engine/trainer/webgpu/session.ts';
import type { LayerWeights } from '../../../../src/engine/trainer/webgpu/weights.ts';
import { problemOf } from '../../../engine/trainer/agreement.ts';
import { theBackend } from './theBackend.ts';

const ROWS = 40;

/** Trains with our shaders while TensorFlow.js predicts and saves by the same tensors. */
export async function tensorChecks() {
  await webgpuRung.load(true);
  const problem = problemOf({ change: {} });
  const { train, vocabulary } = problem;
  const session = await createWebgpuSession(theBackend(), problem);
  const rows = rowOrder(200);
  const oneHot = oneHotRows(train, vocabulary);
  const learn = (steps: readonly number[]) => steps.forEach((step) => session.step(rows, step));

  learn([0, 1, 2]);
  session.flush();
  const kernel = session.layers[1]!.kernel;
  const early = Float32Array.from(await kernel.data());
  const logits = await session.logits(train, 0, ROWS);
  const predicted = await read(predict(session.layers, oneHot));
  const waiting = predict(session.layers, oneHot);
  learn([3, 4, 5]);
  session.flush();
  const pending = await read(waiting);

  const saved = await save(session.layers);
  const weights = await session.weights();
  const inMemory = [...weights.table, ...weights.numeric, ...weights.kernels[0]!];
  const answer = {
    predicted: difference(predicted, logits),
    pending: difference(pending, logits),
    saved: difference(saved.slice(0, inMemory.length), inMemory),
    moved: difference(await kernel.data(), early),
  };
  session.dispose();
  oneHot.dispose();
  return answer;
}

/** Stock dense layers, as a rectifier's model has them. */
function predict(layers: readonly LayerWeights[], inputs: Tensor): Tensor {
  return tf.tidy(() =>
    layers.reduce((below, { kernel, bias }, layer) => {
      const sums = tf.add(tf.matMul(below, kernel as tf.Tensor2D), bias);
      return layer < layers.length - 1 ? tf.relu(sums) : sums;
    }, inputs),
  );
}

/** The kernels' numbers, by the form in which tfjs saves a model's weights. */
async function save(layers: readonly LayerWeights[]): Promise<number[]> {
  const named = layers.map(({ kernel }, layer) => ({ name: `kernel${layer}`, tensor: kernel }));
  const { data, specs } = await tf.io.encodeWeights(named);
  const loaded = tf.io.decodeWeights(data, specs);
  const numbers: number[] = [];
  for (const { name } of named) numbers.push(...(await read(loaded[name]!)));
  return numbers;
}

function oneHotRows({ fields, numbers, codes, values }: FeatureMatrix, vocabulary: number): Tensor {
  const width = vocabulary + numbers;
  const dense = new Float32Array(ROWS * width);
  for (let row = 0; row < ROWS; row++) {
    for (let f = 0; f < fields; f++) dense[row * width + codes[row * fields + f]!] = 1;
    for (let n = 0; n < numbers; n++) {
      dense[row * width + vocabulary + n] = values[row * numbers + n]!;
    }
  }
  return tf.tensor2d(dense, [ROWS, width]);
}

async function read(tensor: Tensor): Promise<Float32Array> {
  const numbers = await tensor.data<'float32'>();
  tensor.dispose();
  return numbers;
}

function difference(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) return Number.NaN;
  return Math.max(...Array.from(found, (value, i) => Math.abs(value - wanted[i]!)));
}
