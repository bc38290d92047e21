import { describe, expect, it } from 'vitest';
import type { RollingResult } from '../../../src/domain/audit/repeats.ts';
import { spreadOverSeeds } from '../../../src/domain/metrics/seeds.ts';
import {
  luckWords,
  ROLLING_COLUMNS,
  rollingRow,
  rollingWords,
  seedWords,
} from '../../../src/domain/words/repeats.ts';

const around = (auc: number) => ({
  ...{ auc, low: auc - 0.01, high: auc + 0.01, standardError: 0.005 },
});

function result(quarter: number, auc: number, lead: number): RollingResult {
  return {
    fold: {
      ...{ trainFrom: 8056, trainTo: quarter - 1, evaluate: quarter },
      ...{ trainRows: 3600, evaluateRows: 1200 },
    },
    ...{ auc: around(auc), lookup: around(auc - lead) },
    difference: {
      ...{ difference: lead, low: lead - 0.01, high: lead + 0.01 },
      ...{ z: lead / 0.0051, p: lead > 0.01 ? 0.0001 : 0.33 },
    },
  };
}

describe('repeated trainings in words', () => {
  it('say how far the seed moves an AUC, and whether that is much', () => {
    const spread = spreadOverSeeds([0.93, 0.931, 0.932]);
    expect(seedWords(spread)).toBe(
      'Over 3 seeds the network’s AUC is 0.931 on average (standard deviation 0.0010, 0.930 to 0.932).',
    );
    expect(luckWords(spread, { low: 0.92, high: 0.94 })).toContain('smaller');
    expect(luckWords(spread, { low: 0.9305, high: 0.9315 })).toContain('larger');
  });

  it('follow the AUC over the quarters, and count those that it beats the lookup in', () => {
    expect(rollingWords([result(8060, 0.931, 0.02), result(8061, 0.92, 0.005)])).toBe(
      'Trained on all that came before, the AUC goes from 0.931 in 2015 Q1 to 0.920 in 2015 Q2, and beats the lookup table in 1 of 2 quarters',
    );
    expect(rollingWords([result(8060, 0.931, 0.02)])).toContain(
      'is 0.931 in 2015 Q1, and beats the lookup table in every quarter',
    );
  });

  it('write a cell for every column', () => {
    const row = rollingRow(result(8060, 0.931, 0.02));
    expect(row).toHaveLength(ROLLING_COLUMNS.length);
    expect(row).toEqual([
      ...['2015 Q1', '3,600', '1,200', '0.931 (0.921–0.941)', '0.911 (0.901–0.921)'],
      ...['0.020 (0.010 to 0.030)', '< 0.001'],
    ]);
  });
});
