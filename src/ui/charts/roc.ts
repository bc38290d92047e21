import { auc, interval, percent } from '../../domain/words/format.ts';
import { REST, seriesColour, seriesDash } from './palette.ts';
import type { RocPoint } from './thin.ts';
import { AXIS, CHART_STYLE, FIGURES, TIP, type Plot } from './usePlot.ts';

/** One model's curve, from (0, 0) to (1, 1), with its area and that area's 95 % interval. */
export interface RocSeries {
  readonly name: string;
  readonly falsePositiveRate: ArrayLike<number>;
  readonly truePositiveRate: ArrayLike<number>;
  readonly auc: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Drawn grey and dashed: something to compare with. */
  readonly baseline?: boolean | undefined;
}

type Curve = RocSeries & { readonly points: readonly RocPoint[] };

const MARGIN = { top: 8, right: 12, bottom: 44, left: 44 };
const KEY_ROW = 20;
const SWATCH = 24;
/** Mean width of a 12-px letter, with some air. */
const LETTER = 6.7;

/** Wider than this, a ROC curve only gets emptier. */
export const WIDEST = 480;

/** Draws the curves square, with their key in the corner that a ROC curve leaves empty. */
export function drawRoc(plot: Plot, curves: readonly Curve[], width: number): Element {
  const side = width - MARGIN.left - MARGIN.right;
  const styled = curves.map((curve, index) => ({
    ...curve,
    stroke: curve.baseline ? REST : seriesColour(index),
    dash: curve.baseline && index < 2 ? '5 4' : seriesDash(index),
    strokeWidth: index === 0 ? 2.5 : 1.5,
  }));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const tickFormat = (share: number) => percent(share, 0);
  return plot.plot({
    width,
    height: side + MARGIN.top + MARGIN.bottom,
    marginTop: MARGIN.top,
    marginRight: MARGIN.right,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    style: CHART_STYLE,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      plot.gridX(ticks, { stroke: 'var(--hairline)', strokeOpacity: 1 }),
      plot.gridY(ticks, { stroke: 'var(--hairline)', strokeOpacity: 1 }),
      plot.axisX(ticks, {
        ...AXIS,
        tickFormat,
        label: 'False alarms: share of incidents without arrest',
        labelAnchor: 'left',
        labelOffset: 40,
      }),
      plot.axisY(ticks, { ...AXIS, tickFormat, label: null }),
      plot.text(['Arrests found'], {
        frameAnchor: 'top-left',
        dx: 6,
        dy: 4,
        fill: 'var(--ink-soft)',
        stroke: 'var(--paper)',
        strokeWidth: 4,
      }),
      plot.link([0], {
        x1: 0,
        y1: 0,
        x2: 1,
        y2: 1,
        stroke: REST,
        strokeDasharray: '2 4',
      }),
      // The first is the one that matters: it is drawn last, over the others.
      ...styled.toReversed().map((curve) =>
        plot.line(curve.points, {
          x: 'x',
          y: 'y',
          stroke: curve.stroke,
          strokeWidth: curve.strokeWidth,
          strokeDasharray: curve.dash,
          strokeLinejoin: 'round',
        }),
      ),
      ...key(plot, styled, side),
      plot.tip(
        styled.flatMap((curve) => curve.points.map((point) => ({ ...point, name: curve.name }))),
        plot.pointer({
          x: 'x',
          y: 'y',
          title: (point: RocPoint & { name: string }) =>
            `${point.name}\n${percent(point.y)} of arrests found\n${percent(point.x)} false alarms`,
          ...TIP,
          maxRadius: 24,
        }),
      ),
    ],
  });
}

interface KeyRow {
  readonly name: string;
  readonly value: string;
  readonly stroke: string;
  readonly dash: string;
  readonly strokeWidth: number;
}

function key(plot: Plot, curves: readonly (Curve & Omit<KeyRow, 'value'>)[], side: number) {
  const roomy = side > 420;
  const rows: KeyRow[] = curves.map((curve) => ({
    name: curve.name.length > 24 ? `${curve.name.slice(0, 23)}…` : curve.name,
    value:
      roomy && curve.low !== undefined && curve.high !== undefined
        ? `${auc(curve.auc)} (${interval(curve.low, curve.high)})`
        : auc(curve.auc),
    stroke: curve.stroke,
    dash: curve.dash,
    strokeWidth: curve.strokeWidth,
  }));
  rows.push({ name: 'Chance', value: auc(0.5), stroke: REST, dash: '2 4', strokeWidth: 1.5 });

  const longest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const right = side - 8;
  const values = longest(rows.map((row) => row.value)) * LETTER;
  const names = longest(rows.map((row) => row.name)) * LETTER;
  const left = right - values - names - SWATCH - 16;
  const at = (index: number) => (KEY_ROW * (rows.length - index) - 4) / side;
  const halo = { stroke: 'var(--paper)', strokeWidth: 4, fill: 'currentColor' };
  return [
    plot.text(['AUC'], {
      x: right / side,
      y: at(-1),
      textAnchor: 'end',
      ...halo,
      fill: 'var(--ink-soft)',
    }),
    ...rows.flatMap((row, index) => [
      plot.link([row], {
        x1: left / side,
        x2: (left + SWATCH) / side,
        y1: at(index),
        y2: at(index),
        stroke: row.stroke,
        strokeWidth: row.strokeWidth,
        strokeDasharray: row.dash,
      }),
      plot.text([row.name], {
        x: (left + SWATCH + 8) / side,
        y: at(index),
        textAnchor: 'start',
        fontWeight: index === 0 ? 600 : 400,
        ...halo,
      }),
      plot.text([row.value], {
        ...FIGURES,
        x: right / side,
        y: at(index),
        textAnchor: 'end',
        fontWeight: index === 0 ? 600 : 400,
        ...halo,
      }),
    ]),
  ];
}
