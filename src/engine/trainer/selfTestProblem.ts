import type { FeatureMatrix } from '../../domain/features/matrix.ts';
import { adamStep } from '../../domain/network/adam.ts';
import { initialWeights } from '../../domain/network/initial.ts';
import { listLayers } from '../../domain/network/layers.ts';
import { createRandom } from '../../domain/network/random.ts';
import {
  adam64,
  forward64,
  gradients64,
  layers64,
  loss64,
  zeros64,
} from '../../domain/network/reference.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import { EXAMPLE_2015 } from '../../domain/network/spec.ts';
import type { NetworkWeights } from '../../domain/network/training.ts';

/** Enough levels that a backend of half precision, exact up to 2,048, mixes codes up. */
const LEVELS_PER_FIELD = 1400;
const FIELDS = 3;
const NUMBERS = 2;
const ROWS = 24;
const STEPS = 4;

/** A network, its rows, and what float64 says of them. */
export interface SelfTestProblem {
  readonly spec: NetworkSpec;
  readonly vocabulary: number;
  readonly rows: FeatureMatrix;
  readonly start: NetworkWeights;
  /** At the start, layer by layer. */
  readonly gradients: readonly Float64Array[];
  /** Mean log-loss before each step. */
  readonly losses: readonly number[];
}

/** Builds the problem and its answer, in a few milliseconds. */
export function selfTestProblem(): SelfTestProblem {
  const spec = {
    ...EXAMPLE_2015,
    hidden: [7, 5],
    dropout: 0,
    l1: 1e-3,
    l2: 1e-2,
    learningRate: 0.02,
  };
  const vocabulary = FIELDS * LEVELS_PER_FIELD;
  const rows = problemRows();
  const start = initialWeights(spec, { vocabulary, fields: FIELDS, numbers: NUMBERS });

  const weights = layers64(start);
  const moments = { mean: zeros64(weights), variance: zeros64(weights) };
  const losses: number[] = [];
  let first: readonly Float64Array[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const outputs = forward64(weights, rows);
    const logits = outputs.at(-1);
    if (!logits) throw new Error('The network has no layers.');
    losses.push(loss64(logits, rows.outcomes));
    const gradients = gradients64(weights, rows, outputs);
    if (step === 1) first = listLayers(gradients).map(({ data }) => data);
    adam64(weights, gradients, moments, adamStep(step, spec.learningRate, spec.l1, spec.l2));
  }
  return { spec, vocabulary, rows, start, gradients: first, losses };
}

/** Rows that share some levels, as real ones do, so that the scatter has something to add up. */
function problemRows(): FeatureMatrix {
  const random = createRandom(1, 0);
  const codes = Uint16Array.from({ length: ROWS * FIELDS }, (_, i) => {
    const level = random.below(2) ? random.below(LEVELS_PER_FIELD) : LEVELS_PER_FIELD - 1;
    return (i % FIELDS) * LEVELS_PER_FIELD + level;
  });
  return {
    rows: ROWS,
    fields: FIELDS,
    numbers: NUMBERS,
    rowIds: Int32Array.from({ length: ROWS }, (_, row) => row),
    codes,
    values: Float32Array.from({ length: ROWS * NUMBERS }, () => 2 * random.uniform() - 1),
    outcomes: Uint8Array.from({ length: ROWS }, () => random.below(2)),
  };
}
