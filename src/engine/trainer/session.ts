import type { FeatureMatrix } from '../../domain/features/matrix.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type { Moments, NetworkWeights, Snapshot } from '../../domain/network/training.ts';

/** What is to be trained: a network from its starting weights, on rows, over a number of steps. */
export interface Problem {
  readonly spec: NetworkSpec;
  readonly train: FeatureMatrix;
  readonly vocabulary: number;
  /** Copied; `initialWeights` draws them from the spec and its seed. */
  readonly initial: NetworkWeights;
  /** Copied: what the optimiser remembers where a training goes on; null at its beginning. */
  readonly moments: Moments | null;
  /** Of the whole run: the learning rate's way depends on it. */
  readonly steps: number;
}

/** A network in training on one rung. */
export interface Session {
  /** Takes step `step` of the run, from 0, on these rows of the training matrix. */
  step(rows: Uint32Array, step: number): void;
  /**
   * Sum over rows of the log-losses since the last call, in nats, each before its step and times its
   * class's weight. Waits for the rung.
   */
  takeLoss(): Promise<number>;
  /** Logits of rows `from` to `to` - 1 of a matrix of the same features, without dropout. */
  logits(matrix: FeatureMatrix, from: number, to: number): Promise<Float32Array>;
  /** Copies the weights out. */
  weights(): Promise<NetworkWeights>;
  /**
   * Copies weights and moments out. The session goes on from exactly these numbers, as another would
   * that is given them: what it has in more bits than float32 it rounds.
   */
  snapshot(): Promise<Snapshot>;
  /** Frees what the session holds; nothing may be called after. */
  dispose(): void;
}
