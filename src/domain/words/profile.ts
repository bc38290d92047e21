import type { ColumnType } from '../table/column.ts';
import type { Bin, ColumnProfile } from '../table/profile.ts';
import { count, percent } from './format.ts';

/** What a column holds, as pairs of a name and a figure; nothing that is not there is named. */
export function profileFacts({ rows, blank, unreadable, distinct, min, max }: ColumnProfile): {
  readonly name: string;
  readonly value: string;
}[] {
  const share = (part: number) =>
    rows > 0 && part > 0 ? `${count(part)} (${percent(part / rows)})` : count(part);
  return [
    { name: 'Rows', value: count(rows) },
    { name: 'Blank', value: share(blank) },
    { name: 'Unreadable', value: share(unreadable) },
    { name: 'Distinct', value: count(distinct) },
    ...(min === null ? [] : [{ name: 'Smallest', value: min }]),
    ...(max === null ? [] : [{ name: 'Largest', value: max }]),
  ];
}

/** A bar's span in words: numbers as they are, days as days. */
export function binWords({ from, to }: Bin, type: ColumnType): string {
  const write = type === 'date' || type === 'timestamp' ? day : figure;
  return `${write(from)} to ${write(to)}`;
}

/** The ends of a histogram's axis. */
export function binEnds(bins: readonly Bin[], type: ColumnType): readonly [string, string] | null {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return null;
  const write = type === 'date' || type === 'timestamp' ? day : figure;
  return [write(first.from), write(last.to)];
}

/** A histogram's heading: where most rows lie. */
export function histogramTitle(bins: readonly Bin[], type: ColumnType): string {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  const fullest = bins.reduce<Bin | null>(
    (best, bin) => (!best || bin.rows > best.rows ? bin : best),
    null,
  );
  if (!fullest || rows === 0) return 'No value to draw';
  return `The fullest of ${count(bins.length)} bars, ${binWords(fullest, type)}, holds ${percent(fullest.rows / rows)} of the values`;
}

function day(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? '–' : date.toISOString().slice(0, 10);
}

/** Up to six significant digits, without a tail of zeros. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value) && Math.abs(value) >= 10_000)
    return value.toLocaleString('en-US').replace('-', '\u2212');
  return String(Number(value.toPrecision(6))).replace('-', '\u2212');
}
