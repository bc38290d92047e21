import { expect, it } from 'vitest';
import type { JoinReceipt } from '../../../src/domain/recipe/joinReceipt.ts';
import { leftOut } from '../../../src/domain/words/joined.ts';

const CLEAN: JoinReceipt = {
  incidents: 4,
  alignment: { incidents: { files: [], columns: [], conflicts: 0 }, weather: null, areas: null },
  duplicates: { records: 0, ids: null, dropped: 0 },
  coordinates: null,
  places: null,
  areaMatch: null,
  rows: 4,
  weather: null,
  areas: null,
  withoutOutcome: 0,
  withoutTime: 0,
  arrests: 1,
  firstDay: null,
  lastDay: null,
  withoutKey: { weather: 0, areas: 0 },
  casts: [],
  ms: 1,
};

it('names what did not take part in a join, and nothing else', () => {
  expect(leftOut(CLEAN)).toEqual([]);
  expect(leftOut({ ...CLEAN, withoutOutcome: 2, withoutKey: { weather: 0, areas: 1 } })).toEqual([
    '2 incidents without an outcome: shown, not learned from.',
    '1 row of the areas without a number: joined with nothing.',
  ]);
});
