import type { FeatureMatrix } from '../features/matrix.ts';
import { ACTIVATION_RULES } from './activations.ts';
import { dropoutKey, dropoutMask } from './dropout.ts';
import { hiddenLayers, type LayerSpec } from './hiddenLayers.ts';
import { layerShapes, layersOf, listLayers, mapLayers, weightsOf } from './layers.ts';
import type { WeightShape } from './layers.ts';
import { boundNorms } from './maxNorm.ts';
import { zeroMatrix64 } from './matrix64.ts';
import type { Matrix64 } from './matrix64.ts';
import { update64, updateStep } from './optimisers.ts';
import { learningRateAt } from './rate.ts';
import { forward64, gradients64, logits64, loss64 } from './reference.ts';
import type { Layers64, Masks64 } from './reference.ts';
import type { NetworkSpec } from './spec.ts';
import type { Moments, NetworkWeights, Snapshot } from './training.ts';

/** A network in training in float64: the readable answer to "what should a rung compute?". */
export interface Network64 {
  /** The weights now; they change in place. */
  readonly layers: Layers64;
  /** Takes step `step` (from 0) on a batch; answers its mean log-loss before the step. */
  train(batch: FeatureMatrix, step: number): number;
  /** The logits of a batch, without dropout. */
  logits(batch: FeatureMatrix): Float64Array;
  /** Copies the weights out. */
  weights(): NetworkWeights;
  /** Rounds weights and moments to float32 and copies them out: what goes on is what was taken. */
  snapshot(): Snapshot;
}

/** Puts a network's weights, and moments if any, which are copied, into training over `steps` steps. */
export function createNetwork64(
  spec: NetworkSpec,
  initial: NetworkWeights,
  steps: number,
  moments: Moments | null = null,
): Network64 {
  const activations = hiddenLayers(spec).map(({ activation }) => ACTIVATION_RULES[activation]);
  const { vocabulary, numbers } = initial;
  const shapes = layerShapes(spec, vocabulary, numbers);
  const parts = listLayers(shapes).map(({ part }) => part);
  const layers = layers64(spec, initial);
  const memory = {
    first: moments ? layers64(spec, moments.first) : mapLayers(shapes, zeros),
    second: moments ? layers64(spec, moments.second) : mapLayers(shapes, zeros),
  };
  const [arrays, firsts, seconds] = [layers, memory.first, memory.second].map((each) =>
    listLayers(each).map(({ data }) => data),
  );
  const taken = (from: Layers64) =>
    weightsOf(
      mapLayers(from, ({ data }) => Float32Array.from(data)),
      vocabulary,
      numbers,
    );

  return {
    layers,
    train(batch, step) {
      const masks = masks64(spec, step, batch);
      const pass = forward64(activations, layers, batch, masks);
      const loss = loss64(logits64(pass), batch.outcomes, spec.classWeights);
      const { classWeights } = spec;
      const found = gradients64({ activations, classWeights }, layers, batch, pass, masks);
      const update = updateStep(step + 1, learningRateAt(spec, step, steps), spec);
      listLayers(found).forEach(({ data: gradient }, place) => {
        const weights = arrays![place]!;
        const [first, second] = [firsts![place]!, seconds![place]!];
        update64(spec.optimiser, { weights, gradient, first, second }, update, parts[place]!);
      });
      if (spec.maxNorm !== null) boundNorms(layers, spec.maxNorm);
      return loss;
    },
    logits: (batch) => logits64(forward64(activations, layers, batch)).data,
    weights: () => taken(layers),
    snapshot() {
      for (const each of [layers, memory.first, memory.second]) {
        listLayers(each).forEach(({ data }) => data.set(Float32Array.from(data)));
      }
      return {
        weights: taken(layers),
        moments: { first: taken(memory.first), second: taken(memory.second) },
      };
    },
  };
}

function zeros({ rows, columns }: WeightShape): Matrix64 {
  return zeroMatrix64(rows, columns);
}

/** A network's weights as float64 matrices, each bias one row. */
export function layers64(spec: LayerSpec, weights: NetworkWeights): Layers64 {
  const arrays = listLayers(layersOf(weights));
  return mapLayers(
    layerShapes(spec, weights.vocabulary, weights.numbers),
    ({ rows, columns }, place) => {
      const matrix = zeroMatrix64(rows, columns);
      matrix.data.set(arrays[place] ?? []);
      return matrix;
    },
  );
}

/** The dropout masks of step `step` (from 0), for as many rows as the batch has. */
export function masks64(
  spec: LayerSpec & Pick<NetworkSpec, 'seed' | 'inputDropout'>,
  step: number,
  { rows, fields, numbers }: Pick<FeatureMatrix, 'rows' | 'fields' | 'numbers'>,
): Masks64 {
  const draw = (layer: number, rate: number, units: number): Matrix64 | null =>
    rate > 0
      ? {
          rows,
          columns: units,
          data: dropoutMask(dropoutKey(spec.seed, step, layer), rate, rows, units),
        }
      : null;
  return {
    input: draw(0, spec.inputDropout, fields + numbers),
    hidden: hiddenLayers(spec).map(({ units, dropout }, layer) => draw(layer + 1, dropout, units)),
  };
}
