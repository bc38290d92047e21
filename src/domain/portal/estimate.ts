import { bytes, plural, timeLeft } from '../words/format.ts';
import { MOST_ROWS } from './soda.ts';

/** What fetching would take: the rows are counted, the rest is guessed from a first piece. */
export interface Estimate {
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** A first piece of a data set that was fetched to see how it goes. */
export interface Taste {
  readonly rows: number;
  readonly bytes: number;
  /** Until the answer began, and from there to its end. */
  readonly firstByteMs: number;
  readonly restMs: number;
}

/** Every page costs its beginning once, every row its share of the rest. */
export function estimateOf(rows: number, taste: Taste): Estimate {
  if (rows === 0 || taste.rows === 0) return { rows, bytes: 0, seconds: 0 };
  const pages = Math.max(1, Math.ceil(rows / MOST_ROWS));
  const ms = pages * taste.firstByteMs + (rows / taste.rows) * taste.restMs;
  return { rows, bytes: (rows / taste.rows) * taste.bytes, seconds: ms / 1000 };
}

/** An estimate in words: "263,929 rows, about 62.1 MB, about 2 min at the pace of the first rows". */
export function estimateWords(estimate: Estimate): string {
  if (estimate.rows === 0) return 'No rows in these days.';
  const time = timeLeft(estimate.seconds).replace(' left', '');
  return `${plural(estimate.rows, 'row')}, about ${bytes(estimate.bytes)}, ${time} at the pace of the first rows.`;
}
