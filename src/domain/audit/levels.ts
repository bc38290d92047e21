/** Rows and arrests of each level of a column, fold by fold: at `[fold * levels + level]`. */
export interface FoldTallies {
  readonly folds: number;
  readonly levels: number;
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly arrests: Uint32Array<ArrayBuffer>;
}

/** Counts a column's levels by fold. `codes` are 0 to `levels` - 1, `fold` 0 to `folds` - 1. */
export function tallyLevels(
  codes: ArrayLike<number>,
  levels: number,
  outcomes: ArrayLike<number>,
  fold: ArrayLike<number>,
  folds: number,
): FoldTallies {
  if (codes.length !== outcomes.length) {
    throw new RangeError(`${codes.length} codes for ${outcomes.length} outcomes`);
  }
  const rows = new Uint32Array(folds * levels);
  const arrests = new Uint32Array(folds * levels);
  for (let row = 0; row < codes.length; row++) {
    const at = fold[row]! * levels + codes[row]!;
    rows[at]!++;
    arrests[at]! += outcomes[row]!;
  }
  return { folds, levels, rows, arrests };
}

/**
 * The AUC that a column reaches by itself: each fold's rows are ranked by their level's arrest rate
 * among the other folds, drawn towards the overall rate by `strength` rows, and the folds' AUCs are
 * averaged. Averaging, because rates of different folds do not compare: pooled, a column of noise
 * would come out below one half. NaN where no fold has both classes.
 */
export function levelAuc(tallies: FoldTallies, strength: number): number {
  const { folds, levels, rows, arrests } = tallies;
  const totalRows = sumOverFolds(rows, folds, levels);
  const totalArrests = sumOverFolds(arrests, folds, levels);
  let sum = 0;
  let counted = 0;
  for (let fold = 0; fold < folds; fold++) {
    const own = { from: fold * levels, to: (fold + 1) * levels };
    const foldRows = rows.subarray(own.from, own.to);
    const foldArrests = arrests.subarray(own.from, own.to);
    const restRows = totalRows.map((n, level) => n - foldRows[level]!);
    const restArrests = totalArrests.map((n, level) => n - foldArrests[level]!);
    const found = aucOfRates(foldRows, foldArrests, ratesOf(restRows, restArrests, strength));
    if (Number.isNaN(found)) continue;
    sum += found;
    counted++;
  }
  return sum / counted;
}

/** Each level's smoothed rate; a level without rows has the overall one. */
export function ratesOf(
  rows: ArrayLike<number>,
  arrests: ArrayLike<number>,
  strength: number,
): Float64Array<ArrayBuffer> {
  let allRows = 0;
  let allArrests = 0;
  for (let level = 0; level < rows.length; level++) {
    allRows += rows[level]!;
    allArrests += arrests[level]!;
  }
  const prior = allArrests / allRows;
  return Float64Array.from(rows, (n, level) =>
    n === 0 ? prior : (arrests[level]! + strength * prior) / (n + strength),
  );
}

/** The AUC of rows that are scored by their level's rate, equal rates tied. */
function aucOfRates(rows: Uint32Array, arrests: Uint32Array, rates: Float64Array): number {
  const order = Array.from(rows.keys()).filter((level) => rows[level]! > 0);
  order.sort((a, b) => rates[a]! - rates[b]!);
  let wins = 0;
  let othersBelow = 0;
  let arrestsInAll = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    const rate = rates[order[from]!];
    let arrestsTied = 0;
    let rowsTied = 0;
    for (; to < order.length && rates[order[to]!] === rate; to++) {
      arrestsTied += arrests[order[to]!]!;
      rowsTied += rows[order[to]!]!;
    }
    const othersTied = rowsTied - arrestsTied;
    wins += arrestsTied * (othersBelow + othersTied / 2);
    othersBelow += othersTied;
    arrestsInAll += arrestsTied;
  }
  return wins / (arrestsInAll * othersBelow);
}

function sumOverFolds(values: Uint32Array, folds: number, levels: number): Uint32Array {
  const sums = new Uint32Array(levels);
  for (let fold = 0; fold < folds; fold++) {
    for (let level = 0; level < levels; level++) sums[level]! += values[fold * levels + level]!;
  }
  return sums;
}
