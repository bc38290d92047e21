import { AREA_MEASURES, rateOf, type AreaMeasure, type AreaSums } from '../map/areas.ts';
import { count, percent } from './format.ts';

/** A measure's value in words: "26.1 %", "+4.2 points", "1,204". */
export function measureWords(measure: AreaMeasure, value: number): string {
  const { scale } = AREA_MEASURES[measure];
  if (scale === 'count') return count(value);
  return scale === 'signed' ? points(value) : percent(value);
}

/** A difference of two shares in percentage points, with its sign: "+4.2 points". */
export function points(difference: number, decimals = 1): string {
  if (!Number.isFinite(difference)) return '–';
  const rounded = (difference * 100).toFixed(decimals);
  if (Number(rounded) === 0) return '0 points';
  return `${difference > 0 ? '+' : '\u2212'}${rounded.replace('-', '')} points`;
}

/** An area's figures, each with its name, for its card and the table. */
export function areaFacts(sums: AreaSums): readonly (readonly [string, string])[] {
  const { incidents, arrests } = sums;
  if (incidents === 0) return [['Held-out incidents', '0']];
  const { share, low, high } = rateOf(sums);
  return [
    ['Held-out incidents', count(incidents)],
    ['Arrests', count(arrests)],
    ['Arrest rate', percent(share)],
    ['95 % interval', `${percent(low)} – ${percent(high)}`],
    ['Predicted rate', percent(AREA_MEASURES.predicted.value(sums))],
    ['Calibration gap', points(AREA_MEASURES.gap.value(sums))],
  ];
}
