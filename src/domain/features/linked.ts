import type { FeatureMatrix } from './matrix.ts';

/** How many of a row's numbers it has of its own. */
export function ownNumbers({ numbers, links = [] }: FeatureMatrix): number {
  return links.reduce((own, { width }) => own - width, numbers);
}

/** Copies a row's numbers, its own and those that it shares, to `target` from `at` on. */
export function copyNumbers(
  matrix: FeatureMatrix,
  row: number,
  target: Float32Array,
  at: number,
): void {
  const { values, numbers, links } = matrix;
  // Nearly every training passes here once a row and epoch.
  if (!links?.length) {
    copy(values, row * numbers, numbers, target, at);
    return;
  }
  const own = ownNumbers(matrix);
  let to = copy(values, row * own, own, target, at);
  for (const { width, lines, lineOf } of links) {
    to = copy(lines, lineOf[row]! * width, width, target, to);
  }
}

/** Reads the `number`-th number of any row. */
export function numberReader(matrix: FeatureMatrix, number: number): (row: number) => number {
  const own = ownNumbers(matrix);
  if (number < own) return (row) => matrix.values[row * own + number]!;
  let first = own;
  for (const { width, lines, lineOf } of matrix.links ?? []) {
    const place = number - first;
    if (place < width) return (row) => lines[lineOf[row]! * width + place]!;
    first += width;
  }
  throw new RangeError(`There is no number ${String(number)}.`);
}

/** The matrix with every row's numbers among its values. */
export function filledIn(matrix: FeatureMatrix): FeatureMatrix {
  const { rows, numbers, links = [] } = matrix;
  if (links.length === 0) return matrix;
  const values = new Float32Array(rows * numbers);
  for (let row = 0; row < rows; row++) copyNumbers(matrix, row, values, row * numbers);
  return { ...matrix, values, links: [] };
}

function copy(
  from: Float32Array,
  start: number,
  width: number,
  to: Float32Array,
  place: number,
): number {
  for (let i = 0; i < width; i++) to[place + i] = from[start + i]!;
  return place + width;
}
