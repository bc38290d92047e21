import type { FeatureMatrix } from '../../domain/features/matrix.ts';
import { hasEmbedding } from '../../domain/network/hiddenLayers.ts';
import { initialWeights } from '../../domain/network/initial.ts';
import { createRandom } from '../../domain/network/random.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type { Problem } from './session.ts';

/** Enough levels that a backend of half precision, exact up to 2,048, mixes codes up. */
const LEVELS_PER_FIELD = 1400;
const FIELDS = 3;
const NUMBERS = 2;
const ROWS = 24;
const STEPS = 4;

/** A tiny network of a study's kind, with rows to train it on; a few milliseconds' work. */
export function selfTestProblem(kind: NetworkSpec): Problem {
  const spec: NetworkSpec = {
    ...kind,
    embedding: hasEmbedding(kind) ? 6 : 0,
    hidden: [7, 5],
    dropout: [0.25, 0.5],
    l1: 1e-3,
    l2: 1e-2,
    l2Table: kind.l2Table === null ? null : 5e-2,
    learningRate: 0.02,
    warmUpSteps: 0,
    batchSize: ROWS,
    seed: 1,
  };
  const vocabulary = FIELDS * LEVELS_PER_FIELD;
  const initial = initialWeights(spec, { vocabulary, fields: FIELDS, numbers: NUMBERS });
  return { spec, train: problemRows(), vocabulary, initial, moments: null, steps: STEPS };
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
