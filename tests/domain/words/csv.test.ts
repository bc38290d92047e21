import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvText, safeCell } from '../../../src/domain/words/csv.ts';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('tames %j', (text) => {
  expect(safeCell(text).replace(/^"/, '')).toMatch(/^'/);
});

it('leaves what is no formula as it is, quoted where it must be', () => {
  expect(safeCell('THEFT')).toBe('THEFT');
  expect(safeCell('a=b')).toBe('a=b');
  expect(safeCell('a,b')).toBe('"a,b"');
  expect(safeCell('say "no"')).toBe('"say ""no"""');
  expect(safeCell('=1,2')).toBe('"\'=1,2"');
});

it('writes rows that a reader of CSV gets back, but for the apostrophes', () => {
  const cell = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'a', '1', ' '),
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
      const back = fields(csvText([cells]));
      expect(back).toEqual(cells.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)));
    }),
  );
});

/** The fields of one record, read the simple way. */
function fields(record: string): string[] {
  const line = `,${record.replace(/\r\n$/, '')}`;
  const found = line.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
