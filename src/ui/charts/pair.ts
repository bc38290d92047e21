import { percent } from '../../domain/words/format.ts';
import { fitInto, widthOf } from '../../domain/words/width.ts';
import { inkOnProbability, probabilityBoth } from '../colour.ts';
import { AXIS, CHART_STYLE, type Plot } from './usePlot.ts';

/** Mean predictions over two columns: `mean[a][b]`. */
export interface PairSurface {
  readonly columns: readonly [string, string];
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly mean: readonly (readonly number[])[];
}

const CELL = { height: 32, least: 68 };

/** A cell needs room for its figure and the start of its level's name: below this the picture scrolls. */
export const pairWidth = ({ second }: PairSurface): number => second.length * CELL.least + 120;
/** How high the picture is. */
export const pairHeight = ({ first }: PairSurface): number => first.length * CELL.height + 76;

/** A heat map on the probability's scale, the first column downwards. */
export function drawPair(plot: Plot, width: number, surface: PairSurface): Element {
  const { columns, first, second, mean } = surface;
  const longest = Math.max(...first.map(widthOf));
  const marginLeft = Math.min(16 + longest, width * 0.3);
  const cells = mean.flatMap((row, a) =>
    row.map((p, b) => ({
      ...{ a: first[a]!, b: second[b]!, text: percent(p, 0) },
      ...{ fill: probabilityBoth(p), ink: inkOnProbability(p) },
    })),
  );
  const fit = (room: number) => (label: string) => fitInto(label, room);
  const cellWidth = (width - marginLeft - 8) / second.length;
  return plot.plot({
    ...{ width, height: pairHeight(surface), marginLeft, marginRight: 8 },
    ...{ marginTop: 24, marginBottom: 52, style: CHART_STYLE },
    x: { domain: [...second], padding: 0.04 },
    y: { domain: [...first], padding: 0.06 },
    color: { type: 'identity' },
    marks: [
      plot.axisX({
        ...{ ...AXIS, tickFormat: fit(cellWidth - 6) },
        ...{ label: columns[1], labelAnchor: 'left', labelOffset: 40 },
      }),
      plot.axisY({
        ...{ ...AXIS, tickFormat: fit(marginLeft - 12), color: 'var(--ink)' },
        label: null,
      }),
      plot.text([columns[0]], {
        ...{ frameAnchor: 'top-left', dx: -marginLeft, dy: -20, fill: 'var(--ink-soft)' },
      }),
      plot.cell(cells, { x: 'b', y: 'a', fill: 'fill', stroke: 'var(--edge)', strokeWidth: 0.5 }),
      plot.text(cells, { x: 'b', y: 'a', text: 'text', fill: 'ink' }),
    ],
  });
}
