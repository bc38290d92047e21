import { describe, expect, it } from 'vitest';
import {
  byQuarter,
  driftWords,
  openedWords,
  pValue,
  withinWords,
} from '../../../src/domain/words/evaluation.ts';

const tally = (
  quarter: number,
  rows: number,
  arrests: number,
  side: 'train' | 'holdout' = 'train',
) => ({
  ...{ quarter, side, rows, arrests },
});

describe('the evaluation in words', () => {
  it('counts how often the hold-out was opened', () => {
    expect(openedWords(1)).toBe('The hold-out has been opened once.');
    expect(openedWords(2)).toContain('opened twice.');
    expect(openedWords(7)).toContain('opened 7 times.');
  });

  it('writes p-values no finer than they deserve', () => {
    expect(pValue(0.0421)).toBe('0.042');
    expect(pValue(1e-12)).toBe('< 0.001');
    expect(pValue(NaN)).toBe('–');
  });

  it('says how the arrest rate moved, over both sides', () => {
    const tallies = [
      tally(8056, 500, 130),
      tally(8056, 500, 132, 'holdout'),
      tally(8060, 1000, 200),
      tally(8061, 20, 0),
    ];
    expect(byQuarter(tallies)[0]).toEqual({ quarter: 8056, rows: 1000, arrests: 262 });
    expect(driftWords(tallies)).toBe(
      'The arrest rate fell from 26.2\u00a0% in 2014 Q1 to 20.0\u00a0% in 2015 Q1',
    );
    expect(driftWords(tallies.slice(0, 2))).toContain('but one quarter');
  });

  it('says what an AUC within groups means', () => {
    expect(withinWords('offence', 0.7, 0.9)).toContain('70.0\u00a0% of the pairs');
  });
});
