import { createApp, h, type VNode } from 'vue';
import type { DrawnFigure } from '../../domain/share/report/figure.ts';
import { standalone, svgText } from './standalone.ts';

/** A chart to draw apart from the page: a component in a `ChartFrame`. */
export interface ApartChart {
  readonly id: string;
  readonly chart: () => VNode;
  /** Pictures that it draws. */
  readonly pictures: number;
}

const WIDTH = 680;
const LOOK_EVERY_MS = 30;
const PATIENCE_MS = 10_000;

/**
 * Draws charts by the components that draw the page, out of sight and on paper, and takes their titles,
 * pictures and figures. While the tab is in the background nothing is drawn, and this waits.
 */
export async function drawApart(
  charts: readonly ApartChart[],
  signal: AbortSignal,
): Promise<DrawnFigure[]> {
  const host = document.createElement('div');
  host.inert = true;
  Object.assign(host.style, {
    ...{
      position: 'fixed',
      top: '0',
      left: `-${String(2 * WIDTH)}px`,
      width: `${String(WIDTH)}px`,
    },
    ...{ colorScheme: 'light', color: 'var(--ink)', background: 'var(--paper)' },
  });
  for (const [name, value] of ownColours()) host.style.setProperty(name, value);
  document.body.append(host);
  const app = createApp({
    render: () => charts.map(({ id, chart }) => h('div', { key: id, 'data-apart': id }, chart())),
  });
  app.mount(host);
  try {
    const drawn: DrawnFigure[] = [];
    for (const { id, pictures } of charts) {
      const box = host.querySelector(`[data-apart="${id}"]`);
      if (!box) throw new Error(`the chart ${id} is not there`);
      await until(() => picturesIn(box, pictures), signal);
      const details = box.querySelector('details');
      if (details) details.open = true;
      const table = await until(() => box.querySelector('details table'), signal);
      // Meanwhile a chart may have been drawn anew: a picture that has left the page has no style.
      const svgs = await until(() => picturesIn(box, pictures), signal);
      const text = (selector: string) => box.querySelector(selector)?.textContent.trim() ?? '';
      drawn.push({
        ...{ id, title: text('.title'), subtitle: text('.subtitle') },
        pictures: svgs.map((svg, i) => svgText(standalone(svg, `${id}-${String(i)}`))),
        columns: cellsIn(table, 'thead tr')[0] ?? [],
        rows: cellsIn(table, 'tbody tr'),
      });
    }
    return drawn;
  } finally {
    app.unmount();
    host.remove();
  }
}

/**
 * The tokens as the style sheet has them: declared anew on paper, they are paper's. The page's own are
 * those of its theme by then. An empty one is kept as a blank: set to nothing it would be the page's again.
 */
function ownColours(): [string, string][] {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .flatMap((rule) => (rule instanceof CSSStyleRule && rule.selectorText === ':root' ? rule : []))
    .flatMap(({ style }) => [...style].map((name) => [name, style.getPropertyValue(name)] as const))
    .filter(([name]) => name.startsWith('--'))
    .map(([name, value]) => [name, value === '' ? ' ' : value]);
}

function picturesIn(box: Element, wanted: number): SVGSVGElement[] | null {
  const found = [...box.querySelectorAll<SVGSVGElement>('svg[role="img"]')];
  return found.length >= wanted ? found : null;
}

function cellsIn(table: Element, rows: string): string[][] {
  return [...table.querySelectorAll(rows)].map((row) =>
    [...row.children].map((cell) => cell.textContent.trim()),
  );
}

/** Waits for what is to come, while the page is seen. */
async function until<T>(look: () => T | null, signal: AbortSignal): Promise<T> {
  let waited = 0;
  for (;;) {
    const found = look();
    if (found !== null) return found;
    if (waited > PATIENCE_MS) throw new Error('a chart was not drawn');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    signal.throwIfAborted();
    if (document.visibilityState === 'visible') waited += LOOK_EVERY_MS;
  }
}
