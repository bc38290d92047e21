import type { ReliabilityBin } from '../../domain/metrics/reliability.ts';
import { count, percent } from '../../domain/words/format.ts';
import type { CurveAxes, CurveLine, CurvePoint } from './curve.ts';

/** Observed share by predicted probability, each from 0 to 1. */
export const CALIBRATION_AXES: CurveAxes = {
  ...({ x: [0, 1], y: [0, 1] } as const),
  ...{ xLabel: 'Mean predicted probability', yLabel: 'Share with an arrest' },
  ...{ xFormat: (p) => p.toFixed(1), yFormat: (share) => percent(share, 0) },
};

/** The bins as points with their intervals. */
export function calibrationPoints(bins: readonly ReliabilityBin[]): readonly CurvePoint[] {
  return bins.map(({ meanScore, rate, rows }) => ({
    ...{ x: meanScore, y: rate.share, low: rate.low, high: rate.high },
    text: `predicted ${percent(meanScore)}\nobserved ${percent(rate.share)} (${percent(rate.low)} – ${percent(rate.high)})\n${count(rows)} reports`,
  }));
}

/** Where every prediction would lie that keeps its promise. */
export const KEPT: CurveLine = {
  name: 'kept to the letter',
  points: [0, 1].map((x) => ({ x, y: x, text: '' })),
  quiet: true,
};

/** What is seen, in a sentence. */
export function calibrationTitle(bins: readonly ReliabilityBin[]): string {
  const off = bins.filter(
    ({ meanScore, rate }) => meanScore < rate.low || meanScore > rate.high,
  ).length;
  return off === 0
    ? 'Predictions keep their promise: every tenth of the reports has its interval around what was predicted'
    : `In ${String(off)} of ${String(bins.length)} equal groups the prediction lies outside the interval of what was observed`;
}

/** What is measured, and on how many. */
export function calibrationSubtitle(rows: number): string {
  return `Observed rate by predicted probability, ${count(rows)} hold-out reports in ten equal groups, Wilson’s 95 % intervals`;
}

/** The figures beside the picture. */
export const CALIBRATION_COLUMNS = [
  ...['Predicted', 'Reports', 'Arrests', 'Mean prediction', 'Arrest rate', '95 % interval'],
] as const;

/** The bins as that table's rows. */
export function calibrationRows(bins: readonly ReliabilityBin[]): readonly (readonly string[])[] {
  return bins.map(({ low, high, rows, arrests, meanScore, rate }) => [
    `${low.toFixed(3)}–${high.toFixed(3)}`,
    count(rows),
    count(arrests),
    percent(meanScore),
    percent(rate.share),
    `${percent(rate.low)} – ${percent(rate.high)}`,
  ]);
}
