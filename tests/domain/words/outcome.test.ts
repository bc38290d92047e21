import { describe, expect, it } from 'vitest';
import { BOOLEAN_OUTCOME } from '../../../src/domain/cities/city.ts';
import type { OutcomeRule } from '../../../src/domain/recipe/recipe.ts';
import { meaningOf, outcomeWords, withMeaning } from '../../../src/domain/words/outcome.ts';

const RULE: OutcomeRule = {
  arrest: [],
  noArrest: ['juvenile booked'],
  leftOut: ['unfounded'],
  arrestContains: ['arrest'],
  others: 'no arrest',
  blank: 'left out',
};
const level = (text: string) => ({ text, rows: 1 });
const LEVELS = ['NONE', 'ARREST, BOOKED', 'JUVENILE BOOKED', 'UNFOUNDED'].map(level);

describe('what a value means', () => {
  it('goes by the lists, then by what it contains, then by the rest', () => {
    expect(meaningOf(RULE, ' Arrest, Cited ')).toBe('arrest');
    expect(meaningOf(RULE, 'JUVENILE BOOKED')).toBe('no arrest');
    expect(meaningOf(RULE, 'Unfounded')).toBe('left out');
    expect(meaningOf(RULE, 'NONE')).toBe('no arrest');
    expect(meaningOf(RULE, '  ')).toBe('left out');
    expect(meaningOf({ ...RULE, noArrest: ['no arrest'] }, 'NO ARREST')).toBe('no arrest');
  });

  it.each(['arrest', 'no arrest', 'left out'] as const)('can be changed to %s alone', (meaning) => {
    for (const { text } of LEVELS) {
      const changed = withMeaning(RULE, text, meaning);
      expect(meaningOf(changed, text)).toBe(meaning);
      for (const other of LEVELS.filter((one) => one.text !== text))
        expect(meaningOf(changed, other.text)).toBe(meaningOf(RULE, other.text));
    }
  });

  it('is listed once, and not where the rest says the same', () => {
    const twice = withMeaning(withMeaning(RULE, 'NONE', 'arrest'), 'none', 'arrest');
    expect(twice.arrest).toEqual(['none']);
    expect(withMeaning(twice, 'None', 'no arrest')).toEqual(RULE);
  });
});

describe('a rule in words', () => {
  it('names the column, what counts and what does not, as written', () => {
    expect(outcomeWords(RULE, 'Resolution', LEVELS)).toBe(
      'arrest = Resolution contains ARREST; JUVENILE BOOKED counts: no; UNFOUNDED: left out; all others: no; nothing at all: left out',
    );
  });
  it('names only the spellings that the column has', () => {
    expect(outcomeWords(BOOLEAN_OUTCOME, 'Arrest', ['False', 'True'].map(level))).toBe(
      'arrest = Arrest is True; False counts: no; all others: left out; nothing at all: left out',
    );
  });
  it('counts what is too much to name', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'];
    const rule = { ...RULE, arrest: many, arrestContains: [], noArrest: [], leftOut: [] };
    expect(outcomeWords(rule, 'S', many.map(level))).toContain(
      'S is a, b, c, d or 2 other values;',
    );
  });
  it('says so where nothing means an arrest yet', () => {
    const none = { ...RULE, arrestContains: [] };
    expect(outcomeWords(none, 'Status', LEVELS)).toMatch(/^no value of Status means an arrest yet/);
  });
});
