import { hiddenLayers } from './hiddenLayers.ts';
import { countParameters } from './layers.ts';
import type { NetworkSpec } from './spec.ts';
import type { DatasetFacts } from './training.ts';

/** What a training's cost depends on besides its spec. */
export type CostFacts = Pick<DatasetFacts, 'rows' | 'fields' | 'numbers' | 'vocabulary' | 'bytes'>;

/** How fast a machine trained, and what a row took there, so that it tells of other networks too. */
export interface MeasuredRate {
  readonly samplesPerSecond: number;
  /** `TrainingCost.workPerRow` of the network that was timed. */
  readonly workPerRow: number;
}

/** What a training will take, before it starts. */
export interface TrainingCost {
  readonly parameters: number;
  /**
   * Of a training row, with its part of the updates: multiplications and additions, each as dear as
   * those between hidden layers are.
   */
  readonly workPerRow: number;
  /** Seconds at the measured rate, if every epoch is trained; null where nothing was measured. */
  readonly seconds: number | null;
  /** The rows, and the weights with the optimiser's two memories of each. */
  readonly bytes: { readonly data: number; readonly weights: number; readonly total: number };
}

/*
 * What things take beside a product between two hidden layers under a rectifier, of which half is
 * zero and left out: fitted to the WASM rung's steps with 30 networks (batches of 256 to 1024, 0 to
 * 400-200 units, 27 and 75 inputs, dropout of 0 and .5), which it tells within 11 % (root mean square).
 */
/** A product of the first layer: nothing is left out, and the table's rows lie apart. */
const FIRST_PRODUCT = 3.2;
/** An update of a weight: two memories, a root, a division, two decays. */
const UPDATE = 64;
/** Fetching one of a row's inputs from its place among all rows, and listing it by row and by input. */
const INPUT = 450;
/** A multiplication and an addition. */
const MULTIPLY_ADD = 2;
/** Up, back, and into the gradient: each product is taken three times, the first layer's twice. */
const [PASSES, FIRST_PASSES] = [3, 2];
/** A weight and its two memories, in float32. */
const BYTES_PER_WEIGHT = 3 * 4;

/** Estimates what training a network on a dataset takes. */
export function costOf(
  spec: NetworkSpec,
  { rows, fields, numbers, vocabulary, bytes }: CostFacts,
  rate: MeasuredRate | null,
): TrainingCost {
  const parameters = countParameters(spec, vocabulary, numbers);
  const { first, above, kept } = productsOf(spec, fields + numbers);
  const inputs = INPUT * (fields + numbers);
  const products = MULTIPLY_ADD * (FIRST_PRODUCT * FIRST_PASSES * first + PASSES * kept);
  const updates = (UPDATE * parameters) / Math.min(spec.batchSize, rows.train);
  const workPerRow = inputs + products + updates;
  const scoring = inputs + MULTIPLY_ADD * (FIRST_PRODUCT * first + above);
  const scored = rows.validation * spec.epochs + rows.train + rows.validation + rows.holdout;
  const work = workPerRow * rows.train * spec.epochs + scoring * scored;
  const weights = BYTES_PER_WEIGHT * parameters;
  return {
    parameters,
    workPerRow,
    seconds: rate && work / (rate.samplesPerSecond * rate.workPerRow),
    bytes: { data: bytes, weights, total: bytes + weights },
  };
}

/**
 * Multiplications of a row's way up: a row has one input a field, and its numbers, not the vocabulary.
 * `kept` are those above the first layer that dropout leaves.
 */
function productsOf(
  spec: NetworkSpec,
  inputs: number,
): { readonly first: number; readonly above: number; readonly kept: number } {
  const hidden = hiddenLayers(spec);
  const sums = [...hidden.map((layer) => layer.sums), 1];
  const products = hidden.map(({ units, dropout }, layer) => {
    const all = units * sums[layer + 1]!;
    return { all, kept: all * (1 - dropout) };
  });
  return {
    first: inputs * sums[0]!,
    above: products.reduce((sum, { all }) => sum + all, 0),
    kept: products.reduce((sum, { kept }) => sum + kept, 0),
  };
}
