import { FaultError } from '../../domain/fault.ts';
import { buffersOf } from '../../domain/features/matrix.ts';
import type { Dataset } from '../../domain/features/matrix.ts';
import { fingerprintOf } from '../../domain/network/fingerprint.ts';
import { inputSpread } from '../../domain/network/inputWeights.ts';
import type { InputSpread } from '../../domain/network/inputWeights.ts';
import type { DatasetFacts } from '../../domain/network/training.ts';

/** A dataset in the trainer's keeping, and what is worked out of it once for all trainings. */
export interface HeldDataset {
  readonly data: Dataset;
  readonly facts: DatasetFacts;
  readonly spread: InputSpread;
}

/** The datasets in the trainer's keeping. */
export interface Held {
  add(data: Dataset): DatasetFacts;
  /** @throws {FaultError} `dataset-gone` */
  get(id: string): HeldDataset;
  /** Lets a dataset go; nothing happens if it is gone already. */
  release(id: string): void;
}

/** Begins with none. */
export function createHeld(): Held {
  const held = new Map<string, HeldDataset>();
  let added = 0;
  return {
    add(data) {
      const { train, vocabulary } = data;
      const { fields, numbers } = train;
      const fingerprint = fingerprintOf(data);
      const facts: DatasetFacts = {
        id: `${fingerprint}-${++added}`,
        fingerprint,
        rows: { train: train.rows, validation: data.validation.rows, holdout: data.holdout.rows },
        ...{ fields, numbers, vocabulary },
        bytes: buffersOf(data).reduce((sum, { byteLength }) => sum + byteLength, 0),
      };
      held.set(facts.id, { data, facts, spread: inputSpread(train, vocabulary) });
      return facts;
    },
    get(id) {
      const found = held.get(id);
      if (!found) throw new FaultError({ kind: 'dataset-gone' });
      return found;
    },
    release: (id) => void held.delete(id),
  };
}
