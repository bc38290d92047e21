import { bands, type Band } from '../metrics/bands.ts';
import type { PartVerdict } from '../map/verdict.ts';
import type { ViewSpec } from '../map/views.ts';
import type { MapPoints } from '../recipe/points.ts';
import { BANDS, type Bands } from '../scale.ts';
import { points } from './areas.ts';
import { auc, count, interval, percent, plural } from './format.ts';

/** How many held-out incidents the map has, and why others are not on it. */
export function drawnAndLeftOff({ rowIds, leftOff }: MapPoints): string {
  const off = [
    ...(leftOff.withoutPlace > 0 ? [`${count(leftOff.withoutPlace)} have no coordinates`] : []),
    ...(leftOff.outside > 0 ? [`${count(leftOff.outside)} lie impossibly far away`] : []),
  ];
  const why = off.length > 0 ? `; ${off.join(', ')} and are left off` : '';
  return `${plural(rowIds.length, 'held-out incident')} drawn${why}.`;
}

/** How many of the incidents on the map are shown just now; nothing where all are. */
export function shownOf(shown: number, all: number): string {
  return shown === all ? '' : `${count(shown)} of them are shown.`;
}

/** What the reds were worth, and the blues; nothing where none is drawn. */
export function worthOfReds(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  edges: Bands = BANDS,
): string {
  const { red, blue } = bands(probabilities, outcomes, edges);
  const worth = (band: Band, word: string, where: string) => {
    const { share, low, high } = band.rate;
    const reach = `95 % interval ${interval(low, high, percent)}`;
    return `Of the ${plural(band.rows, word)} (${where}), ${percent(share)} led to an arrest (${reach}).`;
  };
  return [
    ...(red.rows > 0 ? [worth(red, 'red', `above ${percent(edges.high, 0)}`)] : []),
    ...(blue.rows > 0 ? [worth(blue, 'blue', `below ${percent(edges.low, 0)}`)] : []),
  ].join(' ');
}

/** A place on a view's colour scale, in words: "20 %", "−60 points". */
export function edgeWords({ signed }: ViewSpec, at: number): string {
  return signed ? points(at * 2 - 1, 0) : percent(at, 0);
}

/** The verdict on a part of the hold-out, beside that on the whole. */
export function partWords(part: PartVerdict, whole: number | null): string {
  const { auc: area, observed, predicted, incidents, arrests } = part;
  if (incidents === 0) return 'There are no held-out incidents here.';
  const rates = `${plural(arrests, 'arrest')} in ${plural(incidents, 'held-out incident')}: ${percent(observed.share)} (95 % interval ${interval(observed.low, observed.high, percent)}), predicted ${percent(predicted)}.`;
  if (Number.isNaN(area.auc)) return `${rates} For an AUC there are too few of one kind.`;
  const beside = whole === null ? '' : `; on the whole hold-out it is ${auc(whole)}`;
  return `AUC ${auc(area.auc)} (95 % interval ${interval(area.low, area.high)})${beside}. ${rates}`;
}
