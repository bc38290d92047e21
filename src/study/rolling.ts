import { foldSplit, latestFolds, type RollingFold } from '../domain/audit/rollingOrigin.ts';
import { quarterName } from '../domain/audit/periods.ts';
import { byQuarter } from '../domain/words/evaluation.ts';
import { plural } from '../domain/words/format.ts';
import { audits } from './audits.ts';
import { codeColumn } from './evaluate.ts';
import { repeat, trainOnce } from './repeats.ts';

/** The latest quarters that can be judged by what came before them; none before the audit over time. */
export function foldsToJudge(most: number): readonly RollingFold[] {
  return latestFolds(byQuarter(audits.time?.tallies ?? []), most);
}

/** Trains the shown network anew for each of the latest quarters, on all that came before it. */
export function rollThroughQuarters(most: number): Promise<void> {
  const folds = foldsToJudge(most);
  return repeat(
    'quarters',
    `Training for ${plural(folds.length, 'quarter')}`,
    async (model, job) => {
      audits.rolling = [];
      for (const [i, fold] of folds.entries()) {
        const judged = await trainOnce(
          {
            ...{ spec: model.spec, features: model.features },
            ...{ split: foldSplit(model.split, fold), table: 'fold', lookup: codeColumn() },
            what: `${quarterName(fold.evaluate)}, ${String(i + 1)} of ${String(folds.length)}`,
            share: (done) => (i + done) / folds.length,
          },
          job,
        );
        if (!job.isOpen()) return;
        audits.rolling = [...audits.rolling, { fold, ...judged }];
      }
    },
  );
}
