import { describe, expect, it } from 'vitest';
import { readMetrics } from '../../../src/domain/cluster/metrics.ts';
import { whyUnfit, type ScoreCounts } from '../../../src/domain/cluster/scores.ts';

const FIT: ScoreCounts = {
  ...{ rows: 1000, unreadable: 0, repeated: 0, unscored: 0 },
  ...{ foreign: 0, otherSide: 0, otherOutcome: 0 },
};

describe('what comes back from a cluster', () => {
  it('says what keeps scores from being this study’s', () => {
    expect(whyUnfit(FIT)).toBeNull();
    expect(whyUnfit({ ...FIT, otherSide: 12 })).toBe(
      '12 incidents are on another side of the split',
    );
    expect(whyUnfit({ ...FIT, foreign: 3, unscored: 4 })).toContain('3 of its 1,000 rows');
    for (const key of Object.keys(FIT).filter((one) => one !== 'rows'))
      expect(whyUnfit({ ...FIT, [key]: 1 })).not.toBeNull();
  });

  it('reads a name, a description, seconds and columns, and nothing else of what is written there', () => {
    const said = { name: ' H2O 200-200 ', description: 'H2O', seconds: 3.5, more: [1] };
    expect(readMetrics(JSON.stringify(said))).toEqual({
      ...{ name: 'H2O 200-200', description: 'H2O', seconds: 3.5, columns: null },
    });
    const columns = ['IUCR', 7, null, 'Minute'];
    expect(readMetrics(JSON.stringify({ ...said, columns }))?.columns).toEqual(['IUCR', 'Minute']);
    expect(readMetrics(JSON.stringify({ ...said, name: 'x'.repeat(5000) }))?.name).toHaveLength(
      200,
    );
    for (const wrong of [
      '',
      '[]',
      'null',
      '{"name": "a"}',
      JSON.stringify({ ...said, seconds: -1 }),
    ])
      expect(readMetrics(wrong)).toBeNull();
  });
});
