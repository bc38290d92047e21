import { SIDES } from '../../../src/domain/recipe/recipe.ts';
import type { Dataset, FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { createRandom } from '../../../src/domain/network/random.ts';
import type { BackendChoice, NetworkSpec } from '../../../src/domain/network/spec.ts';
import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import type { TrainingJob } from '../../../src/domain/network/training.ts';
import { handOver } from '../../../src/engine/handover.ts';
import type { TrainerEngine } from '../../../src/engine/trainer/trainer.ts';

/** Sizes of made-up rows. */
export interface RowsShape {
  readonly rows: number;
  readonly fields: number;
  readonly levels: number;
  readonly numbers: number;
  readonly seed: number;
}

/** Rows whose outcome follows the first field's level, the first number, and some noise. */
export function plantedRows({ rows, fields, levels, numbers, seed }: RowsShape): FeatureMatrix {
  const random = createRandom(seed, 9);
  const codes = Uint16Array.from(
    { length: rows * fields },
    (_, i) => (i % fields) * levels + random.below(levels),
  );
  const values = Float32Array.from({ length: rows * numbers }, () => 3 * random.uniform() - 1.5);
  const outcomes = Uint8Array.from({ length: rows }, (_, row) => {
    const level = codes[row * fields] ?? 0;
    const signal = (level % 2 ? 2 : -2) + 3 * (numbers > 0 ? (values[row * numbers] ?? 0) : 0);
    return signal + 2 * (random.uniform() - 0.5) > 0 ? 1 : 0;
  });
  const rowIds = Int32Array.from({ length: rows }, (_, row) => 10 * row + seed);
  return { rows, fields, numbers, rowIds, codes, values, outcomes };
}

/** The sides of a split of planted rows. */
export function plantedData(shape: Partial<RowsShape> = {}): Dataset {
  const all = { rows: 600, fields: 3, levels: 6, numbers: 2, seed: 1, ...shape };
  return {
    vocabulary: all.fields * all.levels,
    train: plantedRows(all),
    validation: plantedRows({ ...all, rows: Math.ceil(all.rows / 2), seed: all.seed + 2 }),
    holdout: plantedRows({ ...all, rows: Math.ceil(all.rows / 2), seed: all.seed + 1 }),
  };
}

/** A small network, with changes. */
export function smallSpec(changes: Partial<NetworkSpec> = {}): NetworkSpec {
  return {
    ...EXAMPLE_2015,
    hidden: [12, 8],
    batchSize: 64,
    epochs: 3,
    learningRate: 0.01,
    ...changes,
  };
}

/** Hands a copy of a dataset to a trainer, as the database worker does, and answers the job. */
export async function jobOf(
  trainer: TrainerEngine,
  backend: BackendChoice,
  changes: Partial<NetworkSpec> = {},
  dataset: Dataset = plantedData(),
): Promise<TrainingJob> {
  const { port1, port2 } = new MessageChannel();
  const holding = trainer.hold(port2);
  await handOver(port1, () => Promise.resolve({ dataset: structuredClone(dataset) }));
  return {
    spec: smallSpec(changes),
    backend,
    dataset: (await holding).id,
    resume: null,
    about: null,
    sides: SIDES,
  };
}
