import { describe, expect, it } from 'vitest';
import { auditGroups, type GroupAudit } from '../../../src/domain/audit/groups.ts';
import { gapWords, groupAuc, groupSize, smallWords } from '../../../src/domain/words/groups.ts';

const [audit] = auditGroups(
  { scores: [0.1, 0.4, 0.35, 0.8], outcomes: [0, 0, 1, 1], group: [0, 0, 0, 0], groups: 1 },
  0.5,
) as [GroupAudit];
const withGap = (value: number, low: number, high: number) => ({
  ...audit,
  calibrationGap: { value, low, high },
});

describe('the audit of a group in words', () => {
  it('names its size and says when it is small', () => {
    expect(groupSize(audit)).toBe('4 reports, 2 arrests');
    expect(smallWords(audit)).toContain('Only 4 reports, 2 arrests and 2 without');
  });

  it('says which way predictions are off, or that it may be chance', () => {
    expect(gapWords(withGap(0.031, 0.02, 0.042))).toBe(
      'Arrests are predicted too often by 3.1\u00a0% of the reports (0.020–0.042).',
    );
    expect(gapWords(withGap(-0.031, -0.042, -0.02))).toContain('too seldom by 3.1');
    expect(gapWords(withGap(0.01, -0.01, 0.03))).toContain('agree within chance');
  });

  it('has no AUC where a class is missing', () => {
    expect(groupAuc(audit)).toMatch(/^0\.750 \(/);
    const none = { auc: NaN, low: NaN, high: NaN, standardError: NaN };
    expect(groupAuc({ ...audit, auc: none })).toBe('–');
  });
});
