import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../../src/domain/network/check.ts';
import { PRESETS, presetOf } from '../../../src/domain/network/presets.ts';
import { dropoutOf } from '../../../src/domain/network/spec.ts';

const SIZES = [1, 49_999, 50_000, 299_999, 300_000, 1_999_999, 2_000_000, 8_000_000];

describe.each(PRESETS)('the preset $name', ({ network }) => {
  it.each(SIZES)('is a network that can be trained, for %d rows', (rows) => {
    expect(checkSpec(network(rows))).toBeNull();
    expect(network(rows)).not.toHaveProperty('below');
  });

  it('takes batches that grow with the rows', () => {
    const batches = SIZES.map((rows) => network(rows).batchSize);
    expect(batches).toEqual(batches.toSorted((a, b) => a - b));
  });
});

it('"Best" holds back more where rows are fewer', () => {
  const dropouts = SIZES.map((rows) => dropoutOf(presetOf('best').network(rows), 0));
  expect(dropouts).toEqual(dropouts.toSorted((a, b) => b - a));
  expect(new Set(dropouts).size).toBe(3);
});
