import { auc, count, plural } from '../../domain/words/format.ts';
import type { StudySummary } from '../../domain/study/summary.ts';

/** How far a study is: "263,929 incidents, 3 models, AUC 0.912". */
export function standsAt({ rows, models, epochs, auc: area }: StudySummary): string {
  const parts = [
    `${count(rows)} incidents`,
    ...(models > 0 ? [plural(models, 'model')] : []),
    ...(epochs === null ? [] : [`trained to epoch ${String(epochs)}`]),
    ...(area === null ? [] : [`AUC ${auc(area)}`]),
  ];
  return parts.join(', ');
}
