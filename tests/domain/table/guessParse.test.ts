import { describe, expect, it } from 'vitest';
import { guessEncoding } from '../../../src/domain/table/encoding.ts';
import { guessParse } from '../../../src/domain/table/guessParse.ts';

const read = (text: string, fixed = {}) =>
  guessParse(new TextEncoder().encode(text), true, { encoding: 'utf-8', ...fixed });

describe('guessing how a text is written', () => {
  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n', ','],
    ['a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['a\tb\n1, or 2\t3\n', '\t'],
    ['a|b|c\r1|2|3\r', '|'],
    ['single\n1\n2\n', ','],
    ['a,b\n"x; y; z",2\n"p; q; r",3\n', ','],
    ['a^b\n1^2\n3^4\n', '^'],
    ['', ','],
  ])('reads %j with %j', (text, delimiter) => {
    expect(read(text).parse.delimiter).toBe(delimiter);
  });

  it('finds a header by what stands under it', () => {
    expect(read('ID,Name\n1,x\n2,y\n')).toMatchObject({
      parse: { header: true },
      names: ['ID', 'Name'],
    });
    expect(read('7,x\n1,x\n2,y\n')).toMatchObject({
      parse: { header: false },
      names: ['column 1', 'column 2'],
    });
  });

  it('leaves what stands before the table away', () => {
    const { parse, names } = read('Crimes of 2015\nby the city\n\nID,Name\n1,x\n2,y\n3,z\n');
    expect(parse.preamble).toBe(3);
    expect(names).toEqual(['ID', 'Name']);
  });

  it('keeps what the person set', () => {
    expect(read('a,b;c\n1,2;3\n', { delimiter: ';' }).names).toEqual(['a,b', 'c']);
    expect(read('a,b\n1,2\n', { header: false }).names).toEqual(['column 1', 'column 2']);
    expect(read('a,b\n1,2\n3,4\n', { preamble: 1, header: true }).names).toEqual(['1', '2']);
  });

  it('gives columns names that differ in the database', () => {
    expect(read('id,ID,,rowid\n1,2,3,4\n').names).toEqual(['id', 'ID_1', 'column 3', 'rowid_1']);
  });
});

it.each([
  ['plain', Buffer.from('abc'), 'utf-8'],
  ['UTF-8', Buffer.from('Díaz'), 'utf-8'],
  ['Latin-1', Buffer.from('Díaz', 'latin1'), 'windows-1252'],
  ['UTF-16 with a mark', Buffer.from('\uFEFFabc', 'utf16le'), 'utf-16le'],
  ['UTF-16 without', Buffer.from('abcdef', 'utf16le'), 'utf-16le'],
  ['UTF-16 the other way round', Buffer.from('abcdef', 'utf16le').swap16(), 'utf-16be'],
])('takes %s for what it is', (_, bytes, encoding) => {
  expect(guessEncoding(new Uint8Array(bytes), true)).toBe(encoding);
});
