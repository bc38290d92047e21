import { describe, expect, it } from 'vitest';
import { flaggedShares, flaggedWords } from '../../../src/domain/words/flagged.ts';

const confusion = (tp: number, fp: number, fn: number, tn: number) => ({
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
  trueNegatives: tn,
});

describe('what a threshold does, in words', () => {
  it('counts in thousands of reports', () => {
    expect(flaggedWords(confusion(342, 86, 218, 1354))).toBe(
      'Of 1,000 reports, 214 would be flagged as likely arrests, 171 of them rightly; 109 with an arrest would be missed.',
    );
  });

  it('says all and none as such', () => {
    expect(flaggedWords(confusion(20, 0, 0, 80))).toBe(
      'Of 1,000 reports, 200 would be flagged as likely arrests, all of them rightly; 0 with an arrest would be missed.',
    );
    expect(flaggedWords(confusion(0, 0, 20, 80))).toBe(
      'Of 1,000 reports, 0 would be flagged as likely arrests; 200 with an arrest would be missed.',
    );
    expect(flaggedWords(confusion(0, 0, 0, 0))).toBe('There are no reports.');
  });

  it('rounds nothing down to none and no part up to all', () => {
    expect(flaggedWords(confusion(1, 1, 1, 9997))).toBe(
      'Of 1,000 reports, fewer than one would be flagged as likely arrests, fewer than one of them rightly; fewer than one with an arrest would be missed.',
    );
    expect(flaggedWords(confusion(5000, 4999, 0, 1))).toContain('nearly all would be flagged');
  });

  it('gives precision and recall as shares', () => {
    expect(flaggedShares(confusion(3, 1, 3, 10))).toBe(
      'Of those flagged, 75.0\u00a0% led to an arrest; of all arrests, 50.0\u00a0% are flagged.',
    );
    expect(flaggedShares(confusion(0, 0, 0, 10))).toBe('No report is flagged.');
  });
});
