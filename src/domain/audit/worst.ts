import type { GroupAudit } from './groups.ts';

/** What groups are held to; the overall figures of the same rows are the measure. */
export type AuditFigure =
  'auc' | 'calibration' | 'false positives' | 'false negatives' | 'selection';

/** The figures of all rows together. */
export type Overall = Pick<
  GroupAudit,
  'auc' | 'calibrationGap' | 'falsePositiveRate' | 'falseNegativeRate' | 'selectionRate'
>;

/**
 * How bad a group surely is: the distance from what is fine to the nearer end of its interval, 0
 * where the interval takes it in. So a large group a little off stands above a tiny one far off by
 * chance. NaN where there is no figure.
 */
const BADNESS: Readonly<Record<AuditFigure, (group: GroupAudit, overall: Overall) => number>> = {
  auc: ({ auc }, overall) => Math.max(0, overall.auc.auc - auc.high),
  calibration: ({ calibrationGap: { low, high } }) => Math.max(0, low, -high),
  'false positives': ({ falsePositiveRate }, overall) =>
    Math.max(0, falsePositiveRate.low - overall.falsePositiveRate.share),
  'false negatives': ({ falseNegativeRate }, overall) =>
    Math.max(0, falseNegativeRate.low - overall.falseNegativeRate.share),
  selection: ({ selectionRate: { low, high } }, overall) =>
    Math.max(0, low - overall.selectionRate.share, overall.selectionRate.share - high),
};

/** How far off a group's figure itself is, for those that are level by what is sure. */
const DISTANCE: Readonly<Record<AuditFigure, (group: GroupAudit, overall: Overall) => number>> = {
  auc: ({ auc }, overall) => overall.auc.auc - auc.auc,
  calibration: ({ calibrationGap }) => Math.abs(calibrationGap.value),
  'false positives': ({ falsePositiveRate }, overall) =>
    falsePositiveRate.share - overall.falsePositiveRate.share,
  'false negatives': ({ falseNegativeRate }, overall) =>
    falseNegativeRate.share - overall.falseNegativeRate.share,
  selection: ({ selectionRate }, overall) =>
    Math.abs(selectionRate.share - overall.selectionRate.share),
};

/** A group's distance from fine that is beyond chance, by one figure. */
export function badness(group: GroupAudit, figure: AuditFigure, overall: Overall): number {
  return BADNESS[figure](group, overall);
}

/** Groups by one figure, worst first; small groups after all others, those without a figure last. */
export function worstFirst(
  groups: readonly GroupAudit[],
  figure: AuditFigure,
  overall: Overall,
): readonly GroupAudit[] {
  const keyed = groups.map((group) => ({
    group,
    sure: BADNESS[figure](group, overall),
    off: DISTANCE[figure](group, overall),
  }));
  const rank = (key: (typeof keyed)[number]) =>
    Number.isNaN(key.off) ? 2 : key.group.small ? 1 : 0;
  return keyed
    .sort((a, b) => rank(a) - rank(b) || b.sure - a.sure || b.off - a.off || 0)
    .map(({ group }) => group);
}
