import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/evaluation.ts';
import { verdict, verdicts } from '../../../src/domain/words/verdict.ts';

const difference = { difference: 0.015, low: 0.012, high: 0.017, z: 12, p: 1e-9 };

describe('the verdict on a network', () => {
  it('says when the network is ahead', () => {
    expect(verdict('lookup on IUCR', difference)).toEqual({
      claim: 'The network beats the lookup on IUCR.',
      evidence: 'It is ahead by 0.015 of AUC (95 % interval of the difference 0.012 to 0.017).',
    });
  });

  it('says when the baseline is ahead', () => {
    const behind = { ...difference, difference: -0.02, low: -0.03, high: -0.01 };
    expect(verdict('lookup', behind)).toEqual({
      claim: 'The lookup beats the network.',
      evidence:
        'The network is behind by 0.020 of AUC (95 % interval of the difference −0.030 to −0.010).',
    });
  });

  it('claims nothing where the difference can be chance', () => {
    const unclear = { ...difference, difference: 0.005, low: -0.005, high: 0.014, p: 0.3 };
    expect(verdict('lookup', unclear)).toEqual({
      claim: 'The network does not beat the lookup.',
      evidence:
        'They are 0.005 of AUC apart, which can be chance (95 % interval of the difference −0.005 to 0.014).',
    });
  });

  it('says so where there is nothing to compare with', () => {
    const alone = evaluate({ name: 'network', scores: [0.1, 0.4, 0.3, 0.9] }, [], [0, 0, 1, 1]);
    expect(verdicts(alone)).toEqual([
      {
        claim: 'The network’s AUC is 0.750.',
        evidence: 'No offence column is marked, so there is no baseline to compare it with.',
      },
    ]);
  });
});
