import { describe, expect, it } from 'vitest';
import { BOOLEAN_OUTCOME } from '../../../src/domain/cities/city.ts';
import type { OutcomeRule } from '../../../src/domain/recipe/recipe.ts';
import { meaningOf, outcomeWords, withMeaning } from '../../../src/domain/words/outcome.ts';

const RESOLUTION: OutcomeRule = {
  arrest: [],
  noArrest: ['juvenile booked'],
  leftOut: [],
  arrestContains: ['arrest'],
  others: 'no arrest',
  blank: 'left out',
};
const levels = ['NONE', 'ARREST, BOOKED', 'JUVENILE BOOKED'].map((text) => ({ text, rows: 1 }));

describe('what the outcome means', () => {
  it('says the rule in a sentence', () => {
    expect(outcomeWords(RESOLUTION, 'Resolution', levels)).toBe(
      'Arrest = Resolution contains ARREST; JUVENILE BOOKED counts: no; every other value counts: no; left out: nothing at all.',
    );
    expect(outcomeWords(BOOLEAN_OUTCOME, 'Arrest', [{ text: 'true', rows: 1 }])).toBe(
      'Arrest = Arrest is true; left out: every other value and nothing at all.',
    );
  });

  it('takes the lists before what a value contains', () => {
    expect(meaningOf(RESOLUTION, ' Arrest, Cited ')).toBe('arrest');
    expect(meaningOf(RESOLUTION, 'JUVENILE BOOKED')).toBe('no arrest');
    expect(meaningOf(RESOLUTION, '')).toBe('left out');
    expect(meaningOf(BOOLEAN_OUTCOME, 'maybe')).toBe('left out');
  });

  it.each(['arrest', 'no arrest', 'left out'] as const)('lets a value mean %s', (meaning) => {
    const changed = withMeaning(RESOLUTION, 'JUVENILE BOOKED', meaning);
    expect(meaningOf(changed, 'juvenile booked')).toBe(meaning);
    expect(meaningOf(changed, 'NONE')).toBe('no arrest');
  });
});
