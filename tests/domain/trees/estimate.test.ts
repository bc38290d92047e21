import { describe, expect, it } from 'vitest';
import { estimateTrees } from '../../../src/domain/trees/estimate.ts';
import { DEFAULT_TREES, TREE_KINDS } from '../../../src/domain/trees/spec.ts';

const LIBRARY_LIMIT = 2 ** 31;

describe.each(TREE_KINDS)('the estimate of trees (%s)', (kind) => {
  const spec = DEFAULT_TREES[kind];

  it('grows with the rows, up to the most that are grown from', () => {
    const few = estimateTrees(spec, 10_000, 29);
    const more = estimateTrees(spec, 20_000, 29);
    expect(more.seconds).toBeCloseTo(2 * few.seconds);
    expect(more.bytes).toBeGreaterThan(few.bytes);
    expect(estimateTrees(spec, 5_000_000, 29)).toEqual(estimateTrees(spec, spec.mostRows, 29));
  });

  it("stays within the library's memory by default, also with a hundred columns", () => {
    expect(estimateTrees(spec, 8_000_000, 100).bytes).toBeLessThan(LIBRARY_LIMIT);
  });
});

describe('the estimate of trees', () => {
  it('bounds what was measured on Chicago 2015', () => {
    // Bytes of the library and nothing else; 29 columns.
    expect(estimateTrees(DEFAULT_TREES.boosted, 100_000, 29).bytes).toBeGreaterThan(60e6);
    expect(estimateTrees(DEFAULT_TREES.forest, 50_000, 29).bytes).toBeGreaterThan(260e6);
  });
});
