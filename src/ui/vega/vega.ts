import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';

/** Rows by the names of their columns. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A drawn chart. */
export interface DrawnChart {
  /** As SVG text. */
  svg(): Promise<string>;
  png(): Promise<Blob>;
  destroy(): void;
}

/** Nothing is loaded from anywhere: a spec's rows are those of its query. */
const REFUSE = {
  load: () => Promise.reject(new Error('a chart can only draw the rows of its query')),
  sanitize: () => Promise.reject(new Error('a chart links nowhere')),
  http: () => Promise.reject(new Error('a chart asks no host')),
  file: () => Promise.reject(new Error('a chart reads no file')),
} as const;

/**
 * Draws a Vega-Lite spec over rows. Expressions are interpreted, since the page's policy forbids to
 * compile them.
 * @throws {Error} what Vega-Lite or Vega has against the spec
 */
export async function drawVega(
  host: HTMLElement,
  spec: object,
  rows: readonly Row[],
  ink: string,
  width: number,
): Promise<DrawnChart> {
  const whole = {
    width: isSingle(spec) ? Math.max(120, width - 90) : undefined,
    ...spec,
    data: { values: rows },
  } as unknown as TopLevelSpec;
  const { spec: vega } = compile(whole, { config: configOf(ink) });
  const runtime = parse(vega, undefined, { ast: true });
  const view = new View(runtime, {
    renderer: 'svg',
    loader: REFUSE as never,
    expr: expressionInterpreter,
    logger: undefined,
  } as never);
  view.initialize(host);
  await view.runAsync();
  // One image with one name: inside it, Vega's own roles are noise.
  for (const part of host.querySelectorAll('[role], [aria-label], [aria-roledescription]')) {
    for (const name of ['role', 'aria-label', 'aria-roledescription']) part.removeAttribute(name);
  }
  return {
    svg: () => view.toSVG(),
    png: async () => {
      const canvas = await view.toCanvas(2);
      return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => {
          if (blob) resolve(blob);
          else reject(new Error('the picture could not be made'));
        });
      });
    },
    destroy: () => view.finalize(),
  };
}

/** Concatenated charts have widths of their own. */
function isSingle(spec: object): boolean {
  return ['hconcat', 'vconcat', 'concat', 'facet', 'repeat'].every((key) => !(key in spec));
}

/** Our letters and ink, and a palette that is told apart with every common colour blindness. */
function configOf(ink: string): object {
  const quiet = { labelColor: ink, titleColor: ink, domainColor: ink, tickColor: ink };
  return {
    background: 'transparent',
    font: 'Inter Variable, system-ui, sans-serif',
    axis: { ...quiet, gridOpacity: 0.25, titleFontWeight: 500 },
    legend: { labelColor: ink, titleColor: ink },
    title: { color: ink },
    text: { color: ink },
    view: { stroke: null },
    mark: { color: '#1f6f96' },
    range: {
      category: ['#1f6f96', '#a83a56', '#117733', '#9b3a8b', '#6b6b12', '#332288', '#882255'],
    },
  };
}
