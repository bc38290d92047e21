import { onUnmounted, shallowRef, type Ref } from 'vue';
import { FaultError, type Fault } from '../../../domain/fault.ts';
import type { Progress } from '../../../domain/progress.ts';
import type { Follow } from '../../../study/explain.ts';

/** A long question to the network: its answer, how far it is, and how to stop it. */
export interface Question<T> {
  readonly answer: Ref<T | null>;
  /** Null unless it is under way. */
  readonly progress: Ref<Progress | null>;
  readonly fault: Ref<Fault | null>;
  /** Asks; a question that is under way is stopped before. */
  ask(put: (follow: Follow) => Promise<T>): Promise<void>;
  stop(): void;
}

/** A question of a page's part; leaving the page stops it. */
export function useQuestion<T>(): Question<T> {
  const answer = shallowRef<T | null>(null);
  const progress = shallowRef<Progress | null>(null);
  const fault = shallowRef<Fault | null>(null);
  let control: AbortController | null = null;

  const stop = () => {
    control?.abort(new DOMException('The question was taken back.', 'AbortError'));
    control = null;
    progress.value = null;
  };
  onUnmounted(stop);

  async function ask(put: (follow: Follow) => Promise<T>): Promise<void> {
    stop();
    const own = (control = new AbortController());
    progress.value = { what: 'Asking the network' };
    fault.value = null;
    const report = (now: Progress) => {
      if (!own.signal.aborted) progress.value = now;
    };
    try {
      const found = await put({ report, signal: own.signal });
      if (!own.signal.aborted) answer.value = found;
    } catch (error) {
      if (own.signal.aborted) return;
      // Not stopped from here: a training that began made its way.
      if (error instanceof Error && error.name === 'AbortError') {
        fault.value = { kind: 'trainer-busy' };
      } else if (error instanceof FaultError) fault.value = error.fault;
      else throw error;
    } finally {
      if (control === own) stop();
    }
  }
  return { answer, progress, fault, ask, stop };
}
