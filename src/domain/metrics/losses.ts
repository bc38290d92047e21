import { clipped } from './logLoss.ts';
import type { ThresholdIndex } from './thresholds.ts';

/** Figures of scores as probabilities, whatever the threshold. */
export interface Losses {
  /** Mean negative log-likelihood in nats, clipped as `logLoss` does. */
  readonly logLoss: number;
  /** Mean squared distance of score and outcome. */
  readonly brier: number;
  readonly meanScore: number;
  readonly rate: number;
}

/** Log-loss and Brier score of rows that are counted up already: a logarithm per distinct score. */
export function lossesOf({ rows, arrests, scores, flagged, hits }: ThresholdIndex): Losses {
  let logLoss = 0;
  let brier = 0;
  let scoreSum = 0;
  let arrestsAbove = 0;
  let above = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    const arrestsHere = hits[i]! - arrestsAbove;
    const othersHere = flagged[i]! - above - arrestsHere;
    const probability = clipped(score);
    if (arrestsHere > 0) logLoss -= arrestsHere * Math.log(probability);
    if (othersHere > 0) logLoss -= othersHere * Math.log(1 - probability);
    brier += arrestsHere * (1 - score) ** 2 + othersHere * score ** 2;
    scoreSum += (arrestsHere + othersHere) * score;
    arrestsAbove = hits[i]!;
    above = flagged[i]!;
  }
  return {
    logLoss: logLoss / rows,
    brier: brier / rows,
    meanScore: scoreSum / rows,
    rate: arrests / rows,
  };
}
