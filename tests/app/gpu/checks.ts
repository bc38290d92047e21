import type { Backend } from '../../../src/domain/network/spec.ts';
import type { RungReport } from '../../../src/domain/network/training.ts';
import type { Disagreement, Resumption } from '../../engine/trainer/agreement.ts';

/** A backend that only a browser has. */
export type GpuBackend = 'webgpu' | 'webgl';

/** What the page's worker can be asked; each answer is for the tests to judge. */
export interface GpuChecks {
  /** What stands behind a backend, in words, or why there is none. */
  findAdapter(
    backend: GpuBackend,
  ): Promise<{ readonly name: string } | { readonly missing: string }>;
  /** Errors against float64 in a case of `agreement.ts`, by its name, and tensors left behind. */
  disagreement(backend: GpuBackend, name: string): Promise<Disagreement & { tensors: number }>;
  /** A training that is taken up from a snapshot, in a case of `RESUMED`, by its name. */
  resumption(backend: GpuBackend, name: string): Promise<Resumption>;
  /** What the ladder says of its rungs when none is asked for by name. */
  climb(): Promise<readonly RungReport[]>;
  /** What the self-test says of a rung, null where nothing is wrong. */
  selfTest(backend: GpuBackend): Promise<string | null>;
  /** Decisions of a hidden layer's dropout, seen in what it lets learn. */
  dropout(
    rate: number,
  ): Promise<{ readonly decisions: number; readonly dropped: number; readonly unlike: number }>;
  /** Largest differences between what TensorFlow.js makes of the weights' tensors and the session. */
  tensors(): Promise<{
    /** Logits by tfjs' products on one-hot rows. */
    readonly predicted: number;
    /** The same, encoded by tfjs before further steps and read after them. */
    readonly pending: number;
    /** Weights by tfjs' saved form. */
    readonly saved: number;
    /** How much a tensor that was read before the last steps differs from itself now. */
    readonly moved: number;
  }>;
  /** Takes the device away in the middle of a training that was to be on it. */
  loseDevice(backend: GpuBackend): Promise<{
    /** The backend on which it ended, and what was said of the other then. */
    readonly ended: Backend;
    readonly reason: string;
    /** Epochs in the order in which they ended. */
    readonly epochs: readonly number[];
    /** Largest relative difference of an epoch's validation loss to an undisturbed training's. */
    readonly apart: number;
    /** The backend of the next training. */
    readonly next: Backend;
  }>;
}
