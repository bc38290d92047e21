/**
 * When a report came in is not in the records, but case numbers are given in that order: the times of
 * the cases numbered up to one tell when it was numbered. Most events are reported at once, so a high
 * quantile of the last hundred is near the time of the report. It needs no outcome and no later case.
 */
export const WINDOW = 100;
export const QUANTILE = 0.85;

/** Incidents in the order of their case numbers, prefix by prefix. */
export interface NumberedCases {
  /** The text before the number, as a code. */
  readonly prefix: ArrayLike<number>;
  /** When the event was, in seconds. */
  readonly seconds: ArrayLike<number>;
}

/** For each case the `QUANTILE` of the times of the last `WINDOW` cases of its prefix, itself included: the smallest time that so large a share of them does not exceed. */
export function reportTimes({ prefix, seconds }: NumberedCases): Float64Array<ArrayBuffer> {
  const times = new Float64Array(seconds.length);
  const sorted = new Float64Array(WINDOW + 1);
  let size = 0;
  let first = 0;
  for (let i = 0; i < times.length; i++) {
    if (i === 0 || prefix[i] !== prefix[first]) [size, first] = [0, i];
    if (i - first >= WINDOW) {
      const at = placeOf(sorted, size--, seconds[i - WINDOW]!);
      sorted.copyWithin(at, at + 1, size + 1);
    }
    const at = placeOf(sorted, size, seconds[i]!);
    sorted.copyWithin(at + 1, at, size++);
    sorted[at] = seconds[i]!;
    times[i] = sorted[Math.ceil(QUANTILE * size) - 1]!;
  }
  return times;
}

/** The first place of `sorted` whose value is not below `value`. */
function placeOf(sorted: Float64Array, size: number, value: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fewest incidents of which the order of numbers can be judged. */
export const FEWEST = 10 * WINDOW;
/** Days that a hundred case numbers may reach over; a whole city's take hours. */
export const MOST_DAYS = 1;
/** Share of the span of the events that the times of the reports must go through, in order. */
export const IN_ORDER = 0.5;
export const DAY = 86_400;

/** Why the order of case numbers tells nothing of when the reports came in; null if it does. Judged by the largest prefix. */
export function delayProblem(cases: NumberedCases, times: Float64Array): string | null {
  const [from, to] = largestRun(cases.prefix, times.length);
  const rows = to - from;
  if (rows < FEWEST) return `fewer than ${String(FEWEST)} case numbers share a prefix`;
  const edge = Math.floor(rows / 20);
  const begin = median(times.slice(from, from + edge));
  const end = median(times.slice(to - edge, to));
  const events = Float64Array.from({ length: rows }, (_, i) => cases.seconds[from + i]!).sort();
  const span = (events[rows - edge] ?? 0) - (events[edge] ?? 0);
  if (end - begin < IN_ORDER * span) return 'case numbers do not follow time';
  const days = (end - begin) / DAY / ((rows - edge) / WINDOW);
  if (days <= MOST_DAYS) return null;
  return `a hundred case numbers reach over ${days.toFixed(1)} days: these are not all of a city’s reports`;
}

function largestRun(prefix: ArrayLike<number>, length: number): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  for (let from = 0, i = 1; i <= length; i++) {
    if (i < length && prefix[i] === prefix[from]) continue;
    if (i - from > best[1] - best[0]) best = [from, i];
    from = i;
  }
  return best;
}

function median(values: Float64Array): number {
  return values.sort()[values.length >> 1] ?? 0;
}
