import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/domain/sample/calibrate.ts';

describe('calibrate', () => {
  const rows = 4000;
  const code = Uint16Array.from({ length: rows }, (_, i) => i % 2);
  const hour = Uint16Array.from({ length: rows }, (_, i) => (i % 8 < 5 ? 0 : 1));
  const meanWhere = (p: Float64Array, levels: Uint16Array, level: number) => {
    const chosen = p.filter((_, row) => levels[row] === level);
    return chosen.reduce((sum, v) => sum + v, 0) / chosen.length;
  };

  it('meets the wanted rates of several factors at once', () => {
    const p = calibrate(rows, [
      { levels: hour, rates: [0.38, 0.5] },
      { levels: code, rates: [0.05, 0.8] },
    ]);
    expect(meanWhere(p, code, 0)).toBeCloseTo(0.05, 3);
    expect(meanWhere(p, code, 1)).toBeCloseTo(0.8, 3);
    expect(meanWhere(p, hour, 0)).toBeCloseTo(0.38, 2);
    expect(meanWhere(p, hour, 1)).toBeCloseTo(0.5, 2);
  });

  it('leaves levels without a wanted rate alone', () => {
    const p = calibrate(rows, [{ levels: code, rates: [NaN, 0.6] }]);
    expect(meanWhere(p, code, 1)).toBeCloseTo(0.6, 3);
    expect(meanWhere(p, code, 0)).toBeCloseTo(1 / (1 + Math.E), 6);
  });
});
