import { countClasses } from './classes.ts';

/** The mean squared distance of score and outcome (Brier 1950), 0 at best. */
export function brier(scores: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  countClasses(scores, outcomes);
  let sum = 0;
  for (let row = 0; row < scores.length; row++) sum += (scores[row]! - outcomes[row]!) ** 2;
  return sum / scores.length;
}
