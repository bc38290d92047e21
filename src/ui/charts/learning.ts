import type { EpochRecord } from '../../domain/network/training.ts';
import { auc } from '../../domain/words/format.ts';
import { seriesColour } from './palette.ts';
import { AXIS, CHART_STYLE, FIGURES, type Plot } from './usePlot.ts';

/** Mean training log-loss up to a moment of the run. */
export interface LossPoint {
  readonly epoch: number;
  readonly loss: number;
}

const TRAINING = 'var(--series-rest)';
const VALIDATION = seriesColour(0);
/** Points of the live curve: more than that is drawn in the same pixels. */
const MOST_POINTS = 400;
/** Fixed, so that a longer figure on the axis moves nothing. */
const MARGIN = { marginTop: 24, marginRight: 116, marginBottom: 28, marginLeft: 44 };

/** Training loss as it runs, and the validation rows' after each epoch. */
export function drawLoss(
  plot: Plot,
  width: number,
  steps: readonly LossPoint[],
  epochs: readonly EpochRecord[],
  total: number,
): Element {
  const live = thinned(steps);
  const values = [...live.map((one) => one.loss), ...epochs.map((one) => one.validationLoss)];
  const ends = [
    end('Training', live.at(-1)?.epoch, live.at(-1)?.loss, TRAINING),
    end('Validation', epochs.at(-1)?.epoch, epochs.at(-1)?.validationLoss, VALIDATION),
  ].flat();
  return plot.plot({
    ...frame(width, 200, total),
    y: { domain: span(values, 0.7), nice: true },
    marks: [
      ...axes(plot, 'Log-loss', total, 2),
      plot.line(live, { x: 'epoch', y: 'loss', stroke: TRAINING, strokeWidth: 1.5 }),
      plot.line(epochs, { x: 'epoch', y: 'validationLoss', stroke: VALIDATION, strokeWidth: 2 }),
      plot.dot(epochs, { x: 'epoch', y: 'validationLoss', r: 3, fill: VALIDATION }),
      ...labels(plot, ends),
    ],
  });
}

/** Area under the validation rows' ROC curve after each epoch. */
export function drawAuc(
  plot: Plot,
  width: number,
  epochs: readonly EpochRecord[],
  total: number,
): Element {
  const last = epochs.at(-1);
  const [low, high] = span(
    epochs.map((one) => one.validationAuc),
    0.95,
  );
  return plot.plot({
    ...frame(width, 160, total),
    y: { domain: [Math.max(0, low), Math.min(1, high)] },
    marks: [
      ...axes(plot, 'Validation AUC', total, 3),
      plot.line(epochs, { x: 'epoch', y: 'validationAuc', stroke: VALIDATION, strokeWidth: 2 }),
      plot.dot(epochs, { x: 'epoch', y: 'validationAuc', r: 3, fill: VALIDATION }),
      ...labels(plot, end('Validation', last?.epoch, last?.validationAuc, VALIDATION)),
    ],
  });
}

interface End {
  readonly epoch: number;
  readonly value: number;
  readonly name: string;
  readonly text: string;
  readonly colour: string;
}

function end(
  name: string,
  epoch: number | undefined,
  value: number | undefined,
  colour: string,
): End[] {
  if (epoch === undefined || value === undefined || !Number.isFinite(value)) return [];
  return [{ epoch, value, name, text: auc(value), colour }];
}

/** Labels stand in the margin, apart from each other even where their lines meet. */
function labels(plot: Plot, ends: readonly End[]) {
  const sorted = ends.toSorted((a, b) => b.value - a.value);
  return sorted.flatMap((one, index) => {
    const dy = sorted.length === 1 ? 0 : index === 0 ? -8 : 8;
    const at = { y: 'value', dy, frameAnchor: 'right', fill: one.colour, fontWeight: 600 } as const;
    return [
      plot.text([one], { ...at, text: 'name', textAnchor: 'start', dx: 8 }),
      plot.text([one], { ...at, ...FIGURES, text: 'text', textAnchor: 'end', dx: 112 }),
    ];
  });
}

function frame(width: number, height: number, total: number) {
  return { ...MARGIN, width, height, style: CHART_STYLE, x: { domain: [0, Math.max(1, total)] } };
}

function axes(plot: Plot, name: string, total: number, decimals: number) {
  const every = Math.ceil(total / 10);
  const ticks = Array.from({ length: Math.floor(total / every) + 1 }, (_, index) => index * every);
  return [
    plot.gridY({ stroke: 'var(--hairline)', strokeOpacity: 1, ticks: 4 }),
    plot.axisY({
      ...AXIS,
      ticks: 4,
      label: null,
      tickFormat: (value: number) => value.toFixed(decimals),
    }),
    plot.axisX(ticks, {
      ...AXIS,
      tickFormat: (value: number) => (value === 0 ? '' : `${value}`),
      tickPadding: 8,
      label: null,
    }),
    plot.text(['Epoch'], {
      frameAnchor: 'bottom-left',
      dx: -44,
      dy: 16,
      fill: 'var(--ink-soft)',
    }),
    plot.text([name], {
      frameAnchor: 'top-left',
      dx: -44,
      dy: -20,
      fontWeight: 500,
      fill: 'currentColor',
    }),
  ];
}

function span(values: readonly number[], otherwise: number): [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [otherwise - 0.1, otherwise];
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const air = Math.max(0.005, (high - low) * 0.08);
  return [low - air, high + air];
}

/** Means of neighbours, so that a long run costs no more to draw than a short one. */
function thinned(steps: readonly LossPoint[]): readonly LossPoint[] {
  const size = Math.ceil(steps.length / MOST_POINTS);
  if (size <= 1) return steps;
  const means: LossPoint[] = [];
  for (let from = 0; from < steps.length; from += size) {
    const group = steps.slice(from, from + size);
    const loss = group.reduce((sum, one) => sum + one.loss, 0) / group.length;
    means.push({ epoch: group.at(-1)?.epoch ?? 0, loss });
  }
  return means;
}
