import { describe, expect, it } from 'vitest';
import { contributionsOf } from '../../../src/domain/explain/contributions.ts';
import { featureGroups } from '../../../src/domain/explain/groups.ts';
import { takeRows } from '../../../src/domain/network/rows.ts';
import { rowOrder } from '../../../src/domain/network/order.ts';
import { GROUPS, MATRIX, score } from './model.ts';
import reference from './reference.json';

const background = takeRows(MATRIX, rowOrder(64));
const explain = (row: number, pairs: number, seed = 1) =>
  contributionsOf(MATRIX, row, background, GROUPS, score, { seed, pairs });

describe('the contributions to an incident’s score', () => {
  it.each([70, 71, 72].map((row, i) => [row, i] as const))(
    'are the exact Shapley values to the chance of the sampling (row %i)',
    async (row, i) => {
      const exact = reference.shapley[i]!;
      const { base, logit, contributions } = await explain(row, 1280);
      expect(logit).toBeCloseTo(exact.logit, 6);
      expect(base).toBeCloseTo(exact.base, 6);
      for (const [g, { name }] of GROUPS.entries()) {
        const { value, standardError } = contributions.find(({ group }) => group.name === name)!;
        expect(Math.abs(value - exact.values[g]!), name).toBeLessThan(4 * standardError + 1e-6);
        expect(standardError).toBeLessThan(0.05);
      }
    },
  );

  it('add up to the score, and give nothing to what the network never reads', async () => {
    const { base, logit, probability, contributions } = await explain(90, 8);
    const sum = contributions.reduce((total, { value }) => total + value, base);
    expect(sum).toBeCloseTo(logit, 10);
    expect(probability).toBeCloseTo(score(MATRIX)[90]!, 10);
    expect(contributions.at(-1)).toMatchObject({ value: 0, standardError: 0 });
    expect(contributions.at(-1)?.group.name).toBe('unused');
  });

  it('come out the same for the same seed, largest first', async () => {
    const found = await explain(91, 4);
    expect(found).toEqual(await explain(91, 4));
    const sizes = found.contributions.map(({ value }) => Math.abs(value));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('need rows to compare with', async () => {
    const none = takeRows(MATRIX, new Uint32Array(0));
    const found = contributionsOf(MATRIX, 1, none, GROUPS, score, { seed: 1, pairs: 2 });
    await expect(found).rejects.toThrow('no background rows');
  });
});

describe('the groups of a plan', () => {
  it('link columns by name and keep a flag with its number', () => {
    const field = (name: string) => ({ name, levels: ['a'], offset: 0 });
    const numeric = (name: string, flagMissing: boolean) => ({ name, mean: 0, sd: 1, flagMissing });
    const groups = featureGroups(
      {
        fields: [field('IUCR'), field('Hour'), field('Month')],
        numerics: [numeric('Snow', true), numeric('Income', false)],
        vocabulary: 9,
      },
      { Time: ['Hour', 'Month'] },
    );
    expect(groups).toEqual([
      { name: 'IUCR', fields: [0], numbers: [] },
      { name: 'Time', fields: [1, 2], numbers: [] },
      { name: 'Snow', fields: [], numbers: [0, 1] },
      { name: 'Income', fields: [], numbers: [2] },
    ]);
  });
});
