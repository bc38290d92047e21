import { NEUTRAL, probabilityColour, type Bands, type Rgb, type Theme } from '../scale.ts';
import { AREA_MEASURES, wholeOf, type AreaMeasure, type AreaSums } from './areas.ts';

/** The values at which a measure's colour scale begins and ends. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** Beyond this quantile of the areas' distances the colour is full: one odd area must not pale all others. */
const FULL_AT = 0.9;
/** A scale narrower than this would paint noise. */
const LEAST_REACH = 0.05;

/**
 * The scale of a measure as it fits the areas that are coloured. A rate's neutral is the rate of the
 * whole, so that red means more than there; a gap's is 0; a count begins at 0.
 */
export function fittedRange(
  measure: AreaMeasure,
  areas: readonly AreaSums[],
  least: number,
): ValueRange {
  const { scale, value } = AREA_MEASURES[measure];
  const coloured = areas.filter(({ incidents }) => incidents >= least);
  const values = coloured.map(value);
  if (scale === 'count') return { low: 0, high: niceCeil(quantile(values, 1)) };
  const whole = wholeOf(areas);
  const centre = scale === 'signed' || whole.incidents === 0 ? 0 : value(whole);
  const distances = values.map((v) => Math.abs(v - centre));
  const reach = Math.max(LEAST_REACH, Math.ceil(quantile(distances, FULL_AT) * 100) / 100);
  if (scale === 'signed') return { low: -reach, high: reach };
  const kept = Math.max(LEAST_REACH, Math.min(reach, centre, 1 - centre));
  return { low: centre - kept, high: centre + kept };
}

/** The colour of a value: blue to red for rates and gaps, and for counts from the ground to ink. */
export function areaColour(
  measure: AreaMeasure,
  value: number,
  range: ValueRange,
  theme: Theme,
): Rgb {
  if (AREA_MEASURES[measure].scale !== 'count') return probabilityColour(value, theme, range);
  const t = Math.min(1, Math.max(0, (value - range.low) / (range.high - range.low)));
  const from = NEUTRAL[theme];
  const to = COUNT_FULL[theme];
  const at = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * t);
  return [at(0), at(1), at(2)];
}

/** Most incidents: a slate that is none of the probability's colours. */
const COUNT_FULL: Readonly<Record<Theme, Rgb>> = {
  light: [0x3b, 0x40, 0x4c],
  dark: [0xd6, 0xd8, 0xdd],
};

/** The colour of every area, or null where too few incidents say anything. */
export function areaColours(
  measure: AreaMeasure,
  areas: readonly AreaSums[],
  least: number,
  range: Bands,
  theme: Theme,
): (Rgb | null)[] {
  const { value } = AREA_MEASURES[measure];
  return areas.map((sums) =>
    sums.incidents >= Math.max(1, least) ? areaColour(measure, value(sums), range, theme) : null,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/** The next number of the kind 1, 2, 5 times a power of ten. */
function niceCeil(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((s) => s * power >= value) ?? 10;
  return step * power;
}
