/*
 * Days are whole days since 1 January 1970, as Arrow's and DuckDB's dates are. A block or a period
 * is a number that grows with time, so that codes sort as dates do.
 */

/** 1 January 1970 was a Thursday: three days into a week that starts on Monday. */
const DAYS_INTO_WEEK = 3;
const MS_PER_DAY = 86_400_000;

/** Each row's week (Monday to Sunday) as a block from 0, and how many there are from first to last. */
export interface WeekBlocks {
  readonly block: Uint16Array<ArrayBuffer>;
  readonly blocks: number;
}

/** The week of a day, counted from that of 1 January 1970. */
export function weekOf(day: number): number {
  return Math.floor((day + DAYS_INTO_WEEK) / 7);
}

/** The calendar quarter of a day: 4 x year + 0 to 3. */
export function quarterOf(day: number): number {
  const date = new Date(day * MS_PER_DAY);
  return 4 * date.getUTCFullYear() + Math.floor(date.getUTCMonth() / 3);
}

/** "2015 Q1". */
export function quarterName(quarter: number): string {
  return `${Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`;
}

/**
 * Blocks for the bootstrap: the weeks that hold any row, numbered without gaps, so that a file of
 * alternate weeks is not resampled with empty ones.
 */
export function weekBlocks(days: ArrayLike<number>): WeekBlocks {
  return numbered(days, weekOf);
}

/** Rows by calendar quarter: `group[row]` counts up the quarters that are there. */
export interface QuarterGroups {
  readonly group: Uint16Array<ArrayBuffer>;
  /** The quarters in order, as `quarterOf` gives them. */
  readonly quarters: readonly number[];
}

/** Groups of rows by quarter, for the AUC over time. */
export function quarterGroups(days: ArrayLike<number>): QuarterGroups {
  const { block, periods } = numbered(days, quarterOf);
  return { group: block, quarters: periods };
}

function numbered(
  days: ArrayLike<number>,
  periodOf: (day: number) => number,
): WeekBlocks & { periods: readonly number[] } {
  // A day's period is looked up once a day, not once a row.
  const periodOfDay = new Map<number, number>();
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (!periodOfDay.has(day)) periodOfDay.set(day, periodOf(day));
  }
  const periods = [...new Set(periodOfDay.values())].sort((a, b) => a - b);
  const place = new Map(periods.map((period, i) => [period, i]));
  const block = Uint16Array.from(days, (day) => place.get(periodOfDay.get(day)!)!);
  return { block, blocks: periods.length, periods };
}
