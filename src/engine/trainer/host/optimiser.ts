import * as tf from '@tensorflow/tfjs-core';
import { layerShapes, layersOf, listLayers, mapLayers } from '../../../domain/network/layers.ts';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { Optimiser } from '../operations.ts';
import { hiddenOf, tensorShape } from '../tensors.ts';
import type { LayerTensors } from '../tensors.ts';
import { run } from './run.ts';

/** Adam on each weight matrix by our own single-pass kernel. */
export function createHostOptimiser(initial: NetworkWeights): Optimiser {
  const shapes = layerShapes({ hidden: hiddenOf(initial) }, initial.vocabulary, initial.numbers);
  const arrays = listLayers(layersOf(initial));
  const decays = listLayers(shapes).map(({ isBias }) => !isBias);
  const zeros = () => listLayers(shapes).map((layer) => tf.zeros(tensorShape(layer)));
  const means = zeros();
  const variances = zeros();
  let weights: LayerTensors = mapLayers(shapes, (layer, place) =>
    // A copy: the cpu backend would otherwise keep, and hand out, the caller's own array.
    tf.tensor(Float32Array.from(arrays[place] ?? []), tensorShape(layer)),
  );

  return {
    get weights() {
      return weights;
    },
    apply(gradients, { decay, shrink, ...step }) {
      const slopes = listLayers(gradients);
      const before = weights;
      weights = mapLayers(before, (weight, place) =>
        tf.keep(
          run(
            'AdamUpdate',
            {
              weights: weight,
              gradient: slopes[place],
              mean: means[place],
              variance: variances[place],
            },
            { ...step, decay: decays[place] ? decay : 0, shrink: decays[place] ? shrink : 0 },
          ),
        ),
      );
      tf.dispose(listLayers(before));
    },
    dispose() {
      tf.dispose([...listLayers(weights), ...means, ...variances]);
    },
  };
}
