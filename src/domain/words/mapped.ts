import { bands } from '../metrics/bands.ts';
import type { MapPoints } from '../recipe/points.ts';
import { count, percent, plural } from './format.ts';

/** How many held-out incidents are drawn, and why others are not. */
export function drawnAndLeftOff({ rowIds, leftOff }: MapPoints): string {
  const off = [
    ...(leftOff.withoutPlace > 0 ? [`${count(leftOff.withoutPlace)} have no coordinates`] : []),
    ...(leftOff.outside > 0 ? [`${count(leftOff.outside)} lie impossibly far away`] : []),
  ];
  const why = off.length > 0 ? `; ${off.join(', ')} and are left off` : '';
  return `${plural(rowIds.length, 'held-out incident')} drawn${why}.`;
}

/** What the reds that are drawn were worth; nothing where none is drawn. */
export function worthOfReds({ probabilities, outcomes }: MapPoints): string {
  const { rows, rate } = bands(probabilities, outcomes).red;
  if (rows === 0) return '';
  const interval = `95 % interval ${percent(rate.low)} to ${percent(rate.high)}`;
  return `Of the ${plural(rows, 'red')}, ${percent(rate.share)} led to an arrest (${interval}).`;
}
