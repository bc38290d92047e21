import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../src/domain/finish.ts';
import { auc } from '../../../src/domain/metrics/auc.ts';
import { countBlockPairs } from '../../../src/domain/metrics/blockPairs.ts';
import {
  bootstrapAuc,
  bootstrapDifference,
  quantile,
  weightedAuc,
} from '../../../src/domain/metrics/bootstrap.ts';
import { delongInterval, delongPaired } from '../../../src/domain/metrics/delong.ts';
import { spreadOverSeeds } from '../../../src/domain/metrics/seeds.ts';
import { createRandom } from '../../../src/domain/network/random.ts';
import { tiedRows } from './oracles.ts';
import audit from '../audit/reference.json';

const reference = audit.blocks;

describe('pairs by block', () => {
  const { scores, outcomes, block } = reference;
  const pairs = finish(countBlockPairs(scores, outcomes, block, 5));

  it('give the AUC of rows weighted by their block, as scikit-learn has it', () => {
    for (const [i, draw] of reference.draws.entries()) {
      expect(Math.abs(weightedAuc(pairs, draw) - reference.aucs[i]!)).toBeLessThan(1e-12);
    }
  });

  it('give the AUC of all rows where every block stands once', () => {
    fc.assert(
      fc.property(tiedRows, fc.integer({ min: 1, max: 5 }), ({ scores, outcomes }, blocks) => {
        const block = scores.map((_, row) => row % blocks);
        const found = finish(countBlockPairs(scores, outcomes, block, blocks));
        expect(weightedAuc(found, Array<number>(blocks).fill(1))).toBeCloseTo(
          auc(scores, outcomes),
          12,
        );
      }),
    );
  });

  it('tell how far they are', () => {
    const rows = 200_000;
    const many = Float64Array.from({ length: rows }, (_, row) => row % 1013);
    const shares: number[] = [];
    finish(
      countBlockPairs(
        many,
        many.map((s) => s % 2),
        new Uint8Array(rows),
        1,
      ),
      (share) => shares.push(share),
    );
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('refuse a row without a block', () => {
    expect(() => finish(countBlockPairs([0.1], [1], [3], 3))).toThrow('Row 0');
  });
});

/** Independent rows in blocks of ten, where the bootstrap must come out as DeLong does. */
function independentRows() {
  const random = createRandom(5, 0);
  const outcomes = Uint8Array.from({ length: 4000 }, () => Number(random.uniform() < 0.3));
  const a = Float64Array.from(outcomes, (outcome) => random.uniform() + 0.4 * outcome);
  const b = a.map((score, row) => score + random.uniform() - 0.1 * outcomes[row]!);
  const block = Uint16Array.from(outcomes, (_, row) => Math.floor(row / 10));
  return { outcomes, a, b, block, blocks: 400 };
}

describe('the block bootstrap', () => {
  const { outcomes, a, b, block, blocks } = independentRows();
  const first = finish(countBlockPairs(a, outcomes, block, blocks));
  const second = finish(countBlockPairs(b, outcomes, block, blocks));

  it('agrees with DeLong where rows are independent', () => {
    const found = bootstrapAuc(first);
    const delong = delongInterval(a, outcomes);
    expect(found.value).toBeCloseTo(delong.auc, 12);
    expect(Math.abs(found.standardError / delong.standardError - 1)).toBeLessThan(0.15);
    expect(Math.abs(found.low - delong.low)).toBeLessThan(delong.standardError / 2);
    expect(Math.abs(found.high - delong.high)).toBeLessThan(delong.standardError / 2);
  });

  it('agrees with the paired test on a difference, both models on the same draws', () => {
    const found = bootstrapDifference(first, second);
    const delong = delongPaired(a, b, outcomes);
    expect(found.value).toBeCloseTo(delong.difference, 12);
    const error = delong.difference / delong.z;
    expect(Math.abs(found.low - delong.low)).toBeLessThan(error / 2);
    expect(Math.abs(found.high - delong.high)).toBeLessThan(error / 2);
  });

  it('is wider where rows of a block stand and fall together', () => {
    const shared = createRandom(6, 0);
    const good = Array.from({ length: 20 }, () => shared.uniform() < 0.5);
    const together = a.map((score, row) => (good[row % 20] ? score : 1 - score));
    const byBlock = Uint8Array.from(together, (_, row) => row % 20);
    const found = bootstrapAuc(finish(countBlockPairs(together, outcomes, byBlock, 20)));
    expect(found.standardError).toBeGreaterThan(
      2 * delongInterval(together, outcomes).standardError,
    );
  });

  it('comes out the same for the same seed and differs for another', () => {
    expect(bootstrapAuc(first, { replicates: 50, seed: 3 })).toEqual(
      bootstrapAuc(first, { replicates: 50, seed: 3 }),
    );
    expect(bootstrapAuc(first, { replicates: 50, seed: 3 }).low).not.toBe(
      bootstrapAuc(first, { replicates: 50, seed: 4 }).low,
    );
  });

  it('has no limits with a single block', () => {
    const one = finish(countBlockPairs([0.1, 0.9], [0, 1], [0, 0], 1));
    expect(bootstrapAuc(one)).toMatchObject({ value: 1, low: NaN, high: NaN, replicates: 0 });
  });

  it('counts replicates only that have both classes', () => {
    const rare = finish(countBlockPairs([0.1, 0.9, 0.3], [0, 1, 0], [0, 1, 2], 3));
    const { replicates } = bootstrapAuc(rare, { replicates: 200 });
    expect(replicates).toBeGreaterThan(0);
    expect(replicates).toBeLessThan(200);
  });
});

describe('quantile', () => {
  it('lies between order statistics as numpy’s does', () => {
    const sorted = reference.scores.toSorted((a, b) => a - b);
    [0.025, 0.4, 0.975].forEach((share, i) => {
      expect(quantile(sorted, share)).toBeCloseTo(reference.quantiles[i]!, 12);
    });
  });
});

describe('spreadOverSeeds', () => {
  it('sums runs up', () => {
    expect(spreadOverSeeds([0.9, 0.92, 0.94])).toEqual({
      runs: 3,
      mean: expect.closeTo(0.92, 12) as number,
      deviation: expect.closeTo(0.02, 12) as number,
      lowest: 0.9,
      highest: 0.94,
    });
    expect(spreadOverSeeds([0.9]).deviation).toBeNaN();
  });
});
