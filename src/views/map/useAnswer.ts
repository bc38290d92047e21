import { shallowRef, watch, type Ref } from 'vue';
import { FaultError, type Fault } from '../../domain/fault.ts';

/** An answer that comes later: the last one stays until the next is there. */
export interface Answer<T> {
  readonly value: Readonly<Ref<T | null>>;
  readonly fault: Readonly<Ref<Fault | null>>;
}

/**
 * Asks anew whenever the question (plain data) is another; a null question has a null answer. An
 * answer that comes after the next question was asked is let go.
 */
export function useAnswer<Q, T>(
  question: () => Q | null,
  ask: (question: Q) => Promise<T>,
): Answer<T> {
  const value = shallowRef<T | null>(null);
  const fault = shallowRef<Fault | null>(null);
  let asked = 0;
  watch(
    () => JSON.stringify(question()),
    async () => {
      const own = ++asked;
      fault.value = null;
      const now = question();
      if (now === null) {
        value.value = null;
        return;
      }
      try {
        const answer = await ask(now);
        if (own === asked) value.value = answer;
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        if (own === asked) fault.value = error.fault;
      }
    },
    { immediate: true },
  );
  return { value, fault };
}
