import { describe, expect, it } from 'vitest';
import { areaFacts, measureWords, points } from '../../../src/domain/words/areas.ts';

describe('areas in words', () => {
  it('give rates as shares and gaps as points with a sign', () => {
    expect(measureWords('observed', 0.2611)).toBe('26.1\u00a0%');
    expect(measureWords('gap', -0.0421)).toBe('\u22124.2 points');
    expect(measureWords('count', 1204)).toBe('1,204');
    expect(points(0.042)).toBe('+4.2 points');
    expect(points(0.0001)).toBe('0 points');
    expect(points(NaN)).toBe('–');
  });

  it('say of an area what is known, and of an empty one only that', () => {
    const facts = Object.fromEntries(areaFacts({ incidents: 100, arrests: 25, expected: 30 }));
    expect(facts).toMatchObject({ Arrests: '25', 'Calibration gap': '+5.0 points' });
    expect(areaFacts({ incidents: 0, arrests: 0, expected: 0 })).toHaveLength(1);
  });
});
