import { expect, it } from 'vitest';
import type { ColumnProfile } from '../../../src/domain/table/profile.ts';
import {
  binEnds,
  binWords,
  histogramTitle,
  profileFacts,
} from '../../../src/domain/words/profile.ts';

const PROFILE: ColumnProfile = {
  column: 'HARDSHIP INDEX',
  rows: 78,
  blank: 1,
  unreadable: 0,
  distinct: 76,
  min: '1',
  max: '98',
  top: [],
  histogram: null,
};
const BINS = [
  { from: -10, to: 0.5, rows: 20 },
  { from: 0.5, to: 11, rows: 60 },
];

it('lists what a column holds, with shares of what is missing', () => {
  expect(profileFacts(PROFILE)).toEqual([
    { name: 'Rows', value: '78' },
    { name: 'Blank', value: '1 (1.3\u00a0%)' },
    { name: 'Unreadable', value: '0' },
    { name: 'Distinct', value: '76' },
    { name: 'Smallest', value: '1' },
    { name: 'Largest', value: '98' },
  ]);
  expect(profileFacts({ ...PROFILE, min: null, max: null })).toHaveLength(4);
});

it('writes the ends of bars as numbers or as days', () => {
  expect(binWords(BINS[0]!, 'number')).toBe('−10 to 0.5');
  expect(binEnds(BINS, 'number')).toEqual(['−10', '11']);
  const year = { from: Date.UTC(2015, 0, 1), to: Date.UTC(2016, 0, 1), rows: 1 };
  expect(binWords(year, 'timestamp')).toBe('2015-01-01 to 2016-01-01');
  expect(binEnds([], 'number')).toBeNull();
});

it('heads a histogram with its fullest bar', () => {
  expect(histogramTitle(BINS, 'number')).toBe(
    'The fullest of 2 bars, 0.5 to 11, holds 75.0\u00a0% of the values',
  );
  expect(histogramTitle([], 'number')).toBe('No value to draw');
});
