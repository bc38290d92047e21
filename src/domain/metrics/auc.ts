import { countClasses } from './classes.ts';
import { midRanks } from './ranks.ts';

/**
 * The area under the ROC curve: the chance that an arrest scores above a non-arrest, ties counting
 * one half (Mann and Whitney 1947). Exact. NaN where a class is missing or a score is NaN.
 */
export function auc(scores: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const { arrests, others } = countClasses(scores, outcomes);
  const ranks = midRanks(scores);
  let rankSum = 0;
  for (let row = 0; row < ranks.length; row++) {
    if (Number.isNaN(scores[row])) return NaN;
    if (outcomes[row]) rankSum += ranks[row]!;
  }
  return (rankSum - (arrests * (arrests + 1)) / 2) / (arrests * others);
}
