import type { GroupAudit } from './groups.ts';

/**
 * The AUC within groups: the chance that, of two reports of the same group, one with an arrest and
 * one without, the one with the arrest scores higher. Groups count by the pairs that they hold, so
 * what merely tells groups apart is worth nothing here. NaN where no group holds a pair.
 */
export function aucWithin(groups: readonly GroupAudit[]): number {
  let right = 0;
  let pairs = 0;
  for (const { auc, rows, arrests } of groups) {
    const own = arrests * (rows - arrests);
    if (own === 0) continue;
    right += auc.auc * own;
    pairs += own;
  }
  return right / pairs;
}
