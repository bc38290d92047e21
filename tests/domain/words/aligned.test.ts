import { expect, it } from 'vitest';
import type { Alignment } from '../../../src/domain/recipe/joinReceipt.ts';
import { alignedLine, alignedTable, conflictsLine } from '../../../src/domain/words/aligned.ts';

const SAME: Alignment = {
  files: [
    { file: '2014.csv', rows: 10 },
    { file: '2015.csv', rows: 20 },
  ],
  columns: [
    { name: 'Date', by: 'role', headers: ['Date', 'Date'] },
    { name: 'Note', by: 'header', headers: ['Note', 'Note'] },
  ],
  conflicts: 0,
};
const MIXED: Alignment = {
  ...SAME,
  files: [...SAME.files, { file: 'new.csv', rows: 5 }],
  columns: [
    { name: 'Date', by: 'role', headers: ['Date', 'Date', 'incident_date'] },
    { name: 'Note', by: 'header', headers: ['Note', 'Note', null] },
  ],
};

it('says that files agree, and shows one column for all of them', () => {
  expect(alignedLine(SAME)).toBe(
    '2 files became one table of 30 rows; they call all 2 columns the same.',
  );
  expect(alignedTable(SAME).columns).toEqual(['Column', 'Found by', '2014.csv and 1 more']);
});

it('shows a column for each way of naming, with a dash where a file has none', () => {
  expect(alignedLine(MIXED)).toBe(
    '3 files became one table of 35 rows. They name their columns in 2 ways; 1 was brought together by what it means, 1 by its name.',
  );
  expect(alignedTable(MIXED)).toEqual({
    columns: ['Column', 'Found by', '2014.csv and 1 more', 'new.csv'],
    rows: [
      ['Date', 'what it means', 'Date', 'incident_date'],
      ['Note', 'its name', 'Note', '–'],
    ],
  });
});

it('names conflicts, and only those', () => {
  expect(conflictsLine(SAME, 'day')).toBe('');
  expect(conflictsLine({ ...SAME, conflicts: 1 }, 'day')).toBe(
    '1 day stands in several files with different figures; the earlier file’s hold.',
  );
  expect(conflictsLine({ ...SAME, conflicts: 2 }, 'day')).toBe(
    '2 days stand in several files with different figures; the earlier file’s hold.',
  );
});
