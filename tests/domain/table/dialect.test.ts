import { describe, expect, it } from 'vitest';
import { guessDialect } from '../../../src/domain/table/dialect.ts';

describe('guessing a dialect', () => {
  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n', ','],
    ['a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['a\tb\n1, or 2\t3\n', '\t'],
    ['a|b|c\r1|2|3\r', '|'],
    ['single\n1\n2\n', ','],
    ['a,b\n"x; y; z",2\n"p; q; r",3\n', ','],
    ['', ','],
  ])('reads %j with %j', (text, delimiter) => {
    expect(guessDialect(text).delimiter).toBe(delimiter);
  });
});
