import { wilson } from '../metrics/wilson.ts';
import { labelsOf, partsOf, type Dimension } from './dimension.ts';
import type { Slice } from './cube.ts';

/** Fewer incidents than this give no rate that is worth a look. */
export const FEWEST = 30;

/** Whether bars stand for incidents a day, or for incidents. */
export type Counting = 'per day' | 'raw';

/** One part of a figure, as it is drawn and as its table says it. */
export interface FigurePart {
  readonly code: number;
  readonly label: string;
  readonly rows: number;
  readonly known: number;
  readonly arrests: number;
  /** Days with incidents that have this part. */
  readonly days: number;
  /** Incidents a day; NaN where no day has this part. */
  readonly perDay: number;
  /** Share of the incidents with a known outcome that ended in an arrest, with Wilson's 95 % interval. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Whether the rate rests on enough incidents to be shown. */
  readonly enough: boolean;
}

/** A figure: incidents and arrest rate by the parts of a dimension. */
export interface Figure {
  readonly dimension: Dimension;
  readonly parts: readonly FigurePart[];
  /** All incidents that it rests on; `missing` have no value here and are in no part. */
  readonly rows: number;
  readonly missing: number;
  /** Days with at least one incident that pass the filter and have a value here. */
  readonly days: number;
}

/** A figure's numbers from the counts. */
export function figureOf(dimension: Dimension, slice: Slice): Figure {
  const missing = slice.rows[partsOf(dimension)] ?? 0;
  const parts = labelsOf(dimension).map((label, code): FigurePart => {
    const [rows, known, arrests, days] = [
      slice.rows[code]!,
      slice.known[code]!,
      slice.arrests[code]!,
      slice.days[code]!,
    ];
    const { share, low, high } = wilson(arrests, known);
    const perDay = rows / days;
    const enough = known >= FEWEST;
    return { code, label, rows, known, arrests, days, perDay, rate: share, low, high, enough };
  });
  const rows = slice.rows.reduce((sum, value) => sum + value, 0);
  const days = dimension.byDay
    ? parts.reduce((sum, part) => sum + part.days, 0)
    : (slice.days[0] ?? 0);
  return { dimension, parts, rows, missing, days };
}

/** What a part's bar stands for. */
export function measured(part: FigurePart, counting: Counting): number {
  const value = counting === 'raw' ? part.rows : part.perDay;
  return Number.isFinite(value) ? value : 0;
}
