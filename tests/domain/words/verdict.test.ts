import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/evaluation.ts';
import { verdict, verdictLine, verdicts } from '../../../src/domain/words/verdict.ts';

const difference = { difference: 0.015, low: 0.012, high: 0.017, z: 12, p: 1e-9 };

describe('the verdict on a network', () => {
  it('says when the network is ahead', () => {
    expect(verdict('network', 'lookup on IUCR', difference)).toEqual({
      claim: 'The network beats the lookup on IUCR.',
      evidence: 'It is ahead by 0.015 of AUC (95 % interval of the difference 0.012 to 0.017).',
    });
  });

  it('says when the baseline is ahead', () => {
    const behind = { ...difference, difference: -0.02, low: -0.03, high: -0.01 };
    expect(verdict('network', 'lookup', behind)).toEqual({
      claim: 'The lookup beats the network.',
      evidence:
        'The network is behind by 0.020 of AUC (95 % interval of the difference −0.030 to −0.010).',
    });
  });

  it('claims nothing where the difference can be chance', () => {
    const unclear = { ...difference, difference: 0.005, low: -0.005, high: 0.014, p: 0.3 };
    expect(verdict('network', 'lookup', unclear)).toEqual({
      claim: 'The network does not beat the lookup.',
      evidence:
        'They are 0.005 of AUC apart, which can be chance (95 % interval of the difference −0.005 to 0.014).',
    });
  });

  it('neither claims nor denies what an interval without 0 leaves open', () => {
    const likely = { difference: -0.0009, low: -0.0018, high: -0.0001, z: -2.1, p: 0.032 };
    expect(verdict('network', 'tree model', likely)).toEqual({
      claim: 'The tree model is ahead of the network, but not surely.',
      evidence:
        'They are 0.001 of AUC apart (95 % interval of the difference −0.002 to −0.0001, p = 0.032); only with p below 0.01 is one said to beat the other.',
    });
    expect(verdictLine('network', 'tree model', likely)).toBe(
      'The tree model is ahead of the network by 0.001 of AUC (0.0001 to 0.002), but not surely: p = 0.032.',
    );
  });

  it('speaks of any two models', () => {
    expect(verdict('network', 'tree model', difference).claim).toBe(
      'The network beats the tree model.',
    );
    expect(verdict('logistic regression', 'lookup', difference).claim).toBe(
      'The logistic regression beats the lookup.',
    );
  });

  it('holds back where whole weeks make as much of a difference', () => {
    const byWeek = { low: -0.001, high: 0.03 };
    const held = verdict('network', 'lookup', difference, byWeek);
    expect(held.claim).toBe('The network does not surely beat the lookup.');
    expect(held.evidence).toContain('resampled by week it is −0.001 to 0.030');
    expect(verdict('network', 'lookup', difference, { low: 0.01, high: 0.02 })).toEqual(
      verdict('network', 'lookup', difference),
    );
  });

  it('fits into one line, the better model first', () => {
    expect(verdictLine('network', 'lookup', difference)).toBe(
      'The network beats the lookup by 0.015 of AUC (0.012 to 0.017).',
    );
    const behind = { ...difference, difference: -0.02, low: -0.03, high: -0.01 };
    expect(verdictLine('network', 'tree model', behind)).toBe(
      'The tree model beats the network by 0.020 of AUC (0.010 to 0.030).',
    );
    const unclear = { ...difference, difference: -0.005, low: -0.014, high: 0.004, p: 0.3 };
    expect(verdictLine('network', 'lookup', unclear)).toBe(
      'The network does not beat the lookup: the difference of −0.005 (−0.014 to 0.004) can be chance.',
    );
    expect(verdictLine('network', 'lookup', difference, { low: -0.1, high: 0.1 })).toBe(
      'The network does not surely beat the lookup: the difference of 0.015 is −0.100 to 0.100 where weeks are resampled.',
    );
  });

  it('says so where there is nothing to compare with', () => {
    const network = { id: 'net', name: 'network', scores: [0.1, 0.4, 0.3, 0.9] };
    const alone = evaluate(network, [], [0, 0, 1, 1]);
    expect(verdicts(alone)).toEqual([
      {
        claim: 'The network’s AUC is 0.750.',
        evidence: 'No offence column is marked, so there is no baseline to compare it with.',
      },
    ]);
  });
});
