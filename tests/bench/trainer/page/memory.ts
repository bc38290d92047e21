import type { Dataset, FeatureMatrix } from '../../../../src/domain/features/matrix.ts';
import { costOf } from '../../../../src/domain/network/cost.ts';
import { EXAMPLE_2015 } from '../../../../src/domain/network/spec.ts';
import { SIDES } from '../../../../src/domain/recipe/recipe.ts';
import { handOver } from '../../../../src/engine/handover.ts';
import { createTrainer } from '../../../../src/engine/trainer/trainer.ts';
import type { MemoryNeeds } from '../shape.ts';

const [FIELDS, NUMBERS, LEVELS] = [17, 10, 74];
/** Small, so that the rows are what counts, and the first epoch the whole of it. */
const SPEC = { ...EXAMPLE_2015, hidden: [64, 32], batchSize: 4096, epochs: 1 };

/** Holds and trains on this many made-up rows as the app does; answers the bytes of data and weights. */
export async function trainForMemory(rows: number): Promise<MemoryNeeds> {
  const trainer = createTrainer();
  const { port1, port2 } = new MessageChannel();
  const holding = trainer.hold(port2);
  await handOver(port1, () => Promise.resolve({ dataset: madeUp(rows) }));
  const facts = await holding;
  const kept = { resume: null, about: null, sides: SIDES };
  const job = { spec: SPEC, backend: 'wasm', dataset: facts.id, ...kept } as const;
  await trainer.train(job, () => undefined);
  const { bytes } = costOf(SPEC, facts, null);
  return { data: bytes.data, weights: bytes.weights };
}

function madeUp(rows: number): Dataset {
  const [validation, holdout] = [Math.round(rows * 0.1), Math.round(rows * 0.2)];
  return {
    vocabulary: FIELDS * LEVELS,
    train: side(rows - validation - holdout),
    validation: side(validation),
    holdout: side(holdout),
  };
}

/** Written in place: nothing but the rows themselves is left for the collector. */
function side(rows: number): FeatureMatrix {
  const matrix: FeatureMatrix = {
    ...{ rows, fields: FIELDS, numbers: NUMBERS },
    rowIds: new Int32Array(rows),
    codes: new Uint16Array(rows * FIELDS),
    values: new Float32Array(rows * NUMBERS),
    outcomes: new Uint8Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    matrix.rowIds[row] = row;
    matrix.outcomes[row] = Math.imul(row, 0x9e3779b9) >>> 31;
  }
  for (let i = 0; i < matrix.codes.length; i++) {
    matrix.codes[i] = LEVELS * (i % FIELDS) + ((Math.imul(i, 0x9e3779b9) >>> 16) % LEVELS);
  }
  for (let i = 0; i < matrix.values.length; i++) matrix.values[i] = ((i * 7) % 19) / 19 - 0.5;
  return matrix;
}
