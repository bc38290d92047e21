import fc from 'fast-check';

/** Small sets of rows with many ties and both classes (two rows of each at least). */
export const tiedRows = fc
  .array(fc.record({ score: fc.integer({ min: -4, max: 6 }), outcome: fc.nat(1) }), {
    maxLength: 40,
  })
  .map((rows) => ({
    scores: [1, 2, 2, 3, ...rows.map((row) => row.score)].map((score) => score / 4),
    outcomes: [0, 1, 0, 1, ...rows.map((row) => row.outcome)],
  }));

/** The AUC by comparing every arrest with every non-arrest. */
export function aucOfAllPairs(scores: readonly number[], outcomes: readonly number[]): number {
  let wins = 0;
  let pairs = 0;
  for (const [i, a] of scores.entries()) {
    for (const [j, b] of scores.entries()) {
      if (outcomes[i] !== 1 || outcomes[j] !== 0) continue;
      pairs++;
      wins += a > b ? 1 : a === b ? 0.5 : 0;
    }
  }
  return wins / pairs;
}

/** The standard error of the AUC with each placement counted out. */
export function errorOfAllPairs(scores: readonly number[], outcomes: readonly number[]): number {
  const of = (kind: number) => scores.filter((_, i) => outcomes[i] === kind);
  const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = (values: number[]) =>
    values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1);
  const arrests = of(1).map((a) => mean(of(0).map((b) => wins(a, b))));
  const others = of(0).map((b) => mean(of(1).map((a) => wins(a, b))));
  return Math.sqrt(variance(arrests) / arrests.length + variance(others) / others.length);
}
