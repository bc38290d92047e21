import { expect, it } from 'vitest';
import { DATE_FORMATS } from '../../../src/domain/table/dates.ts';
import type { ParsePreview, ParseSetup } from '../../../src/domain/table/parse.ts';
import { dateFormatWords, parseLine, previewLine } from '../../../src/domain/words/parse.ts';

const SETUP: ParseSetup = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  header: true,
  preamble: 0,
};
const PREVIEW: ParsePreview = {
  parse: SETUP,
  headers: ['a', 'b'],
  rows: [],
  records: 1000,
  rejected: 0,
  preamble: [],
};

it('says how a file is read', () => {
  expect(parseLine(SETUP)).toBe(
    'UTF-8, commas between fields, double quotes, the first record names the columns',
  );
  expect(
    parseLine({
      encoding: 'windows-1252',
      delimiter: '~',
      quote: '',
      header: false,
      preamble: 2,
    }),
  ).toBe('Western, “~” between fields, no quotes, no header, 2 lines before it left out');
});

it('says what a setup would do to the beginning of a file', () => {
  expect(previewLine(PREVIEW)).toBe(
    '2 columns; none of the first 1,000 records would be rejected.',
  );
  expect(previewLine({ ...PREVIEW, rejected: 12 })).toBe(
    '2 columns; 12 of the first 1,000 records would be rejected.',
  );
  expect(previewLine({ ...PREVIEW, headers: ['a'], records: 0 })).toBe(
    '1 column; no record is left to read.',
  );
});

it('gives every known date format an example that tells it from the others', () => {
  expect(dateFormatWords('%m/%d/%Y %I:%M:%S %p')).toBe('month, day, year: 03/29/2015 02:05:09 PM');
  expect(dateFormatWords('%d.%m.%Y')).toBe('day, month, year: 29.03.2015');
  const all = DATE_FORMATS.map(({ format }) => dateFormatWords(format));
  expect(new Set(all).size).toBe(all.length);
  for (const words of all) expect(words).not.toContain('%');
});
