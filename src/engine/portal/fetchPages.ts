import { FaultError } from '../../domain/fault.ts';
import { MOST_ROWS, pageUrl, type SodaQuery } from '../../domain/portal/soda.ts';
import type { OnProgress, Progress } from '../../domain/progress.ts';
import { count } from '../../domain/words/format.ts';
import { fetchPage, type Page } from './fetchPage.ts';
import { Trouble, type Net, type Wanted } from './net.ts';
import { failedWith } from './failed.ts';
import { persist } from './persist.ts';

/** A page that keeps being cut is asked for in smaller pieces, but not smaller than this. */
const FEWEST_ROWS = 1_000;
/** Progress is told at most this often. */
const TELL_MS = 100;

/** The whole pages of a query that have arrived; a later fetch goes on after them. */
export interface KeptPages {
  header: string | null;
  readonly parts: Blob[];
  rows: number;
  /** Rows of the next page. */
  limit: number;
  complete: boolean;
}

/** Progress with the rows of whole pages, which outlast a stop or a fault. */
export interface PortalProgress extends Progress {
  readonly kept: number;
}

/** Nothing has arrived yet. */
export function noPages(): KeptPages {
  return { header: null, parts: [], rows: 0, limit: MOST_ROWS, complete: false };
}

/**
 * Fetches the pages of a query that `kept` lacks, and adds each to it when it is whole. The last
 * page is one with fewer rows than asked for; where fewer came in all than were counted, only a
 * page without rows is the last.
 *
 * @param expected rows counted before
 * @throws {FaultError} `portal-failed`; an `AbortError` when cancelled. What `kept` holds stays good.
 */
export async function fetchPages(
  query: SodaQuery,
  expected: number,
  kept: KeptPages,
  net: Net,
  onProgress: OnProgress<PortalProgress>,
): Promise<void> {
  const tell = teller(query, expected, kept, net, onProgress);
  while (!kept.complete) {
    let page: Page;
    try {
      page = await persist(() => nextPage(query, expected, kept, net, tell), net, tell.words);
    } catch (error) {
      throw failedWith(error, query, kept.rows);
    }
    add(page, query, kept);
    kept.complete = page.rows === 0 || (page.rows < kept.limit && kept.rows >= expected);
  }
}

/** The pages in one file's parts, the header once. */
export function partsOf(kept: KeptPages): Blob[] {
  return [new Blob([`${kept.header ?? ''}\n`]), ...kept.parts];
}

async function nextPage(
  query: SodaQuery,
  expected: number,
  kept: KeptPages,
  net: Net,
  tell: Teller,
): Promise<Page> {
  const { rows, limit } = kept;
  const wanted: Wanted = {
    url: pageUrl(query, rows, limit),
    what: `${query.dataset.name}: rows from ${count(rows + 1)} on`,
    as: 'csv',
  };
  try {
    return await fetchPage(wanted, Math.min(limit, expected - rows), net, tell.rows);
  } catch (error) {
    if (error instanceof Trouble && error.cut)
      kept.limit = Math.max(FEWEST_ROWS, Math.floor(limit / 2));
    throw error;
  }
}

function add(page: Page, { dataset }: SodaQuery, kept: KeptPages): void {
  if (page.rows === 0 && kept.header !== null) return;
  kept.header ??= page.header;
  if (page.header !== kept.header) {
    const detail = 'its columns changed between two pages';
    throw new FaultError({ kind: 'portal-failed', host: dataset.host, detail, rows: kept.rows });
  }
  kept.parts.push(page.body);
  kept.rows += page.rows;
}

interface Teller {
  readonly rows: (ofPage: number) => void;
  readonly words: (words: string) => void;
}

/** Tells how far it has come, with the time left at the pace since this call began. */
function teller(
  { dataset }: SodaQuery,
  expected: number,
  kept: KeptPages,
  net: Net,
  onProgress: OnProgress<PortalProgress>,
): Teller {
  const start = net.now();
  const atStart = kept.rows;
  let told = 0;
  const shareOf = (rows: number) => (expected > 0 ? { share: Math.min(1, rows / expected) } : {});
  return {
    rows(ofPage) {
      const now = net.now();
      if (now - told < TELL_MS) return;
      told = now;
      const rows = kept.rows + ofPage;
      const pace = (now - start) / 1000 / (rows - atStart);
      onProgress({
        what: `Fetching ${dataset.name}: ${count(rows)} of ${count(expected)} rows`,
        ...shareOf(rows),
        ...(Number.isFinite(pace) && { secondsLeft: Math.max(0, expected - rows) * pace }),
        kept: kept.rows,
      });
    },
    words: (what) => onProgress({ what, ...shareOf(kept.rows), kept: kept.rows }),
  };
}
