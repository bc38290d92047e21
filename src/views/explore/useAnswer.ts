import { shallowRef, watch, type Ref, type WatchSource } from 'vue';
import type { Fault } from '../../domain/fault.ts';
import { faultOf } from '../../study/stages.ts';

/** The answer to the newest of several questions: an older one that comes late is not shown. */
export function useAnswer<T>(
  sources: WatchSource[],
  where: string,
  ask: () => Promise<T> | null,
): { answer: Readonly<Ref<T | null>>; fault: Readonly<Ref<Fault | null>> } {
  const answer = shallowRef<T | null>(null) as Ref<T | null>;
  const fault = shallowRef<Fault | null>(null);
  let turn = 0;
  watch(
    sources,
    async () => {
      const own = ++turn;
      fault.value = null;
      try {
        const found = await ask();
        if (own === turn) answer.value = found;
      } catch (error) {
        if (own === turn) fault.value = faultOf(error, where);
      }
    },
    { immediate: true },
  );
  return { answer, fault };
}
