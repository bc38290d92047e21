import { seriesColour } from './palette.ts';
import { CHART_STYLE, FIGURES, type Plot } from './usePlot.ts';

/** A line of a parallel-coordinates picture (Inselberg 1985): a place on every axis, and a value. */
export interface ParallelLine {
  readonly name: string;
  /** One an axis; `at` is 0 to 1. */
  readonly places: readonly { readonly at: number; readonly text: string }[];
  readonly value: number;
  /** Drawn above the others, with its values written beside the axes. */
  readonly best: boolean;
}

/** On top, a name of two lines, and under it a value. */
const MARGIN = { marginTop: 54, marginRight: 72, marginBottom: 12, marginLeft: 36 };
/** Where the quieter lines begin: half of them are hardly seen, the best stand out. */
const FAINTEST = 0.12;

/** Every line over its axes, the value's last; the better, the darker. */
export function drawParallel(
  plot: Plot,
  width: number,
  height: number,
  axes: readonly string[],
  lines: readonly ParallelLine[],
  value: string,
): Element {
  const values = lines.map((line) => line.value).filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const share = (of: number) => (high > low ? (of - low) / (high - low) : 1);
  const dots = lines.flatMap((line) =>
    [...line.places, { at: share(line.value), text: line.value.toFixed(3) }].map((place, axis) => ({
      ...{ axis, y: place.at, text: place.text, line: line.name },
      strength: FAINTEST + (1 - FAINTEST) * share(line.value) ** 3,
    })),
  );
  const best = lines.find((line) => line.best)?.name;
  const names = [...axes, value].map((name, axis) => ({ axis, name }));
  const quiet = dots.filter(({ line }) => line !== best);
  const loud = dots.filter(({ line }) => line === best);
  return plot.plot({
    ...MARGIN,
    width,
    height,
    style: CHART_STYLE,
    x: { domain: [0, axes.length], axis: null },
    y: { domain: [0, 1], axis: null },
    marks: [
      plot.ruleX(names, { x: 'axis', stroke: 'var(--hairline)' }),
      plot.text(names, {
        ...{ x: 'axis', text: 'name', frameAnchor: 'top', dy: -42, lineWidth: 5.5 },
        ...{ fill: 'var(--ink-soft)', lineAnchor: 'top' },
      }),
      plot.line(quiet, {
        ...{ x: 'axis', y: 'y', z: 'line' },
        ...{ stroke: 'var(--series-rest)', strokeOpacity: 'strength', strokeWidth: 1.25 },
      }),
      plot.line(loud, { x: 'axis', y: 'y', stroke: seriesColour(0), strokeWidth: 2.5 }),
      plot.dot(loud, { x: 'axis', y: 'y', r: 3, fill: seriesColour(0) }),
      plot.text(loud, {
        ...{ x: 'axis', y: 'y', text: 'text', textAnchor: 'start', dx: 6, dy: -8 },
        ...{ ...FIGURES, fontWeight: 600, fill: seriesColour(0) },
        ...{ stroke: 'var(--paper)', strokeWidth: 3 },
      }),
    ],
  });
}
