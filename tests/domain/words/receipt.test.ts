import { expect, it } from 'vitest';
import { BOOLEAN_OUTCOME } from '../../../src/domain/cities/city.ts';
import type { LoadedTable, LoadReceipt } from '../../../src/domain/table/receipt.ts';
import {
  forecastLine,
  memoryLine,
  receiptLine,
  sampleLine,
  shortReceipt,
  togetherLine,
} from '../../../src/domain/words/receipt.ts';

const RECEIPT: LoadReceipt = {
  file: 'a.csv',
  bytes: 1,
  format: 'delimited',
  parse: null,
  records: 9999,
  loaded: 9990,
  rejected: 9,
  leftOut: 0,
  rejects: [],
  ms: 1,
};
const TABLE: LoadedTable = {
  id: 1,
  source: 'raw_1',
  receipt: RECEIPT,
  sample: null,
  role: 'incidents',
  layout: 'Chicago crimes',
  city: 'chicago',
  outcome: BOOLEAN_OUTCOME,
  columns: [],
  missing: [],
  preview: [],
  simulated: false,
};

it('writes a receipt as the sum that it is', () => {
  expect(receiptLine(RECEIPT)).toBe('9,999 records in the file = 9,990 loaded + 9 rejected');
  expect(receiptLine({ ...RECEIPT, loaded: 500, leftOut: 9490 })).toBe(
    '9,999 records in the file = 500 loaded + 9 rejected + 9,490 left out by the sample',
  );
  expect(shortReceipt(RECEIPT)).toBe('9,990 of 9,999 records, 9 rejected');
});

it('adds several tables of one role up, and says nothing of one', () => {
  expect(togetherLine([TABLE])).toBe('');
  expect(togetherLine([TABLE, TABLE])).toBe('2 files, together 19,980 incidents');
  const weather = { ...TABLE, role: 'weather' as const };
  expect(togetherLine([weather, weather])).toBe('2 files, together 19,980 rows of weather');
});

it('says what a table costs and what a sample left', () => {
  const now = 'The tables take 57.3\u00a0MB of memory.';
  expect(memoryLine(57_300_000, 9_999)).toBe(now);
  expect(memoryLine(57_300_000, 1_000_000)).toBe(
    `${now} To join and learn from 1,000,000 incidents takes about 300\u00a0MB beside their texts.`,
  );
  const foreseen = { bytes: 1e9, rows: 5_000_000, memory: 1.9e9, limit: 3.1e9 };
  expect(forecastLine(foreseen)).toBe(
    'About 5,000,000 rows, which need about 1.9\u00a0GB of 3.1\u00a0GB.',
  );
  expect(sampleLine(TABLE)).toBe('');
  const sampled = {
    ...TABLE,
    receipt: { ...RECEIPT, records: 20_000, loaded: 5000 },
    sample: { rows: 5000, by: 'year' as const, seed: 1 },
  };
  expect(sampleLine(sampled)).toBe(
    'A sample: 5,000 of 20,000 records (25.0\u00a0%), the same number of each year.',
  );
});
