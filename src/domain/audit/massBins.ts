import { ascending } from '../metrics/ranks.ts';

/** Numbers cut into bins: each row's bin, and how many there are; the last bin holds blanks (NaN). */
export interface NumberBins {
  readonly codes: Uint16Array<ArrayBuffer>;
  readonly bins: number;
  /** The highest number of each bin but that of blanks, rising. */
  readonly tops: Float64Array<ArrayBuffer>;
}

/** At most `bins` bins of about equal rows; equal numbers stay together. Blanks are one bin more. */
export function massBins(numbers: ArrayLike<number>, bins: number): NumberBins {
  const order = ascending(numbers);
  const blank = order.findIndex((row) => Number.isNaN(numbers[row]));
  const known = blank < 0 ? order.length : blank;
  const tops: number[] = [];
  for (let k = 1; k <= bins; k++) {
    const top = numbers[order[Math.ceil((k * known) / bins) - 1] ?? -1];
    if (top !== undefined && top !== tops.at(-1)) tops.push(top);
  }
  const edges = Float64Array.from(tops);
  return { codes: binCodes(numbers, edges), bins: edges.length + 1, tops: edges };
}

/** Each number's bin by the bins' highest numbers: what lies above them all is in the last. */
export function binCodes(
  numbers: ArrayLike<number>,
  tops: ArrayLike<number>,
): Uint16Array<ArrayBuffer> {
  const codes = new Uint16Array(numbers.length);
  for (let row = 0; row < codes.length; row++) {
    const value = numbers[row]!;
    codes[row] = Number.isNaN(value) ? tops.length : Math.min(binOf(value, tops), tops.length - 1);
  }
  return codes;
}

function binOf(value: number, tops: ArrayLike<number>): number {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tops[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
