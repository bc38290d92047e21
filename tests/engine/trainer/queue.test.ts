import { describe, expect, it } from 'vitest';
import { openQueue } from '../../../src/engine/trainer/wasm/queue.ts';

const words = () => new Int32Array(new SharedArrayBuffer(16));
const takeAll = (queue: ReturnType<typeof openQueue>, total: number) => {
  const taken = [];
  for (let next = queue.take(total); next; next = queue.take(total)) taken.push(next);
  return taken;
};

describe('A queue of work', () => {
  it('gives every place once, in the sizes that it is told', () => {
    const queue = openQueue(words(), 2, (left) => Math.max(2, Math.floor(left / 2)));
    expect(takeAll(queue, 11)).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: 8 },
      { from: 8, to: 10 },
      { from: 10, to: 11 },
    ]);
    expect(queue.take(11)).toBeNull();
  });

  it('is shared by all who open it at one word, and full again when refilled', () => {
    const shared = words();
    const [mine, yours] = [openQueue(shared, 1), openQueue(shared, 1)];
    expect(mine.take(3)).toEqual({ from: 0, to: 1 });
    expect(takeAll(yours, 3)).toHaveLength(2);
    expect(mine.take(3)).toBeNull();
    yours.refill();
    expect(takeAll(mine, 3)).toHaveLength(3);
  });

  it('takes the next piece when another thread was quicker', () => {
    const shared = words();
    let asked = 0;
    const queue = openQueue(shared, 0, () => {
      if (asked++ === 0) shared[0] = 1;
      return 1;
    });
    expect(queue.take(3)).toEqual({ from: 1, to: 2 });
    expect(asked).toBe(2);
  });
});
