import type { Clock } from './clock.ts';
import type { Control } from './control.ts';

/** How long to work between two looks at the event loop. */
const BURST_MS = 40;
/** Most units of work in a burst, however fast they seem. */
const MOST = 4096;

/** Sizes bursts of work so that each takes about `BURST_MS`, whatever the backend's speed. */
export interface Pace {
  /** How many units to do now. */
  readonly burst: number;
  /** Says how long the last burst took, waiting for the backend included. */
  took(ms: number): void;
}

/** Starts with single units and at most doubles, since the first one compiles shaders. */
export function createPace(): Pace {
  let burst = 1;
  return {
    get burst() {
      return burst;
    },
    took(ms) {
      const fitting = Math.floor((burst * BURST_MS) / Math.max(ms, 0.1));
      burst = Math.max(1, Math.min(fitting, 2 * burst, MOST));
    },
  };
}

/** Lets waiting messages (a cancel) in. A timer would wait 4 ms in a browser; a message does not. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Lets messages in between two bursts: throws the signal's reason if one of them was a cancel, and
 * waits, with a report, while the gate is closed.
 */
export function breathing(
  { signal, gate, onProgress }: Control,
  clock: Pick<Clock, 'epoch' | 'rested'>,
  epochs: number,
): () => Promise<void> {
  return async () => {
    await nextTask();
    signal.throwIfAborted();
    if (!gate.isClosed) return;
    const started = performance.now();
    onProgress({ kind: 'paused', epoch: clock.epoch(), epochs });
    await gate.pass(signal);
    clock.rested(performance.now() - started);
  };
}
