import { describe, expect, it } from 'vitest';
import { auditGroups } from '../../../src/domain/audit/groups.ts';
import { aucWithin } from '../../../src/domain/audit/within.ts';
import { createRandom } from '../../../src/domain/network/random.ts';

const ROWS = 200;

describe('the AUC within groups', () => {
  it('is the share of rightly ordered pairs of the same group', () => {
    const random = createRandom(3, 0);
    const scores = Array.from({ length: ROWS }, () => random.below(12) / 12);
    const group = scores.map(() => random.below(4));
    const outcomes = scores.map((score) => Number(random.uniform() < score));
    let [right, pairs] = [0, 0];
    for (let a = 0; a < ROWS; a++) {
      for (let b = 0; b < ROWS; b++) {
        if (outcomes[a] !== 1 || outcomes[b] !== 0 || group[a] !== group[b]) continue;
        pairs++;
        right += scores[a]! > scores[b]! ? 1 : scores[a] === scores[b] ? 0.5 : 0;
      }
    }
    const audits = auditGroups({ scores, outcomes, group, groups: 4 }, 0.5);
    expect(aucWithin(audits)).toBeCloseTo(right / pairs, 12);
  });

  it('gives nothing for a score that only tells groups apart', () => {
    const group = [0, 0, 1, 1];
    const rows = { scores: group, outcomes: [0, 1, 1, 0], group, groups: 2 };
    expect(aucWithin(auditGroups(rows, 0.5))).toBe(0.5);
  });
});
