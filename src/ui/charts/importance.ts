import { auc, signed } from '../../domain/words/format.ts';
import { fitInto, widthOf } from '../../domain/words/width.ts';
import { seriesColour } from './palette.ts';
import { AXIS, CHART_STYLE, TIP, type Plot } from './usePlot.ts';

/** One bar: a loss of AUC with its 95 % interval. */
export interface ImportanceBar {
  readonly name: string;
  readonly drop: number;
  readonly low: number;
  readonly high: number;
}

const ROW = 24;
const MARGIN = { top: 4, right: 16, bottom: 40 };

/** How high the picture of so many bars is. */
export const importanceHeight = (bars: number): number => bars * ROW + MARGIN.top + MARGIN.bottom;

/** Bars from zero, the largest above, each with its interval as a line. */
export function drawImportance(plot: Plot, width: number, bars: readonly ImportanceBar[]): Element {
  const longest = Math.max(...bars.map(({ name }) => widthOf(name)));
  const marginLeft = Math.min(12 + longest, width * 0.38);
  const most = Math.max(0.01, ...bars.map(({ high }) => high));
  const least = Math.min(0, ...bars.map(({ low }) => low));
  const y = (bar: ImportanceBar) => bar.name;
  return plot.plot({
    width,
    height: importanceHeight(bars.length),
    ...{
      marginTop: MARGIN.top,
      marginRight: MARGIN.right,
      marginBottom: MARGIN.bottom,
      marginLeft,
    },
    style: CHART_STYLE,
    x: { domain: [least, most], nice: true },
    y: { domain: bars.map(({ name }) => name), padding: 0.3 },
    marks: [
      plot.gridX({ stroke: 'var(--hairline)', strokeOpacity: 1, ticks: 4 }),
      plot.axisX({
        ...{ ...AXIS, ticks: 4, tickFormat: signed },
        ...{ label: 'AUC lost without it', labelAnchor: 'left', labelOffset: 36 },
      }),
      plot.axisY({
        ...{ ...AXIS, label: null, color: 'var(--ink)' },
        tickFormat: (name: string) => fitInto(name, marginLeft - 12),
      }),
      plot.barX(bars, { x: 'drop', y, fill: seriesColour(0), fillOpacity: 0.55 }),
      plot.link(bars, {
        ...{ x1: 'low', x2: 'high', y1: y, y2: y },
        ...{ stroke: 'var(--ink)', strokeWidth: 1.5 },
      }),
      plot.ruleX([0], { stroke: 'var(--edge)' }),
      plot.tip(
        bars,
        plot.pointer({
          ...{ x: 'drop', y, ...TIP },
          title: (bar: ImportanceBar) =>
            `${bar.name}\nloses ${auc(bar.drop)} of AUC\n95 %: ${signed(bar.low)} to ${signed(bar.high)}`,
        }),
      ),
    ],
  });
}
