import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordCounter } from '../../../src/domain/table/recordCounter.ts';

function count(text: string, delimiter = ',', chunk = Infinity): number {
  const counter = new RecordCounter(delimiter);
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunk) counter.push(bytes.subarray(at, at + chunk));
  return counter.records;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('the record counter', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4\n', 3],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n', 3],
    ['bare CR', 'a,b\r1,2\r3,4\r', 3],
    ['no line end at the end', 'a,b\n1,2\n3,4', 3],
    ['blank lines', 'a,b\n\n1,2\n\n\n3,4\n\n', 3],
    ['an empty file', '', 0],
    ['line ends inside quotes', 'a,b\n"1\n2",3\n"x\r\n\r\ny",4\n', 3],
    ['escaped quotes', 'a,b\n"say ""hi""\n",2\n', 2],
    ['a quote inside an unquoted field', 'a,b\n5" pipe,2\n3,4\n', 3],
    ['a last empty field', 'a,b\n1,\n,\n', 3],
  ])('counts records with %s', (_, text, records) => {
    expect(count(text)).toBe(records);
  });

  it('counts alike however the bytes are cut, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 7 }),
        (table, end, cut) => {
          const text = table.map((row) => row.map(quoted).join(',') + end).join('');
          expect(count(text, ',', cut)).toBe(table.length);
        },
      ),
    );
  });
});
