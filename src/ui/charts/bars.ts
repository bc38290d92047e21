import { count } from '../../domain/words/format.ts';
import { BAR } from './palette.ts';
import { CHART_STYLE, FIGURES, type Plot } from './usePlot.ts';

/** One group: its value, how many it rests on, and the value's 95 % interval. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly n: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

const ROW = 28;
const TOP = 24;
const BOTTOM = 4;
const LABEL_EM = 12;

/** How high the picture of so many bars is, before it is drawn. */
export const barChartHeight = (bars: number): number => bars * ROW + TOP + BOTTOM;

/** Ranked bars with whiskers; the value and n stand in columns at the right. */
export function drawBars(
  plot: Plot,
  width: number,
  bars: readonly Bar[],
  measure: string,
  format: (value: number) => string,
  reference: { readonly value: number; readonly label: string } | undefined,
): Element {
  const roomy = width > 520;
  const marginLeft = Math.round(Math.min(220, width * 0.36));
  const marginRight = roomy ? 136 : 68;
  const most = Math.max(0, ...bars.map((bar) => Math.max(bar.value, bar.high ?? 0)));
  const right = { frameAnchor: 'right', textAnchor: 'end', fill: 'currentColor' } as const;
  const heading = { ...right, frameAnchor: 'top-right', fill: 'var(--ink-soft)', dy: -18 } as const;
  // By place, not by label: two groups may bear the same name.
  const y = (_: unknown, index: number) => index;
  const whiskers = bars
    .map((bar, index) => ({ ...bar, index }))
    .filter((bar) => bar.low !== undefined && bar.high !== undefined);
  return plot.plot({
    width,
    height: barChartHeight(bars.length),
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft,
    marginRight,
    style: CHART_STYLE,
    x: { domain: [0, most || 1], axis: null },
    y: { domain: bars.map((_, index) => index), padding: 0.36, axis: null },
    marks: [
      plot.axisY({
        tickSize: 0,
        label: null,
        tickFormat: (index: number) => bars[index]?.label ?? '',
        lineWidth: (marginLeft - 12) / LABEL_EM,
        textOverflow: 'ellipsis',
      }),
      plot.barX(bars, { x: 'value', y, fill: BAR }),
      plot.ruleY(whiskers, {
        x1: 'low',
        x2: 'high',
        y: 'index',
        stroke: 'currentColor',
        strokeWidth: 1.5,
        marker: 'tick',
      }),
      plot.ruleX([0], { stroke: 'var(--edge)' }),
      ...(reference ? overall(plot, reference) : []),
      plot.text([measure], { ...heading, dx: 64 }),
      plot.text(bars, { ...right, ...FIGURES, y, dx: 64, text: (bar: Bar) => format(bar.value) }),
      ...(roomy
        ? [
            plot.text(['n'], { ...heading, dx: 132 }),
            plot.text(bars, {
              ...right,
              ...FIGURES,
              y,
              dx: 132,
              fill: 'var(--ink-soft)',
              text: (bar: Bar) => count(bar.n),
            }),
          ]
        : []),
    ],
  });
}

function overall(plot: Plot, reference: { readonly value: number; readonly label: string }) {
  return [
    plot.ruleX([reference.value], { stroke: 'currentColor', strokeDasharray: '2 3' }),
    plot.text([reference.label], {
      x: reference.value,
      frameAnchor: 'top',
      dy: -18,
      fill: 'var(--ink-soft)',
    }),
  ];
}
