import { HIGH, LOW, probabilityColour, type Rgb } from '../../domain/scale.ts';
import { count } from '../../domain/words/format.ts';
import { AXIS, CHART_STYLE, TIP, type Plot } from './usePlot.ts';

/** Incidents whose predicted probability lies in [low, high), by what really came of them. */
export interface ProbabilityBin {
  readonly low: number;
  readonly high: number;
  readonly arrests: number;
  readonly others: number;
}

const OUTCOMES = ['Arrest', 'No arrest'] as const;
type Outcome = (typeof OUTCOMES)[number];
const BANDS = [
  { at: LOW / 2, text: 'unlikely' },
  { at: (LOW + HIGH) / 2, text: 'uncertain' },
  { at: (1 + HIGH) / 2, text: 'likely' },
];

/** Two histograms on one scale: a good model heaps the upper one right and the lower one left. */
export function drawHistogram(
  plot: Plot,
  width: number,
  height: number,
  bins: readonly ProbabilityBin[],
): Element {
  const parts = bins.flatMap((bin) =>
    OUTCOMES.map((outcome) => ({
      low: bin.low,
      high: bin.high,
      outcome,
      n: outcome === 'Arrest' ? bin.arrests : bin.others,
      colour: bothThemes((bin.low + bin.high) / 2),
    })),
  );
  const total = (outcome: Outcome) =>
    parts.reduce((sum, part) => sum + (part.outcome === outcome ? part.n : 0), 0);
  const totals = { Arrest: total('Arrest'), 'No arrest': total('No arrest') };
  return plot.plot({
    width,
    height,
    marginTop: 28,
    marginRight: 8,
    marginBottom: 44,
    marginLeft: 52,
    style: CHART_STYLE,
    x: { domain: [0, 1] },
    y: { domain: [0, Math.max(1, ...parts.map((part) => part.n))], nice: true },
    fy: { domain: [...OUTCOMES], axis: null, padding: 0.16 },
    color: { type: 'identity' },
    marks: [
      plot.gridY({ stroke: 'var(--hairline)', strokeOpacity: 1, ticks: 4 }),
      plot.axisY({ ...AXIS, ticks: 4, label: null, tickFormat: count }),
      plot.axisX([0, LOW, 0.4, 0.6, HIGH, 1], {
        ...AXIS,
        tickFormat: (p: number) => p.toFixed(1),
        label: 'Predicted probability of an arrest',
        labelAnchor: 'left',
        labelOffset: 40,
      }),
      plot.rectY(parts, {
        x1: 'low',
        x2: 'high',
        y: 'n',
        fy: 'outcome',
        fill: 'colour',
        stroke: 'var(--edge)',
        strokeWidth: 0.5,
        inset: 0.5,
      }),
      plot.ruleY([0], { stroke: 'var(--edge)' }),
      plot.ruleX([LOW, HIGH], { stroke: 'currentColor', strokeDasharray: '2 3' }),
      plot.text(BANDS, {
        fy: () => OUTCOMES[0],
        x: 'at',
        text: 'text',
        frameAnchor: 'top',
        dy: -18,
        fill: 'var(--ink-soft)',
      }),
      plot.text(OUTCOMES, {
        x: LOW,
        fy: (outcome: string) => outcome,
        text: (outcome: Outcome) => `${outcome}: ${count(totals[outcome])}`,
        frameAnchor: 'top-left',
        dx: 8,
        dy: 4,
        fontWeight: 600,
        fill: 'currentColor',
        stroke: 'var(--paper)',
        strokeWidth: 4,
      }),
      plot.tip(
        parts,
        plot.pointerX({
          x: (part: { low: number; high: number }) => (part.low + part.high) / 2,
          y: 'n',
          fy: 'outcome',
          title: (part: { n: number; outcome: string; low: number; high: number }) =>
            `${count(part.n)} incidents\n${part.outcome.toLowerCase()}, ${part.low.toFixed(2)}–${part.high.toFixed(2)}`,
          ...TIP,
        }),
      ),
    ],
  });
}

/** The scale's colour in both themes; the picture's own theme picks. */
function bothThemes(p: number): string {
  return `light-dark(${css(probabilityColour(p, 'light'))}, ${css(probabilityColour(p, 'dark'))})`;
}

const css = ([red, green, blue]: Rgb) => `rgb(${red} ${green} ${blue})`;
