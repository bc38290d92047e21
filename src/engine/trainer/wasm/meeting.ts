/** Looks at the others before a thread goes to sleep: about as long as a futex takes to wake it. */
const LOOKS = 20_000;
/** A thread that has not come by then in the middle of a step has died. */
const PATIENCE_MS = 60_000;

/** A place where threads wait for each other. */
export interface Meeting {
  /**
   * Returns once every thread has come; what any wrote before, all can read after. Throws if one does
   * not come within the patience, in milliseconds.
   */
  meet(patience?: number): void;
}

/** Opens the meeting of a number of threads; `words` are two that only it uses, 0 at first. */
export function openMeeting(words: Int32Array, threads: number): Meeting {
  if (threads === 1) return { meet: () => undefined };
  const [COME, ROUND] = [0, 1];
  return {
    meet(patience = PATIENCE_MS) {
      const round = Atomics.load(words, ROUND);
      if (Atomics.add(words, COME, 1) === threads - 1) {
        Atomics.store(words, COME, 0);
        Atomics.add(words, ROUND, 1);
        Atomics.notify(words, ROUND);
        return;
      }
      for (let look = 0; look < LOOKS; look++) {
        if (Atomics.load(words, ROUND) !== round) return;
      }
      // Whoever ended the round before may have been stopped just before it woke the others, and wakes
      // who waits for this one: only the round itself tells that it is over.
      while (Atomics.load(words, ROUND) === round) {
        if (Atomics.wait(words, ROUND, round, patience) === 'timed-out') {
          throw new Error('A thread of the trainer has stopped.');
        }
      }
    },
  };
}
