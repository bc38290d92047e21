import { countClasses } from './classes.ts';

/** Scores are held this far from 0 and 1, so that one certain mistake does not cost infinity. */
const margin = 1e-7;

/** The mean negative log-likelihood in nats, with scores clipped to 1e-7 .. 1 - 1e-7. */
export function logLoss(scores: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  countClasses(scores, outcomes);
  let sum = 0;
  for (let row = 0; row < scores.length; row++) {
    const score = clipped(scores[row]!);
    sum -= Math.log(outcomes[row] ? score : 1 - score);
  }
  return sum / scores.length;
}

/** A score within 1e-7 .. 1 - 1e-7. */
export function clipped(score: number): number {
  return score < margin ? margin : score > 1 - margin ? 1 - margin : score;
}
