import type { FeatureMatrix } from '../../domain/features/matrix.ts';
import type { Backend } from '../../domain/network/spec.ts';
import type { Operations } from './operations.ts';

/** One backend: how it is reached, and what it does in its own way. */
export interface Rung {
  readonly backend: Backend;
  /**
   * The name of the software that stands in for a GPU, or null where the backend is what it says.
   * Throws, in words, where the interface is missing.
   */
  readonly findSoftware: () => Promise<string | null>;
  /** Fetches the backend's code and registers it with tfjs; `software`: even if no GPU is there. */
  readonly load: (software: boolean) => Promise<void>;
  /** Needs the backend to be current; codes outside of these rows' fields get no gradient. */
  readonly createOperations: (train: FeatureMatrix, vocabulary: number) => Operations;
  /** Resolves, in words, if the current backend is lost. Needs the backend to be current. */
  readonly lost: (signal: AbortSignal) => Promise<string>;
}
