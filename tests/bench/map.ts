import type { CDPSession, Page } from '@playwright/test';
import { launch } from '../driver/browser.ts';
import { against, plain, type Bench, type Figure } from './bench.ts';
import type { DrawTimes } from './map/shape.ts';
import { servePage } from './pageSite.ts';

const MILLION = 1_000_000;
const HUNDRED_K = 100_000;
/** The contestants take turns, so that what else the machine does meets both; the best counts. */
const TURNS = 3;

/** What the page's heap holds, buffers of typed arrays included, after a collection. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize: number;
  };
  return usedSize + backingStorageSize;
}

interface Round {
  readonly times: DrawTimes;
  readonly bytes: number;
}

/** Draws once, and measures what the map adds to the heap over its data. */
async function round(
  page: Page,
  session: CDPSession,
  n: number,
  who: 'ours' | 'openLayers',
): Promise<Round> {
  // A fresh page: what an earlier round left behind is nobody's.
  await page.reload();
  await page.evaluate((count) => globalThis.mapBench.prepare(count), n);
  const before = await heap(session);
  const times = await page.evaluate((name) => globalThis.mapBench[name](), who);
  return { times, bytes: (await heap(session)) - before };
}

/** The least of each figure over several rounds. */
function best(rounds: readonly Round[]) {
  const least = (of: (round: Round) => number | null) =>
    Math.min(...rounds.map((one) => of(one) ?? Infinity));
  return {
    firstDraw: least(({ times }) => times.firstDraw),
    filter: least(({ times }) => times.filter),
    pan: least(({ times }) => times.pan),
    firstPick: least(({ times }) => times.firstPick),
    pick: least(({ times }) => times.pick),
    bytes: least(({ bytes }) => bytes),
  };
}

/** The map's points on software WebGL, beside OpenLayers' own layer for many points. */
export const map: Bench = {
  name: 'map',
  async run({ log }) {
    const site = await servePage('bench/map/page');
    const browser = await launch('auto');
    try {
      const page = await browser.newPage({ viewport: { width: 1240, height: 840 } });
      await page.goto(site.url);
      const session = await page.context().newCDPSession(page);
      const rounds: Record<'million' | 'ours' | 'peer', Round[]> = {
        million: [],
        ours: [],
        peer: [],
      };
      for (let turn = 0; turn < TURNS; turn++) {
        rounds.million.push(await round(page, session, MILLION, 'ours'));
        rounds.ours.push(await round(page, session, HUNDRED_K, 'ours'));
        rounds.peer.push(await round(page, session, HUNDRED_K, 'openLayers'));
        log(`turn ${String(turn + 1)} of ${String(TURNS)}`);
      }
      return figures(best(rounds.million), best(rounds.ours), best(rounds.peer));
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

type Best = ReturnType<typeof best>;

function figures(million: Best, ours: Best, peer: Best): readonly Figure[] {
  const note = `1,200 × 800, software WebGL, best of ${String(TURNS)}`;
  const beside = (name: string, key: 'firstDraw' | 'filter' | 'pan' | 'bytes', unit: string) =>
    against(
      name,
      ours[key],
      { name: 'OpenLayers WebGLVectorLayer', value: peer[key], note: `100k points, ${note}` },
      unit,
    );
  return [
    plain('map.firstDraw.1M', million.firstDraw, 'ms', note),
    plain('map.filter.1M', million.filter, 'ms', note),
    plain('map.pan.1M', million.pan, 'ms', note),
    plain(
      'map.pick.1M',
      million.pick,
      'ms',
      `mean of 200; the first, index and all, ${million.firstPick.toFixed(1)} ms`,
    ),
    plain(
      'map.heap.1M',
      million.bytes,
      'bytes',
      'typed arrays included, over the data’s own bytes',
    ),
    beside('map.firstDraw.100k', 'firstDraw', 'ms'),
    beside('map.filter.100k', 'filter', 'ms'),
    beside('map.pan.100k', 'pan', 'ms'),
    beside('map.heap.100k', 'bytes', 'bytes'),
  ];
}
