import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditGroups, SMALL_GROUP, type GroupAudit } from '../../../src/domain/audit/groups.ts';
import { badness, worstFirst } from '../../../src/domain/audit/worst.ts';
import { groupIndexes } from '../../../src/domain/metrics/groups.ts';
import { thresholdIndex } from '../../../src/domain/metrics/thresholds.ts';
import { tiedRows } from '../metrics/oracles.ts';
import reference from './reference.json';

const { scores, outcomes, group, threshold, figures } = reference.groups;
const audits = auditGroups({ scores, outcomes, group, groups: 5 }, threshold);

describe('groupIndexes', () => {
  it('are the indexes of the groups’ own rows', () => {
    fc.assert(
      fc.property(tiedRows, fc.integer({ min: 1, max: 7 }), ({ scores, outcomes }, groups) => {
        const group = scores.map((_, row) => (row * row) % groups);
        const found = groupIndexes(scores, outcomes, group, groups);
        const own = (values: number[], g: number) => values.filter((_, row) => group[row] === g);
        expect(found).toEqual(
          found.map((_, g) => thresholdIndex(own(scores, g), own(outcomes, g))),
        );
      }),
    );
  });

  it('refuse a row without a group', () => {
    expect(() => groupIndexes([0.5, 0.5], [0, 1], [0, 2], 2)).toThrow('Row 1');
    expect(() => groupIndexes([0.5, NaN], [0, 1], [0, 1], 2)).toThrow('Row 1');
  });
});

describe('the audit by group', () => {
  it.each(figures.map((expected, g) => [g, expected] as const))(
    'agrees with scikit-learn, scipy and numpy (group %i)',
    (g, expected) => {
      const found = audits[g]!;
      expect([found.group, found.rows, found.arrests]).toEqual([
        g,
        expected.rows,
        expected.arrests,
      ]);
      expect(Math.abs(found.auc.auc - expected.auc)).toBeLessThan(1e-9);
      expect(Math.abs(found.auc.standardError - expected.standardError)).toBeLessThan(1e-9);
      const { value, low, high } = found.calibrationGap;
      [value, low, high].forEach((v, i) => expect(v).toBeCloseTo(expected.gap[i]!, 10));
      for (const key of ['falsePositiveRate', 'falseNegativeRate', 'selectionRate'] as const) {
        const rate = found[key];
        [rate.share, rate.low, rate.high].forEach((v, i) => {
          expect(v, key).toBeCloseTo(expected[key][i]!, 10);
        });
      }
    },
  );

  it('leaves groups without rows out and marks small ones', () => {
    const found = auditGroups({ scores, outcomes, group, groups: 9 }, threshold);
    expect(found.map((audit) => audit.group)).toEqual([0, 1, 2, 3, 4]);
    for (const { rows, arrests, small } of found) {
      const scarce = Math.min(arrests, rows - arrests) < SMALL_GROUP.ofEachClass;
      expect(small).toBe(rows < SMALL_GROUP.rows || scarce);
    }
    expect(found.some(({ small }) => small)).toBe(true);
    expect(found.some(({ small }) => !small)).toBe(true);
  });
});

describe('worstFirst', () => {
  const share = (value: number, reach: number) => ({
    share: value,
    low: value - reach,
    high: value + reach,
  });
  const make = (group: number, gap: number, reach: number, small = false): GroupAudit => ({
    ...audits[0]!,
    group,
    small,
    auc: { auc: 0.9 - Math.abs(gap), low: 0, high: 0.9 - Math.abs(gap) + reach, standardError: 0 },
    calibrationGap: { value: gap, low: gap - reach, high: gap + reach },
    falsePositiveRate: share(0.1 + gap, reach),
    falseNegativeRate: share(0.1 - gap, reach),
    selectionRate: share(0.1 + gap, reach),
  });
  const overall = make(99, 0, 0);

  it('puts what is surely off before what may be chance, and small groups after', () => {
    const groups = [
      make(0, 0.01, 0.02),
      make(1, -0.05, 0.01),
      make(2, 0.3, 0.4),
      make(3, 0.5, 0.1, true),
      make(4, 0.03, 0.01),
    ];
    const order = worstFirst(groups, 'calibration', overall).map((audit) => audit.group);
    expect(order).toEqual([1, 4, 2, 0, 3]);
  });

  it('looks at the side that hurts: too low an AUC, too high an error rate', () => {
    const [over, under] = [make(0, 0.1, 0.01), make(1, -0.1, 0.01)];
    const first = (figure: Parameters<typeof worstFirst>[1]) =>
      worstFirst([under, over], figure, overall)[0]?.group;
    expect(first('false positives')).toBe(0);
    expect(first('false negatives')).toBe(1);
    expect(badness(over, 'auc', overall)).toBeCloseTo(0.09);
    expect(badness(under, 'selection', overall)).toBeCloseTo(0.09);
    expect(badness(under, 'false positives', overall)).toBe(0);
  });

  it('puts groups without a figure last', () => {
    const none = { ...make(0, 0, 0), falseNegativeRate: share(NaN, NaN) };
    const order = worstFirst([none, make(1, 0, 0, true)], 'false negatives', overall);
    expect(order.map((audit) => audit.group)).toEqual([1, 0]);
  });
});
