import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { dropoutOf } from '../../../../src/domain/network/spec.ts';
import type { Problem, Session } from '../../../../src/engine/trainer/session.ts';

/** A backend of TensorFlow.js that the bench knows. */
type StockBackend = 'wasm' | 'webgpu';

const READY: Readonly<Record<StockBackend, () => Promise<unknown>>> = {
  wasm: async () => prepareWasm(),
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
};

/** On one thread. */
function prepareWasm(): void {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threaded,
  });
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
}

/**
 * The network as TensorFlow.js would have it: one-hot rows, dense layers, its own gradients and its
 * own Adam, as its `fit` does a step. It only trains: a peer for speed.
 */
export async function createStockSession(
  backend: StockBackend,
  { spec, train, vocabulary }: Problem,
): Promise<Session> {
  await READY[backend]();
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs could not start ${backend}`);
  const inputs = vocabulary + train.numbers;
  const units = [inputs, ...spec.hidden, 1];
  const layers = units.slice(1).map((columns, layer) => ({
    kernel: tf.variable(tf.randomUniform([units[layer]!, columns], -0.1, 0.1)),
    bias: tf.variable(tf.zeros([columns])),
  }));
  const adam = tf.train.adam(spec.learningRate);
  const costs: { readonly mean: tf.Scalar; readonly rows: number }[] = [];

  const oneHot = (rows: Uint32Array) => {
    const dense = new Float32Array(rows.length * inputs);
    rows.forEach((row, i) => {
      for (let f = 0; f < train.fields; f++) {
        dense[i * inputs + train.codes[row * train.fields + f]!] = 1;
      }
      const numbers = train.values.subarray(row * train.numbers, (row + 1) * train.numbers);
      dense.set(numbers, i * inputs + vocabulary);
    });
    return tf.tensor2d(dense, [rows.length, inputs]);
  };
  const logitsOf = (rows: Uint32Array) =>
    layers.reduce<tf.Tensor>((below, { kernel, bias }, layer) => {
      const isLast = layer === layers.length - 1;
      const activation = isLast ? 'linear' : 'relu';
      const output = tf.fused.matMul({ a: below, b: kernel, bias, activation });
      const dropout = dropoutOf(spec, layer);
      return isLast || dropout === 0 ? output : tf.dropout(output, dropout);
    }, oneHot(rows));

  return {
    step(rows) {
      const mean = tf.tidy(() => {
        const outcomes = tf.tensor2d(
          Float32Array.from(rows, (row) => train.outcomes[row]!),
          [rows.length, 1],
        );
        const cost = () =>
          tf.reshape<tf.Rank.R0>(tf.losses.sigmoidCrossEntropy(outcomes, logitsOf(rows)), []);
        const before = adam.minimize(cost, true);
        if (!before) throw new Error('tfjs kept no cost');
        return before;
      });
      costs.push({ mean, rows: rows.length });
    },
    async takeLoss() {
      let loss = 0;
      for (const { mean, rows } of costs.splice(0)) {
        loss += (await mean.data())[0]! * rows;
        mean.dispose();
      }
      return loss;
    },
    logits: () => Promise.reject(new Error('The stock peer only trains.')),
    snapshot: () => Promise.reject(new Error('The stock peer only trains.')),
    weights: () => Promise.reject(new Error('The stock peer only trains.')),
    dispose() {
      tf.dispose(layers);
      adam.dispose();
    },
  };
}
