/** A way of writing dates that is tried on a column, as a strptime format. */
export interface DateFormat {
  readonly format: string;
  /** Whether it carries a time of day. */
  readonly time: boolean;
}

/**
 * The formats tried, most specific first. Where two read a column equally well (03/04 is in March
 * and in April) the earlier wins, unless the days it gives are in more disorder.
 */
export const DATE_FORMATS: readonly DateFormat[] = [
  { format: '%m/%d/%Y %I:%M:%S %p', time: true },
  { format: '%Y-%m-%dT%H:%M:%S.%g', time: true },
  { format: '%Y-%m-%dT%H:%M:%S', time: true },
  { format: '%Y-%m-%d %H:%M:%S', time: true },
  { format: '%Y-%m-%d %H:%M:%S.0000000', time: true },
  { format: '%Y-%m-%d %H:%M', time: true },
  { format: '%Y/%m/%d %I:%M:%S %p', time: true },
  { format: '%m/%d/%Y %H:%M:%S', time: true },
  { format: '%m/%d/%Y %H:%M', time: true },
  { format: '%d/%m/%Y %H:%M:%S', time: true },
  { format: '%d/%m/%Y %H:%M', time: true },
  { format: '%Y-%m-%d', time: false },
  { format: '%Y/%m/%d', time: false },
  { format: '%Y%m%d', time: false },
  { format: '%m/%d/%y', time: false },
  { format: '%m/%d/%Y', time: false },
  { format: '%d/%m/%Y', time: false },
  { format: '%m-%d-%Y', time: false },
  { format: '%d-%m-%Y', time: false },
  { format: '%d.%m.%Y', time: false },
];

/** How a format did on a column: the share of non-blank texts it read, and the mean gap between neighbours. */
export interface FormatTrial {
  readonly format: string;
  readonly read: number;
  readonly of: number;
  /** Mean absolute days between one row and the next; small where a file is in order. */
  readonly meanGapDays: number;
}

/** Share of texts that a format must read: with day and month swapped it reads 12 days of 31. */
const ENOUGH = 0.5;

/** The format that reads most; between equals the one that leaves the rows in better order. */
export function bestFormat(trials: readonly FormatTrial[]): string | undefined {
  let best: FormatTrial | undefined;
  for (const trial of trials) {
    if (trial.of === 0 || trial.read < ENOUGH * trial.of) continue;
    const better =
      !best ||
      trial.read > best.read ||
      (trial.read === best.read && trial.meanGapDays < 0.9 * best.meanGapDays);
    if (better) best = trial;
  }
  return best?.format;
}
