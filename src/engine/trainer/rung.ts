import type { Backend } from '../../domain/network/spec.ts';
import type { Problem, Session } from './session.ts';

/** One backend: how it is reached, and what trains on it. */
export interface Rung {
  readonly backend: Backend;
  /**
   * The name of the software that stands in for a GPU, or null where the backend is what it says.
   * Throws, in words, where the interface is missing.
   */
  readonly findSoftware: () => Promise<string | null>;
  /** Fetches the backend's code and starts it; `software`: even if no GPU is there. Throws if it can't. */
  readonly load: (software: boolean) => Promise<void>;
  /** Puts a network into training. Needs the backend to be loaded. */
  readonly createSession: (problem: Problem) => Promise<Session>;
  /** Resolves, in words, if the backend is lost. Needs the backend to be loaded. */
  readonly lost: (signal: AbortSignal) => Promise<string>;
  /** Drops a lost backend, so that its next use starts a new one. */
  readonly restart: () => void;
}
