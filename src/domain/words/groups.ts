import type { AuditDimension } from '../audit/dimensions.ts';
import type { GroupAudit } from '../audit/groups.ts';
import type { AuditFigure } from '../audit/worst.ts';
import { auc, count, interval, percent, plural, signed } from './format.ts';

/** What each figure of the audit is called, and what it says of places and reports. */
export const AUDIT_FIGURES: Readonly<Record<AuditFigure, { label: string; says: string }>> = {
  auc: {
    label: 'AUC',
    says: 'How well reports with and without an arrest are told apart within the group.',
  },
  calibration: {
    label: 'Calibration gap',
    says: 'Mean predicted probability less the observed rate of arrests.',
  },
  'false positives': {
    label: 'False alarms',
    says: 'Of the reports without an arrest, those flagged.',
  },
  'false negatives': {
    label: 'Misses',
    says: 'Of the reports with an arrest, those not flagged.',
  },
  selection: { label: 'Flagged', says: 'Of all the group’s reports, those flagged.' },
};

/** A group's sizes: "1,204 reports, 311 arrests". */
export function groupSize({ rows, arrests }: GroupAudit): string {
  return `${plural(rows, 'report')}, ${plural(arrests, 'arrest')}`;
}

/** Why a group is faded. */
export function smallWords(group: GroupAudit): string {
  const { rows, arrests } = group;
  return `Only ${groupSize(group)} and ${count(rows - arrests)} without: the intervals are wide, and a rank says little.`;
}

/** A calibration gap as a sentence; what the interval leaves open is left open. */
export function gapWords({ calibrationGap: { value, low, high } }: GroupAudit): string {
  const limits = interval(low, high, signed);
  if (!(low > 0 || high < 0))
    return `Predicted and observed rates agree within chance (${limits}).`;
  return value > 0
    ? `Arrests are predicted too often by ${percent(value)} of the reports (${limits}).`
    : `Arrests are predicted too seldom by ${percent(-value)} of the reports (${limits}).`;
}

/** An AUC within a group, with its interval. */
export function groupAuc({ auc: { auc: value, low, high } }: GroupAudit): string {
  return Number.isNaN(value) ? '–' : `${auc(value)} (${interval(low, high)})`;
}

const FIFTHS: Readonly<Record<string, string>> = {
  '1': 'lowest fifth',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '5': 'highest fifth',
};

/** A group's name: "16:00" for an hour, "lowest fifth" of the areas by a number, "blank" for nothing. */
export function groupName({ id, by }: Pick<AuditDimension, 'id' | 'by'>, level: string): string {
  if (level === '') return by === 'fifths' ? 'no figure' : 'blank';
  if (by === 'fifths') return FIFTHS[level] ?? level;
  return id === 'HourOfDay' ? `${level.padStart(2, '0')}:00` : level;
}
