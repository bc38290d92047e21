import { afterEach, describe, expect, it, vi } from 'vitest';
import { openMeeting } from '../../../src/engine/trainer/wasm/meeting.ts';

const [COME, ROUND] = [0, 1];
const words = () => new Int32Array(new SharedArrayBuffer(8));

describe('A meeting of threads', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is over for the last who comes, and begins anew', () => {
    const shared = words();
    Atomics.store(shared, COME, 1);
    openMeeting(shared, 2).meet();
    expect([...shared]).toEqual([0, 1]);
  });

  it('is not over for who is woken for the one before', () => {
    const shared = words();
    const wait = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
      // The first to wake it comes too late; the second has ended this round.
      if (wait.mock.calls.length > 1) Atomics.add(shared, ROUND, 1);
      return 'ok';
    });
    openMeeting(shared, 2).meet();
    expect(wait).toHaveBeenCalledTimes(2);
  });

  it('says that a thread has stopped when it does not come', () => {
    const meeting = openMeeting(words(), 2);
    expect(() => meeting.meet(1)).toThrow('has stopped');
  });

  it('does not keep one thread alone', () => {
    expect(() => openMeeting(words(), 1).meet()).not.toThrow();
  });
});
