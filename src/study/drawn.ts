import type { Evaluation } from '../domain/evaluation.ts';
import { confusionAt } from '../domain/metrics/thresholds.ts';
import { auc } from '../domain/words/format.ts';
import { judged, modelOf } from './judged.ts';
import { study } from './state.ts';

/** Every judged model's ROC curve, the shown one's first; lookup tables stand back. */
export function rocSeries() {
  return judged().map((one) => ({
    ...one,
    low: one.aucLow,
    high: one.aucHigh,
    baseline: modelOf(one)?.kind === 'lookup',
  }));
}

/** The point of the shown model's ROC curve at the threshold in use. */
export function rocMark({ sides }: Evaluation) {
  const index = sides.holdout?.index;
  if (!index) return undefined;
  const called = confusionAt(index, study.threshold);
  return {
    x: called.falsePositives / (index.rows - index.arrests),
    y: called.truePositives / index.arrests,
    label: `from ${study.threshold.toFixed(2)} on`,
  };
}

/** What the ROC curve says in a sentence. */
export function rocTitle({ network }: Evaluation): string {
  return `${network.name}: an AUC of ${auc(network.auc)} on incidents it never saw`;
}

/** The hold-out by predicted probability and outcome. */
export function probabilityBins({ histogram }: Evaluation) {
  return histogram.map(([others, arrests], i, all) => ({
    low: i / all.length,
    high: (i + 1) / all.length,
    ...{ others, arrests },
  }));
}
