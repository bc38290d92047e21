import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confusionAt,
  thresholdForShare,
  thresholdIndex,
} from '../../../src/domain/metrics/thresholds.ts';
import { CRITERIA, figuresOf } from '../../../src/domain/metrics/confusion.ts';
import { maxCriteria } from '../../../src/domain/metrics/criteria.ts';
import { tiedRows } from './oracles.ts';
import reference from './reference.json';

describe('the threshold index', () => {
  it('holds each distinct score once, falling, with the rows and arrests from it up', () => {
    const index = thresholdIndex([0.5, 0.9, 0.5, -0, 0], [1, 0, 0, 0, 1]);
    expect([...index.scores]).toEqual([0.9, 0.5, 0]);
    expect([...index.flagged]).toEqual([1, 3, 5]);
    expect([...index.hits]).toEqual([0, 1, 2]);
  });

  it('calls at any threshold what comparing each row calls', () => {
    fc.assert(
      fc.property(tiedRows, fc.double({ min: -1.5, max: 2, noNaN: true }), (rows, threshold) => {
        const { scores, outcomes } = rows;
        const count = (called: boolean, arrest: number) =>
          scores.filter((s, i) => s >= threshold === called && outcomes[i] === arrest).length;
        expect(confusionAt(thresholdIndex(scores, outcomes), threshold)).toEqual({
          truePositives: count(true, 1),
          falsePositives: count(true, 0),
          falseNegatives: count(false, 1),
          trueNegatives: count(false, 0),
        });
      }),
    );
  });

  it('sorts doubles that fit no 32-bit float as well', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (scores) => {
        const { scores: distinct } = thresholdIndex(
          scores,
          scores.map(() => 1),
        );
        const expected = [...new Set(scores.map((s) => s + 0))].sort((a, b) => b - a);
        expect([...distinct]).toEqual(expected);
      }),
    );
  });

  it('sorts 32-bit floats of both signs, infinities among them', () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: true }), (scores) => {
        const { scores: distinct } = thresholdIndex(scores, new Uint8Array(scores.length));
        const expected = [...new Set([...scores].map((s) => s + 0))].sort((a, b) => b - a);
        expect([...distinct]).toEqual(expected);
      }),
    );
  });

  it('refuses a row without a score', () => {
    expect(() => thresholdIndex([0.1, NaN], [0, 1])).toThrow('Row 1 has no score.');
  });

  it('finds the threshold for a share of the rows, ties taken whole', () => {
    const index = thresholdIndex([0.9, 0.5, 0.5, 0.1], [1, 0, 1, 0]);
    expect(thresholdForShare(index, 0)).toBe(Infinity);
    expect(thresholdForShare(index, 0.25)).toBe(0.9);
    expect(thresholdForShare(index, 0.5)).toBe(0.5);
    expect(thresholdForShare(index, 1)).toBe(0.1);
  });
});

describe('figures at a threshold', () => {
  const all = reference.cases.flatMap(({ a, outcomes, thresholds }) =>
    thresholds.map((expected) => ({ a, outcomes, expected })),
  );

  it.each(all)('agree with scikit-learn (%#)', ({ a, outcomes, expected }) => {
    const { threshold, confusion, ...figures } = expected;
    const found = confusionAt(thresholdIndex(a, outcomes), threshold);
    expect(Object.values(found)).toEqual(confusion);
    const ours: Record<string, number> = { ...figuresOf(found) };
    for (const [name, value] of Object.entries(figures)) {
      expect(ours[name], name).toBeCloseTo(value, 12);
    }
  });

  it('are no number where they are shares of nothing, but for MCC, which is 0', () => {
    const none = { truePositives: 0, falsePositives: 0, falseNegatives: 2, trueNegatives: 3 };
    expect(figuresOf(none)).toMatchObject({ precision: NaN, recall: 0, f1: 0, mcc: 0 });
  });
});

describe('maxCriteria', () => {
  it.each(reference.cases)('finds what trying every score finds (%#)', (one) => {
    const found = maxCriteria(thresholdIndex(one.a, one.outcomes));
    expect(found.map(({ criterion }) => criterion)).toEqual(Object.keys(CRITERIA));
    for (const { criterion, threshold, value } of found) {
      const [at, best] = one.maxCriteria[criterion];
      expect(value, criterion).toBeCloseTo(best!, 10);
      expect(threshold, criterion).toBe(at);
    }
  });

  it('finds the same among any rows as trying every score', () => {
    fc.assert(
      fc.property(tiedRows, ({ scores, outcomes }) => {
        const index = thresholdIndex(scores, outcomes);
        for (const { criterion, threshold, value } of maxCriteria(index)) {
          const values = Array.from(index.scores, (score) => {
            const called = confusionAt(index, score);
            return CRITERIA[criterion].of(
              called.truePositives,
              called.falsePositives,
              called.falseNegatives,
              called.trueNegatives,
            );
          });
          expect(value, criterion).toBe(Math.max(...values));
          expect(threshold, criterion).toBe(index.scores[values.indexOf(value)]);
        }
      }),
    );
  });
});
