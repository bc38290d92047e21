import { auditGroups, type GroupAudit } from './groups.ts';
import { quarterGroups, quarterName } from './periods.ts';

/** How a model does in one quarter. */
export interface QuarterAudit extends GroupAudit {
  readonly quarter: number;
  readonly name: string;
}

/**
 * The audit quarter by quarter, in order of time: AUC, rate and calibration gap with intervals, so
 * that a drift shows. `days` are each row's day since 1970. The network stays the same one; for
 * networks trained anew, hand each fold's rows over with its own scores.
 */
export function auditOverTime(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  days: ArrayLike<number>,
  threshold: number,
): readonly QuarterAudit[] {
  const { group, quarters } = quarterGroups(days);
  const rows = { scores, outcomes, group, groups: quarters.length };
  return auditGroups(rows, threshold).map((audit) => {
    const quarter = quarters[audit.group]!;
    return { ...audit, quarter, name: quarterName(quarter) };
  });
}
