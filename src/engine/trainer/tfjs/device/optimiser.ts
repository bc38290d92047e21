import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { ADAM } from '../../../../domain/network/optimisers.ts';
import type { UpdateStep } from '../../../../domain/network/optimisers.ts';
import { layerShapes, layersOf, listLayers, mapLayers } from '../../../../domain/network/layers.ts';
import type { NetworkWeights } from '../../../../domain/network/training.ts';
import type { Optimiser } from '../operations.ts';
import { hiddenOf, tensorShape } from '../tensors.ts';
import type { LayerTensors } from '../tensors.ts';

/** Adam on all weights as one vector: on a GPU every operation costs a dispatch, whatever its size. */
export function createDeviceOptimiser(initial: NetworkWeights): Optimiser {
  const spec = { hidden: hiddenOf(initial), activation: 'rectifier' } as const;
  const shapes = layerShapes(spec, initial.vocabulary, initial.numbers);
  const arrays = listLayers(layersOf(initial));

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

  let [all, mean, variance] = tf.tidy(() => {
    const start = join(arrays.map((array) => tf.tensor1d(array)));
    return [start, tf.zerosLike(start), tf.zerosLike(start)];
  });
  // 1 where a weight decays, 0 for a bias.
  const decays = tf.tidy(() =>
    join(
      listLayers(shapes).map((layer) =>
        tf.fill([layer.rows * layer.columns], layer.isBias ? 0 : 1),
      ),
    ),
  );
  let weights = divide(all);

  return {
    get weights() {
      return weights;
    },
    apply(gradients, step) {
      const before = [all, mean, variance, ...listLayers(weights)];
      [all, mean, variance] = tf.tidy(() =>
        updated(all, join(listLayers(gradients)), mean, variance, decays, step),
      );
      weights = divide(all);
      [all, mean, variance, ...listLayers(weights)].forEach((tensor) => tf.keep(tensor));
      tf.dispose(before);
    },
    dispose() {
      tf.dispose([all, mean, variance, decays, ...listLayers(weights)]);
    },
  };
}

type Moments = [all: Tensor1D, mean: Tensor1D, variance: Tensor1D];

function updated(
  all: Tensor1D,
  gradient: Tensor1D,
  mean: Tensor1D,
  variance: Tensor1D,
  decays: Tensor1D,
  { rate, meanCorrection, varianceCorrection, decay, shrink }: UpdateStep,
): Moments {
  const { beta1, beta2, epsilon } = ADAM;
  const m: Tensor1D = tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1));
  const v: Tensor1D = tf.add(tf.mul(variance, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const size = tf.add(tf.sqrt(tf.mul(v, varianceCorrection)), epsilon);
  const move = tf.div(tf.mul(m, rate * meanCorrection), size);
  const lost = tf.add(tf.mul(all, decay), tf.clipByValue(tf.mul(all, 1 - decay), -shrink, shrink));
  return [tf.sub(tf.sub(all, tf.mul(lost, decays)), move), m, v];
}
