import { PATIENCE, type Patience } from '../../domain/portal/backOff.ts';
import { estimateOf, type Estimate } from '../../domain/portal/estimate.ts';
import {
  countUrl,
  fileName,
  pageUrl,
  readCount,
  type SodaQuery,
} from '../../domain/portal/soda.ts';
import { WEATHER_SERVICES } from '../../domain/portal/weather.ts';
import type { OnProgress } from '../../domain/progress.ts';
import type { NamedFile } from '../../domain/table/source.ts';
import { failedWith } from './failed.ts';
import { fetchAreas } from './fetchAreas.ts';
import { fetchPage } from './fetchPage.ts';
import { fetchPages, noPages, partsOf, type KeptPages, type PortalProgress } from './fetchPages.ts';
import { fetchText } from './fetchText.ts';
import { fetchWeather, type WeatherQuery } from './fetchWeather.ts';
import { Trouble, type Asked, type Net } from './net.ts';
import { persist } from './persist.ts';
import type { AnswerStore } from './store.ts';

/** Rows fetched to see how the portal goes. */
const TASTE = 1_000;

/** What arrived, and how many rows the portal counted before. */
export interface Fetched {
  readonly file: NamedFile;
  readonly rows: number;
  readonly counted: number;
}

/** What the portal worker can do. One job at a time; nothing is asked for but by these calls. */
export interface PortalEngine {
  /** Every request that leaves is told to `onAsked`. */
  open(onAsked: (asked: Asked) => void): Promise<void>;
  /** Counts the rows, and fetches the first ones to see how fast they come. */
  estimate(query: SodaQuery): Promise<Estimate>;
  /** Fetches records page by page; pages that arrived before a stop or a fault are not fetched again. */
  records(city: string, query: SodaQuery, onProgress: OnProgress<PortalProgress>): Promise<Fetched>;
  /** Fetches areas or outlines, whole. */
  areas(city: string, query: SodaQuery, onProgress: OnProgress): Promise<NamedFile>;
  weather(query: WeatherQuery, onProgress: OnProgress): Promise<NamedFile>;
  /** Stops what is under way; its call rejects with an `AbortError`. */
  cancel(): Promise<void>;
  /** Lets the pages of an unfinished fetch go. */
  startOver(): Promise<void>;
  /** Lets go of the weather and areas that the browser keeps. */
  forget(): Promise<void>;
}

/** What the engine needs of the world around it. */
export interface PortalWorld extends Partial<Pick<Net, 'now' | 'random'>> {
  readonly fetch: Net['fetch'];
  readonly store: AnswerStore;
  readonly patience?: Patience;
}

/** Makes the engine. Only the pages of the newest query are kept. */
export function createPortalEngine(world: PortalWorld): PortalEngine {
  let onAsked: (asked: Asked) => void = () => undefined;
  let underWay = new AbortController();
  let unfinished: Unfinished | null = null;
  const net = (): Net => ({
    fetch: world.fetch,
    signal: (underWay = new AbortController()).signal,
    patience: world.patience ?? PATIENCE,
    now: world.now ?? Date.now,
    random: world.random ?? Math.random,
    onAsked,
  });
  return {
    async open(listener) {
      onAsked = listener;
    },
    estimate: (query) => estimate(query, net()),
    async records(city, query, onProgress) {
      const current = net();
      const key = pageUrl({ ...query, token: '' }, 0, 0);
      if (unfinished?.key !== key) {
        const counted = await countRows(query, current, () => undefined);
        unfinished = { key, counted, kept: noPages() };
      }
      const { kept, counted } = unfinished;
      await fetchPages(query, counted, kept, current, onProgress);
      unfinished = null;
      const file = named(fileName(city, query), partsOf(kept), 'text/csv');
      return { file, rows: kept.rows, counted };
    },
    async areas(city, query, onProgress) {
      const text = await fetchAreas(query, world.store, net(), onProgress);
      const type = query.dataset.role === 'outlines' ? 'application/geo+json' : 'text/csv';
      return named(fileName(city, query), [text], type);
    },
    async weather(query, onProgress) {
      const text = await fetchWeather(query, world.store, net(), onProgress);
      const { city, span, service } = query;
      const by = WEATHER_SERVICES[service].name;
      const name = `${city.name} weather ${span.first} to ${span.last} (${by}).csv`;
      return named(name, [text], 'text/csv');
    },
    async cancel() {
      underWay.abort();
    },
    async startOver() {
      unfinished = null;
    },
    forget: () => world.store.clear(),
  };
}

interface Unfinished {
  readonly key: string;
  readonly counted: number;
  readonly kept: KeptPages;
}

async function estimate(query: SodaQuery, net: Net): Promise<Estimate> {
  const quiet = () => undefined;
  const rows = await countRows(query, net, quiet);
  if (rows === 0) return { rows, bytes: 0, seconds: 0 };
  const limit = Math.min(TASTE, rows);
  const what = `${query.dataset.name}: the first ${String(limit)} rows, to see how fast they come`;
  const wanted = { url: pageUrl(query, 0, limit), what, as: 'csv' } as const;
  try {
    return estimateOf(rows, await persist(() => fetchPage(wanted, limit, net, quiet), net, quiet));
  } catch (error) {
    throw failedWith(error, query, 0);
  }
}

async function countRows(
  query: SodaQuery,
  net: Net,
  say: (words: string) => void,
): Promise<number> {
  const what = `${query.dataset.name}: how many rows`;
  try {
    const text = await fetchText({ url: countUrl(query), what, as: 'json' }, net, say);
    const rows = readCount(text);
    if (rows === null) throw new Trouble('the count of rows cannot be read', false);
    return rows;
  } catch (error) {
    throw failedWith(error, query, 0);
  }
}

function named(name: string, parts: BlobPart[], type: string): NamedFile {
  return { name, data: new Blob(parts, { type }), simulated: false };
}
