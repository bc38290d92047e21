import type { FeatureMatrix } from '../features/matrix.ts';

/** Training rows' worth of the overall log-odds that each level starts with (10 to 20 did best). */
export const ENCODING_STRENGTH = 20;
/** A training row's encoding is learned from the other nine tenths of the training rows. */
export const ENCODING_FOLDS = 10;

/**
 * Each level's smoothed log-odds of an arrest, so that trees can order levels of which there are
 * many (Micci-Barreca 2001). Learned from training rows only, and never from the row itself: a
 * level's own outcomes would tell a training row its answer, which no new row has.
 *
 * The alternative is the library's own splits on texts, which send any set of levels to one side.
 * Boosted on Chicago's 2015 (validation AUC, 190,405 training rows): encoded .9140; own splits .9128,
 * or .9136 with only the fields of more than 64 levels encoded. On 20,000 rows .9035 against .8912.
 */
export interface Encoding {
  /** Of every global code, from all training rows: for rows of the other sides. */
  readonly all: Float32Array<ArrayBuffer>;
  /** The same from the rows outside each fold, [folds x vocabulary]: for the fold's rows. */
  readonly outside: Float32Array<ArrayBuffer>;
}

/** Learns the log-odds of (arrests + a p) / (rows + a) for every code, p the overall rate. */
export function fitEncoding(train: FeatureMatrix, vocabulary: number): Encoding {
  const { rows, fields, codes, outcomes, rowIds } = train;
  const counts = new Uint32Array(ENCODING_FOLDS * vocabulary);
  const arrests = new Uint32Array(ENCODING_FOLDS * vocabulary);
  const foldRows = new Uint32Array(ENCODING_FOLDS);
  const foldArrests = new Uint32Array(ENCODING_FOLDS);
  for (let row = 0; row < rows; row++) {
    const fold = foldOf(rowIds[row]!);
    const outcome = outcomes[row]!;
    foldRows[fold]!++;
    foldArrests[fold]! += outcome;
    for (let at = row * fields; at < (row + 1) * fields; at++) {
      const cell = fold * vocabulary + codes[at]!;
      counts[cell]!++;
      arrests[cell]! += outcome;
    }
  }
  const codeRows = sumOfFolds(counts, vocabulary);
  const codeArrests = sumOfFolds(arrests, vocabulary);
  const allArrests = foldArrests.reduce((sum, some) => sum + some, 0);
  const prior = rateOf(allArrests, rows);
  return {
    all: Float32Array.from(codeRows, (n, code) => smoothed(codeArrests[code]!, n, prior)),
    outside: Float32Array.from(counts, (n, cell) => {
      const [fold, code] = [Math.floor(cell / vocabulary), cell % vocabulary];
      const others = rateOf(allArrests - foldArrests[fold]!, rows - foldRows[fold]!);
      return smoothed(codeArrests[code]! - arrests[cell]!, codeRows[code]! - n, others);
    }),
  };
}

/** The fold of a row: a hash of its id (Wang's integer hash), the same in every study of the files. */
export function foldOf(rowId: number): number {
  let hash = rowId ^ 61 ^ (rowId >>> 16);
  hash = Math.imul(hash, 9);
  hash ^= hash >>> 4;
  hash = Math.imul(hash, 0x27d4eb2d);
  hash ^= hash >>> 15;
  return (hash >>> 0) % ENCODING_FOLDS;
}

function sumOfFolds(cells: Uint32Array, vocabulary: number): Uint32Array {
  const sums = new Uint32Array(vocabulary);
  cells.forEach((some, cell) => (sums[cell % vocabulary]! += some));
  return sums;
}

/** An overall rate, kept off 0 and 1 by half a row, so that its log-odds are finite. */
function rateOf(arrests: number, rows: number): number {
  return (arrests + 0.5) / (rows + 1);
}

function smoothed(arrests: number, rows: number, prior: number): number {
  const rate = (arrests + ENCODING_STRENGTH * prior) / (rows + ENCODING_STRENGTH);
  return Math.log(rate / (1 - rate));
}
