import { wilson, type ShareInterval } from '../metrics/wilson.ts';

/** Sums of one area (or hexagon) over its hold-out incidents. */
export interface AreaSums {
  readonly incidents: number;
  readonly arrests: number;
  /** The sum of the predicted probabilities: the arrests that were expected. */
  readonly expected: number;
}

/** Hold-out incidents by area, in the order of the outlines, and those that lie in none. */
export interface AreaFigures {
  readonly areas: readonly AreaSums[];
  readonly outside: number;
}

/** What an area's colour can mean. */
export type AreaMeasure = 'observed' | 'predicted' | 'gap' | 'count';

/** A measure: its names, what its ends mean, and its value where there are incidents. */
export interface MeasureSpec {
  readonly label: string;
  readonly title: string;
  readonly ends: readonly [string, string];
  /** `rate`: 0 to 1 around the whole's; `signed`: around 0; `count`: from 0 up. */
  readonly scale: 'rate' | 'signed' | 'count';
  readonly value: (sums: AreaSums) => number;
}

const observed = ({ arrests, incidents }: AreaSums) => arrests / incidents;
const predicted = ({ expected, incidents }: AreaSums) => expected / incidents;

export const AREA_MEASURES: Readonly<Record<AreaMeasure, MeasureSpec>> = {
  observed: {
    label: 'Arrest rate',
    title: 'Share of incidents that led to an arrest',
    ends: ['fewer than the whole', 'more'],
    scale: 'rate',
    value: observed,
  },
  predicted: {
    label: 'Predicted rate',
    title: 'Mean predicted probability of an arrest',
    ends: ['lower than the whole', 'higher'],
    scale: 'rate',
    value: predicted,
  },
  gap: {
    label: 'Calibration gap',
    title: 'Predicted rate minus arrest rate',
    ends: ['predicted too low', 'too high'],
    scale: 'signed',
    value: (sums) => predicted(sums) - observed(sums),
  },
  count: {
    label: 'Incidents',
    title: 'Held-out incidents',
    ends: ['few', 'many'],
    scale: 'count',
    value: ({ incidents }) => incidents,
  },
};

/** Fewer incidents than this say little of an area: a rate of 20 is known to about ± 20 points. */
export const LEAST_INCIDENTS = 20;

/** The sums of all areas together. */
export function wholeOf(areas: readonly AreaSums[]): AreaSums {
  return areas.reduce(
    (sum, area) => ({
      incidents: sum.incidents + area.incidents,
      arrests: sum.arrests + area.arrests,
      expected: sum.expected + area.expected,
    }),
    { incidents: 0, arrests: 0, expected: 0 },
  );
}

/** An area's arrest rate with its 95 % interval (Wilson). */
export function rateOf({ arrests, incidents }: AreaSums): ShareInterval {
  return wilson(arrests, incidents);
}

/** Whether the predicted rate lies outside what chance would make of the arrest rate (95 %). */
export function isOff(sums: AreaSums): boolean {
  const { low, high } = rateOf(sums);
  const rate = predicted(sums);
  return rate < low || rate > high;
}
