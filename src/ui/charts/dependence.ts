import { count, percent } from '../../domain/words/format.ts';
import { fitInto, widthOf } from '../../domain/words/width.ts';
import { probabilityBoth } from '../colour.ts';
import { seriesColour } from './palette.ts';
import { AXIS, CHART_STYLE, TIP, type Plot } from './usePlot.ts';

/** What a network answers at each value of a column, on average and for a few rows. */
export interface DependenceSeries {
  readonly column: string;
  readonly labels: readonly string[];
  /** Numbers at their places; null for a category. */
  readonly numbers: readonly number[] | null;
  readonly mean: readonly number[];
  readonly lines: readonly (readonly number[])[];
  /** Rows that have each label; null for a number. */
  readonly counts: readonly number[] | null;
  readonly bins:
    readonly { readonly low: number; readonly high: number; readonly rows: number }[] | null;
  /** A category whose levels stand in an order is drawn as a curve, too. */
  readonly ordered: boolean;
}

const CURVE = { height: 280, below: 84 };
const LEVEL = 30;
const LEFT = 44;
/** Below this width, in px, six figures would touch. */
const NARROW = 480;

/** How high the picture is. */
export function dependenceHeight({ ordered, labels }: DependenceSeries): number {
  return ordered ? CURVE.height + CURVE.below : labels.length * LEVEL + 48;
}

/** A curve over where its rows lie, or a dot for each level. */
export function drawDependence(plot: Plot, width: number, series: DependenceSeries): Element {
  return series.ordered ? drawCurve(plot, width, series) : drawLevels(plot, width, series);
}

function drawCurve(plot: Plot, width: number, series: DependenceSeries): Element {
  const { column, labels, mean, lines, numbers } = series;
  const places = numbers ?? labels.map((_, i) => i);
  const points = lines.flatMap((line, row) => line.map((y, i) => ({ x: places[i]!, y, row })));
  const curve = mean.map((y, i) => ({ x: places[i]!, y, label: labels[i]! }));
  const bins =
    series.bins ?? (series.counts ?? []).map((rows, i) => ({ low: i - 0.5, high: i + 0.5, rows }));
  const half = numbers ? 0 : 0.5;
  const domain = [Math.min(...places) - half, Math.max(...places) + half];
  const x = { domain };
  const step = Math.ceil(labels.length / Math.max(2, (width - LEFT) / 44));
  const axis = numbers
    ? plot.axisX({ ...AXIS, ticks: 6, label: column, labelAnchor: 'left', labelOffset: 36 })
    : plot.axisX(
        places.filter((_, i) => i % step === 0),
        {
          ...{ ...AXIS, label: column, labelAnchor: 'left', labelOffset: 36 },
          tickFormat: (i: number) => labels[i] ?? '',
        },
      );
  const margins = { marginLeft: LEFT, marginRight: 12 };
  const above = plot.plot({
    ...{ width, height: CURVE.height, ...margins, marginTop: 8, marginBottom: 4 },
    ...{ style: CHART_STYLE, x: { ...x, axis: null }, y: { domain: [0, 1] } },
    marks: [
      plot.gridY([0, 0.2, 0.4, 0.6, 0.8, 1], { stroke: 'var(--hairline)', strokeOpacity: 1 }),
      plot.axisY([0, 0.2, 0.4, 0.6, 0.8, 1], {
        ...{ ...AXIS, label: null, tickFormat: (p: number) => percent(p, 0) },
      }),
      plot.line(points, {
        ...{ x: 'x', y: 'y', z: 'row', stroke: 'var(--series-rest)' },
        ...{ strokeOpacity: 0.35, strokeWidth: 1 },
      }),
      plot.line(curve, { x: 'x', y: 'y', stroke: seriesColour(0), strokeWidth: 2.5 }),
      plot.dot(curve, { x: 'x', y: 'y', r: 2.5, fill: seriesColour(0) }),
      plot.tip(
        curve,
        plot.pointerX({
          ...{ x: 'x', y: 'y', ...TIP },
          title: (point: { y: number; label: string }) =>
            `${column} ${point.label}\n${percent(point.y)} on average`,
        }),
      ),
    ],
  });
  const below = plot.plot({
    ...{ width, height: CURVE.below, ...margins, marginTop: 4, marginBottom: 40 },
    ...{ style: CHART_STYLE, x, y: { axis: null } },
    marks: [
      plot.rectY(bins, {
        ...{ x1: 'low', x2: 'high', y: 'rows', fill: 'var(--series-rest)', fillOpacity: 0.5 },
        inset: 0.5,
      }),
      plot.ruleY([0], { stroke: 'var(--edge)' }),
      axis,
    ],
  });
  const both = document.createElement('div');
  both.append(above, below);
  return both;
}

function drawLevels(plot: Plot, width: number, series: DependenceSeries): Element {
  const { labels, mean, lines, counts } = series;
  const longest = Math.max(...labels.map(widthOf));
  const marginLeft = Math.min(12 + longest, width * 0.36);
  const rows = labels.map((label, i) => ({
    ...{ label, x: mean[i]!, n: counts?.[i] ?? 0, colour: probabilityBoth(mean[i]!) },
  }));
  const points = lines.flatMap((line) => line.map((x, i) => ({ x, label: labels[i]! })));
  const ticks = width < NARROW ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1];
  return plot.plot({
    ...{ width, height: labels.length * LEVEL + 48, marginLeft, marginRight: 64 },
    ...{ marginTop: 8, marginBottom: 40, style: CHART_STYLE },
    x: { domain: [0, 1] },
    y: { domain: [...labels], padding: 0.4 },
    color: { type: 'identity' },
    marks: [
      plot.gridX(ticks, { stroke: 'var(--hairline)', strokeOpacity: 1 }),
      plot.axisX(ticks, {
        ...{ ...AXIS, tickFormat: (p: number) => percent(p, 0), labelOffset: 36 },
        ...{ label: 'Predicted probability of an arrest', labelAnchor: 'left' },
      }),
      plot.axisY({
        ...{ ...AXIS, label: null, color: 'var(--ink)' },
        tickFormat: (name: string) => fitInto(name, marginLeft - 12),
      }),
      plot.dot(points, {
        ...{ x: 'x', y: 'label', r: 2.5, fill: 'var(--series-rest)', fillOpacity: 0.3 },
      }),
      plot.dot(rows, {
        ...{ x: 'x', y: 'label', r: 6, fill: 'colour', stroke: 'var(--ink)', strokeWidth: 1.5 },
      }),
      plot.text(rows, {
        ...{ x: 1, y: 'label', dx: 58, textAnchor: 'end', fill: 'var(--ink-soft)' },
        text: ({ n }: { n: number }) => count(n),
      }),
      plot.tip(
        rows,
        plot.pointer({
          ...{ x: 'x', y: 'label', ...TIP },
          title: ({ label, x, n }: { label: string; x: number; n: number }) =>
            `${label}\n${percent(x)} on average\n${count(n)} hold-out incidents have it`,
        }),
      ),
    ],
  });
}
