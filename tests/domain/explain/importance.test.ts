import { describe, expect, it } from 'vitest';
import { permutationImportance, withGroupFrom } from '../../../src/domain/explain/importance.ts';
import { GROUPS, MATRIX, score } from './model.ts';
import reference from './reference.json';

/** One column each, as scikit-learn has them. */
const COLUMNS = [
  { name: 'code', fields: [0], numbers: [] },
  ...[0, 1, 2, 3].map((number) => ({ name: `n${number}`, fields: [], numbers: [number] })),
];

describe('permutation importance', () => {
  it('agrees with scikit-learn to the chance of the shuffles', async () => {
    const repeats = 100;
    const found = await permutationImportance(MATRIX, COLUMNS, score, { seed: 1, repeats });
    const { drops, deviations } = reference.importance;
    for (const [i, { name }] of COLUMNS.entries()) {
      const own = found.find(({ group }) => group.name === name)!;
      const error = deviations[i]! * Math.sqrt(1 / repeats + 1 / 400);
      expect(Math.abs(own.drop - drops[i]!), name).toBeLessThanOrEqual(4 * error);
    }
  });

  it('is exactly 0 for what the model never reads, and comes in falling order', async () => {
    const found = await permutationImportance(MATRIX, GROUPS, score, { seed: 1, repeats: 3 });
    expect(found.find(({ group }) => group.name === 'unused')).toMatchObject({
      ...{ drop: 0, low: 0, high: 0 },
    });
    const drops = found.map(({ drop }) => drop);
    expect(drops).toEqual(drops.toSorted((a, b) => b - a));
    for (const { low, drop, high } of found) expect(low <= drop && drop <= high).toBe(true);
  });

  it('moves linked columns together and leaves the rest', () => {
    const order = Uint32Array.from({ length: MATRIX.rows }, (_, row) => MATRIX.rows - 1 - row);
    const moved = withGroupFrom(MATRIX, GROUPS[2]!, order);
    expect([...moved.values.subarray(1, 3)]).toEqual([...MATRIX.values.subarray(-3, -1)]);
    expect(moved.values[0]).toBe(MATRIX.values[0]);
    expect(moved.values[3]).toBe(MATRIX.values[3]);
    expect(moved.codes).toEqual(MATRIX.codes);
  });

  it('comes out the same for the same seed, tells its progress and can be stopped', async () => {
    const shares: number[] = [];
    const run = (seed: number) =>
      permutationImportance(MATRIX, GROUPS, score, {
        ...{ seed, repeats: 2 },
        onProgress: (share) => shares.push(share),
      });
    expect(await run(2)).toEqual(await run(2));
    expect(shares.at(-1)).toBe(1);
    const signal = AbortSignal.abort();
    const stopped = permutationImportance(MATRIX, GROUPS, score, { seed: 1, repeats: 2, signal });
    await expect(stopped).rejects.toThrow('aborted');
  });

  it('needs two repeats', async () => {
    const once = permutationImportance(MATRIX, GROUPS, score, { seed: 1, repeats: 1 });
    await expect(once).rejects.toThrow('two repeats');
  });
});
