import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodRecords } from '../../../src/domain/table/goodRecords.ts';
import { fieldsOf } from '../../../src/domain/table/fields.ts';
import type { Reject } from '../../../src/domain/table/receipt.ts';
import { RecordScanner } from '../../../src/domain/table/scanner.ts';

const PLAIN = { delimiter: ',', quote: '"', preamble: 0, header: false } as const;

function scan(text: string, names: readonly string[], at: number) {
  const scanner = new RecordScanner({ ...PLAIN, names });
  const all = new TextEncoder().encode(text);
  const bytes = new Uint8Array(all.length + 1);
  bytes.set(all);
  const rejects: Reject[] = [];
  // In two pieces, cut anywhere: the first may end in the middle of a record, or of a letter.
  const cut = Math.min(at, all.length);
  const first = scanner.scan(bytes, 0, cut, false, 0, Infinity, rejects);
  const second = scanner.scan(bytes, first.at, all.length, true, first.write, Infinity, rejects);
  const rows = [...goodRecords(bytes.slice(0, second.write), PLAIN)].map((record) =>
    fieldsOf(record, PLAIN),
  );
  return { scanner, rejects, rows };
}

describe('the scanner', () => {
  it('gives back whatever cells were written, wherever the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é', '1') });
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat(200), (rows, at) => {
        const written = rows.map((cells) =>
          cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        );
        const { rows: read, rejects } = scan(written.join('\r\n'), ['a', 'b', 'c'], at);
        expect(rejects).toEqual([]);
        expect(read).toEqual(rows.map((cells) => cells.map((text) => text || null)));
      }),
    );
  });

  it('accounts for every record of any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r') });
    fc.assert(
      fc.property(text, fc.nat(50), (any, at) => {
        const { scanner, rejects, rows } = scan(any, ['a', 'b'], at);
        expect(rows).toHaveLength(scanner.kept);
        expect(rejects).toHaveLength(scanner.rejected);
        const whole = scan(any, ['a', 'b'], any.length);
        expect(rows).toEqual(whole.rows);
        expect(rejects).toEqual(whole.rejects);
      }),
    );
  });

  it('loses no more than the record whose quote is never closed', () => {
    const { rows, rejects } = scan('1,2\n"3,4\n5,6\n7,8\n', ['a', 'b'], 3);
    expect(rows).toEqual([
      ['1', '2'],
      ['5', '6'],
      ['7', '8'],
    ]);
    expect(rejects).toMatchObject([{ line: 2, text: '"3,4' }]);
  });
});
