import { describe, expect, it } from 'vitest';
import { areaColour, areaColours, fittedRange } from '../../../src/domain/map/areaScale.ts';
import { AREA_MEASURES, isOff, wholeOf, type AreaSums } from '../../../src/domain/map/areas.ts';
import { BLUE, NEUTRAL, RED } from '../../../src/domain/scale.ts';

const area = (incidents: number, arrests: number, expected: number): AreaSums => ({
  incidents,
  arrests,
  expected,
});
const AREAS = [area(100, 10, 12), area(100, 30, 30), area(100, 50, 45), area(5, 5, 1)];

describe('areas on the map', () => {
  it('have rates of their sums', () => {
    expect(AREA_MEASURES.observed.value(AREAS[0]!)).toBeCloseTo(0.1);
    expect(AREA_MEASURES.predicted.value(AREAS[0]!)).toBeCloseTo(0.12);
    expect(AREA_MEASURES.gap.value(AREAS[2]!)).toBeCloseTo(-0.05);
    expect(wholeOf(AREAS)).toEqual(area(305, 95, 88));
  });

  it('are neutral at the rate of the whole, and blue and red at equal distances', () => {
    const range = fittedRange('observed', AREAS, 20);
    expect((range.low + range.high) / 2).toBeCloseTo(95 / 305);
    expect(areaColour('observed', range.low, range, 'light')).toEqual(BLUE);
    expect(areaColour('observed', range.high, range, 'light')).toEqual(RED);
    const colours = areaColours('observed', AREAS, 20, range, 'light');
    expect(colours[0]).not.toEqual(colours[2]);
  });

  it('have no colour where there are too few incidents, even for none at all', () => {
    const range = { low: 0, high: 1 };
    expect(areaColours('observed', AREAS, 20, range, 'light')[3]).toBeNull();
    expect(areaColours('count', [area(0, 0, 0)], 0, range, 'dark')).toEqual([null]);
  });

  it('have a gap around 0 and counts from 0', () => {
    const { low, high } = fittedRange('gap', AREAS, 20);
    expect(low).toBe(-high);
    expect(areaColour('gap', 0, { low, high }, 'dark')).toEqual(NEUTRAL.dark);
    expect(fittedRange('count', AREAS, 20)).toEqual({ low: 0, high: 100 });
    expect(fittedRange('count', [area(120, 0, 0)], 20)).toEqual({ low: 0, high: 200 });
  });

  it('are off only beyond what chance makes of a rate', () => {
    expect(isOff(AREAS[0]!)).toBe(false);
    expect(isOff(area(10_000, 1000, 1200))).toBe(true);
  });
});
