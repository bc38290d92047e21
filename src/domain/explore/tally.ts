/**
 * Incidents by part of a dimension: all of them, those whose outcome is known, and those with an
 * arrest. One number a part, and a last one for rows without a value.
 */
export interface Tally {
  readonly rows: Float64Array<ArrayBuffer>;
  readonly known: Float64Array<ArrayBuffer>;
  readonly arrests: Float64Array<ArrayBuffer>;
}

export const MEASURES = ['rows', 'known', 'arrests'] as const;

/** The same by the parts of two dimensions: `first * width + second`, each with its last for no value. */
export interface PairTally extends Tally {
  /** Parts of the second dimension, its last one included. */
  readonly width: number;
}

/** A tally of nothing. */
export function emptyTally(length: number): Tally {
  return {
    rows: new Float64Array(length),
    known: new Float64Array(length),
    arrests: new Float64Array(length),
  };
}

/** All incidents of a tally, rows without a value among them. */
export function totalOf(tally: Tally): Totals {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return { rows: sum(tally.rows), known: sum(tally.known), arrests: sum(tally.arrests) };
}

export interface Totals {
  readonly rows: number;
  readonly known: number;
  readonly arrests: number;
}

/** The second dimension's tally of the rows whose first is one of `parts`; null: of all rows. */
export function secondOf(pair: PairTally, parts: readonly number[] | null): Tally {
  const { width } = pair;
  const tally = emptyTally(width);
  const all = () => Array.from({ length: pair.rows.length / width }, (_, part) => part);
  for (const measure of MEASURES) {
    const [from, to] = [pair[measure], tally[measure]];
    for (const part of parts ?? all()) {
      for (let i = 0; i < width; i++) to[i]! += from[part * width + i]!;
    }
  }
  return tally;
}

/** The first dimension's tally of the rows whose second is one of `parts`; null: of all rows. */
export function firstOf(pair: PairTally, parts: readonly number[] | null): Tally {
  const { width } = pair;
  const length = pair.rows.length / width;
  const tally = emptyTally(length);
  const chosen = parts ?? Array.from({ length: width }, (_, part) => part);
  for (const measure of MEASURES) {
    const [from, to] = [pair[measure], tally[measure]];
    for (let i = 0; i < length; i++) {
      for (const part of chosen) to[i]! += from[i * width + part]!;
    }
  }
  return tally;
}
