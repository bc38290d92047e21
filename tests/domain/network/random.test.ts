import { describe, expect, it } from 'vitest';
import { dropoutKey, dropoutMask, keptScale } from '../../../src/domain/network/dropout.ts';
import { rowOrder, shuffle } from '../../../src/domain/network/order.ts';
import { createRandom } from '../../../src/domain/network/random.ts';

const drawn = (seed: number, stream: number, count: number) => {
  const random = createRandom(seed, stream);
  return Array.from({ length: count }, () => random.next());
};

describe('the random generator', () => {
  it('repeats itself for a seed, and differs between seeds and streams', () => {
    expect(drawn(7, 1, 20)).toEqual(drawn(7, 1, 20));
    expect(drawn(7, 1, 20)).not.toEqual(drawn(8, 1, 20));
    expect(drawn(7, 1, 20)).not.toEqual(drawn(7, 2, 20));
  });

  it('fills an array with what single draws would give', () => {
    const words = new Uint32Array(20);
    createRandom(7, 1).fill(words);
    expect([...words]).toEqual(drawn(7, 1, 20));
  });

  it('agrees with sfc32 as PractRand writes it, in 64-bit whole numbers', () => {
    const mask = 0xffff_ffffn;
    let [a, b, c, counter] = [5n, 3n, 0n, 1n];
    const next = () => {
      const word = (a + b + counter) & mask;
      counter = (counter + 1n) & mask;
      a = b ^ (b >> 9n);
      b = (c + (c << 3n)) & mask;
      c = ((((c << 21n) | (c >> 11n)) & mask) + word) & mask;
      return Number(word);
    };
    Array.from({ length: 15 }, next);
    expect(drawn(5, 3, 50)).toEqual(Array.from({ length: 50 }, next));
  });

  it('is uniform: 64 bins of 200,000 draws, chi-square within five standard deviations', () => {
    const random = createRandom(1, 1);
    const bins = new Float64Array(64);
    for (let i = 0; i < 200_000; i++) bins[random.below(64)]! += 1;
    const expected = 200_000 / 64;
    const chiSquare = bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(Math.abs(chiSquare - 63)).toBeLessThan(5 * Math.sqrt(2 * 63));
  });
});

describe('a shuffle', () => {
  it('keeps every row and repeats itself for a seed', () => {
    const orders = [3, 3, 4].map((seed) => {
      const order = rowOrder(10_000);
      shuffle(order, createRandom(seed, 2));
      return order;
    });
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]).not.toEqual(orders[2]);
    expect(Uint32Array.from(orders[0]!).sort()).toEqual(rowOrder(10_000));
  });

  it('puts each row in each place equally often', () => {
    const random = createRandom(1, 2);
    const counts = new Float64Array(16);
    for (let i = 0; i < 20_000; i++) {
      const order = rowOrder(4);
      shuffle(order, random);
      order.forEach((row, place) => (counts[place * 4 + row]! += 1));
    }
    counts.forEach((count) => expect(Math.abs(count - 5000)).toBeLessThan(5 * Math.sqrt(5000)));
  });
});

describe('a dropout mask', () => {
  it.each([0.01, 0.2, 0.5, 0.9])('drops a share of %d and keeps the mean', (rate) => {
    const mask = dropoutMask(dropoutKey(1, 3, 1), rate, 2000, 203);
    const dropped = mask.filter((value) => value === 0).length / mask.length;
    expect(Math.abs(dropped - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / mask.length));
    expect(new Set(mask.filter((value) => value !== 0))).toEqual(new Set([keptScale(rate)]));
    const mean = mask.reduce((sum, value) => sum + value, 0) / mask.length;
    expect(mean).toBeCloseTo(1, 1);
  });

  it('drops neighbours independently, in a row, between rows and between steps', () => {
    const mask = dropoutMask(dropoutKey(1, 3, 1), 0.5, 2000, 200);
    for (const lag of [1, 2, 4, 8, 200]) {
      let equal = 0;
      for (let i = lag; i < mask.length; i++) equal += mask[i] === mask[i - lag] ? 1 : 0;
      expect(Math.abs(equal / (mask.length - lag) - 0.5)).toBeLessThan(0.005);
    }
    const others = [dropoutKey(2, 3, 1), dropoutKey(1, 4, 1), dropoutKey(1, 3, 2)];
    others.forEach((key) => {
      const other = dropoutMask(key, 0.5, 2000, 200);
      const equal = mask.filter((value, i) => value === other[i]).length;
      expect(Math.abs(equal / mask.length - 0.5)).toBeLessThan(0.005);
    });
  });

  it('is the same for the same seed, step and layer, and for the first rows of more', () => {
    const mask = dropoutMask(dropoutKey(7, 1, 1), 0.3, 20, 13);
    expect(dropoutMask(dropoutKey(7, 1, 1), 0.3, 20, 13)).toEqual(mask);
    expect(dropoutMask(dropoutKey(7, 1, 1), 0.3, 99, 13).subarray(0, mask.length)).toEqual(mask);
  });
});
