import { hiddenLayers } from './hiddenLayers.ts';
import { countParameters } from './layers.ts';
import type { NetworkSpec } from './spec.ts';
import type { DatasetFacts } from './training.ts';

/** What a training's cost depends on besides its spec. */
export type CostFacts = Pick<DatasetFacts, 'rows' | 'fields' | 'numbers' | 'vocabulary' | 'bytes'>;

/** How fast a machine trained, and what a row took there, so that it tells of other networks too. */
export interface MeasuredRate {
  readonly samplesPerSecond: number;
  /** `TrainingCost.flopsPerRow` of the network that was timed. */
  readonly flopsPerRow: number;
}

/** What a training will take, before it starts. */
export interface TrainingCost {
  readonly parameters: number;
  /** Floating-point operations for a row's way up, its way back and its part of the gradients. */
  readonly flopsPerRow: number;
  /** Of the whole training, updates and the scoring of every epoch and of all rows at the end included. */
  readonly flops: number;
  /** Seconds at the measured rate, if every epoch is trained; null where nothing was measured. */
  readonly seconds: number | null;
  /** The rows, and the weights with the optimiser's two memories of each. */
  readonly bytes: { readonly data: number; readonly weights: number; readonly total: number };
}

/** Operations that an update takes a weight: two memories, a root, a division, two decays. */
const FLOPS_PER_UPDATE = 16;
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
  const { first, above } = productsOf(spec, fields + numbers);
  const flopsPerRow = MULTIPLY_ADD * (FIRST_PASSES * first + PASSES * above);
  const scoring = MULTIPLY_ADD * (first + above);
  const steps = Math.ceil(rows.train / spec.batchSize) * spec.epochs;
  const updates = FLOPS_PER_UPDATE * parameters * steps;
  const scored = rows.validation * spec.epochs + rows.train + rows.validation + rows.holdout;
  const flops = flopsPerRow * rows.train * spec.epochs + updates + scoring * scored;
  const weights = BYTES_PER_WEIGHT * parameters;
  return {
    parameters,
    flopsPerRow,
    flops,
    // What was timed had updates too: they are in its rate, not to be counted again.
    seconds: rate && (flops - updates) / (rate.samplesPerSecond * rate.flopsPerRow),
    bytes: { data: bytes, weights, total: bytes + weights },
  };
}

/** Multiplications of a row's way up: a row has one input a field, and its numbers, not the vocabulary. */
function productsOf(
  spec: NetworkSpec,
  inputs: number,
): { readonly first: number; readonly above: number } {
  const hidden = hiddenLayers(spec);
  const sums = [...hidden.map((layer) => layer.sums), 1];
  const above = hidden.reduce((sum, { units }, layer) => sum + units * (sums[layer + 1] ?? 1), 0);
  return { first: inputs * (sums[0] ?? 1), above };
}
