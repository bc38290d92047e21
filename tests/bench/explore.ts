import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inBrowser } from '../driver/inBrowser.ts';
import { openStage, reach } from '../driver/stages.ts';
import { DATA, HAS_DATA } from '../support/realData.ts';
import { against, plain, type Bench, type Figure } from './bench.ts';
import { bigFile } from './bigFile.ts';
import { bothCrossFilters } from './explore/both.ts';
import { moveBrush } from './explore/moves.ts';

/** Sizes by what their figures are called; fewer, for a quick look: EXPLORE_SIZES=1M. */
const SIZES = { '1M': 1_000_000, '5M': 5_000_000 } as const;
const CHOSEN = (process.env.EXPLORE_SIZES ?? Object.keys(SIZES).join(',')).split(',');
const TIMEOUT_MS = 20 * 60_000;
const WEATHER = join(DATA, 'chicago', 'chicagoAllWeather.csv');
const AREAS = join(DATA, 'chicago', 'chicagoCensus.csv');

/** What a brush over the hours asks for, of every other figure, as one query. */
const FLOOR = `select count(*) as n, count(_outcome) as known, sum(_outcome) as arrests
from joined where "HourOfDay" between 8 and 19
group by grouping sets (("Season"), ("Month"), ("WeekDay"), ("Year"), ("meanTemp"), ("Primary Type"), ("Community Area"), ("District"), ("Location Description"))`;

/** How long the figures take to follow a brush over real incidents, and what else there is. */
export const explore: Bench = {
  name: 'explore',
  async run({ log }) {
    if (!HAS_DATA) return [plain('explore.p95.1M', null, 'ms', 'the real data are not there')];
    const figures: Figure[] = [];
    for (const [name, rows] of Object.entries(SIZES)) {
      if (!CHOSEN.includes(name)) continue;
      const { moves, floor } = await inTheTab(await bigFile(rows), log);
      log(
        `${name}: ${moves.map((ms) => ms.toFixed(0)).join(' ')} ms; one query ${floor.toFixed(0)} ms`,
      );
      const p95 = quantile(moves, 0.95);
      const note = `${rows.toLocaleString('en-US')} rows, median ${quantile(moves, 0.5).toFixed(1)} ms of ${String(moves.length)} moves`;
      figures.push(plain(`explore.p95.${name}`, p95, 'ms', note));
      const peer = { name: 'the same as one SQL query, in the tab', value: floor, note };
      figures.push(
        against(name === '5M' ? 'explore.ratio' : `explore.ratio.${name}`, p95, peer, 'ms'),
      );
    }
    const { ours, mosaic } = await bothCrossFilters(await bigFile(SIZES['1M']), log);
    const median = { name: 'Mosaic 0.32, pre-aggregated', value: quantile(mosaic, 0.5) };
    const both = `1,000,000 rows, without a page, medians; first move ours ${ours[0]?.toFixed(0) ?? ''} ms, Mosaic’s ${mosaic[0]?.toFixed(0) ?? ''} ms`;
    figures.push(
      against('explore.vs.mosaic', quantile(ours, 0.5), { ...median, note: both }, 'ms'),
    );
    return figures;
  },
};

/** Milliseconds of each move, and of the one query. */
async function inTheTab(incidents: string, log: (line: string) => void) {
  const { value } = await inBrowser(async (page, origin) => {
    const deadline = Date.now() + TIMEOUT_MS;
    await page.goto(`${origin}/#/load`);
    await page.getByLabel('Choose files').setInputFiles([incidents, WEATHER, AREAS]);
    await reach(page, 'load', deadline, log);
    await reach(page, 'join', deadline, log);
    await openStage(page, 'explore');
    await page.locator('[data-figure="HourOfDay"] svg').waitFor({ timeout: TIMEOUT_MS });
    const moves = await moveBrush(page, 'HourOfDay', 24);
    return { moves, floor: await oneQuery(page, origin) };
  });
  return value;
}

/** The best of a few runs of the one query, as the page tells its time. */
async function oneQuery(page: Page, origin: string): Promise<number> {
  await page.goto(`${origin}/#/explore/sql`);
  await page.getByRole('textbox', { name: 'SQL query' }).fill(FLOOR);
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const told = page.locator('[data-ms]');
    await page.waitForTimeout(200);
    await told.waitFor({ timeout: TIMEOUT_MS });
    times.push(Number(await told.getAttribute('data-ms')));
  }
  return Math.min(...times);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
