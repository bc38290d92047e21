import { REST, seriesColour, seriesDash } from './palette.ts';
import { AXIS, CHART_STYLE, TIP, type Plot } from './usePlot.ts';

/** A point of a curve, with a vertical interval where there is one. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** What is said of it under the pointer. */
  readonly text: string;
}

/** A line of the picture, and how it is drawn. */
export interface CurveLine {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  /** Grey and dashed: something to compare with. */
  readonly quiet?: boolean;
  /** A dot at every point, with its interval. */
  readonly dots?: boolean;
}

/** Axes of a picture. */
export interface CurveAxes {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly xFormat: (value: number) => string;
  readonly yFormat: (value: number) => string;
}

const MARGIN = { marginTop: 24, marginRight: 16, marginBottom: 44, marginLeft: 44 };

/** How a line is drawn among the others: dashes go with the colours, and what is quiet is grey. */
export function strokeOf(line: CurveLine, lines: readonly CurveLine[]) {
  if (line.quiet) return { stroke: REST, strokeWidth: 1.5, strokeDasharray: '5 4' };
  const index = lines.filter(({ quiet }) => !quiet).indexOf(line);
  return {
    stroke: seriesColour(index),
    strokeWidth: 2.25,
    strokeDasharray: seriesDash(index),
  };
}

/** One or a few curves over a plain pair of axes, named at their ends in a key above. */
export function drawCurves(
  plot: Plot,
  width: number,
  height: number,
  lines: readonly CurveLine[],
  axes: CurveAxes,
): Element {
  return plot.plot({
    ...MARGIN,
    width,
    height,
    style: CHART_STYLE,
    x: { domain: [...axes.x] },
    y: { domain: [...axes.y] },
    marks: [
      plot.gridY({ stroke: 'var(--hairline)', strokeOpacity: 1, ticks: 5 }),
      plot.axisX({
        ...{ ...AXIS, ticks: 6, tickFormat: axes.xFormat },
        ...{ label: axes.xLabel, labelAnchor: 'left', labelOffset: 40 },
      }),
      plot.axisY({ ...AXIS, ticks: 5, tickFormat: axes.yFormat, label: null }),
      plot.text([axes.yLabel], {
        ...{ frameAnchor: 'top-left', dx: -36, dy: -20, fill: 'var(--ink-soft)' },
      }),
      ...lines.flatMap((line) => [
        plot.line(line.points, {
          ...{ x: 'x', y: 'y', strokeLinejoin: 'round' },
          ...strokeOf(line, lines),
        }),
        ...(line.dots ? dots(plot, line, strokeOf(line, lines).stroke) : []),
      ]),
      plot.tip(
        lines.flatMap(({ points }) => points),
        plot.pointer({ x: 'x', y: 'y', title: 'text', ...TIP, maxRadius: 24 }),
      ),
    ],
  });
}

function dots(plot: Plot, { points }: CurveLine, stroke: string) {
  const bounded = points.filter(({ low, high }) => low !== undefined && high !== undefined);
  return [
    plot.link(bounded, { x1: 'x', x2: 'x', y1: 'low', y2: 'high', stroke, strokeWidth: 1.25 }),
    plot.dot(points, { x: 'x', y: 'y', r: 3, fill: stroke }),
  ];
}
