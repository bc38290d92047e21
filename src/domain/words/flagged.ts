import type { Confusion, CriterionName } from '../metrics/confusion.ts';
import { count, percent } from './format.ts';

/** Reports that counts are brought to, so that cities and splits compare. */
const PER = 1000;

/** What a threshold does, in counts: "Of 1,000 reports, 214 would be flagged, 171 of them rightly." */
export function flaggedWords(confusion: Confusion): string {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = confusion;
  const rows = truePositives + falsePositives + falseNegatives + trueNegatives;
  if (rows === 0) return 'There are no reports.';
  const per = (n: number) => perThousand(n, rows);
  const of = `Of ${count(PER)} reports, ${per(truePositives + falsePositives)} would be flagged as likely arrests`;
  const rightly = falsePositives === 0 ? 'all' : per(truePositives);
  const split = truePositives + falsePositives === 0 ? '' : `, ${rightly} of them rightly`;
  return `${of}${split}; ${per(falseNegatives)} with an arrest would be missed.`;
}

/** The same as shares: "Of those flagged, 79.9 % led to an arrest; of all arrests, 61.1 % are flagged." */
export function flaggedShares({
  truePositives,
  falsePositives,
  falseNegatives,
}: Confusion): string {
  const precision = truePositives / (truePositives + falsePositives);
  const recall = truePositives / (truePositives + falseNegatives);
  const right = Number.isNaN(precision)
    ? 'No report is flagged'
    : `Of those flagged, ${percent(precision)} led to an arrest`;
  return Number.isNaN(recall)
    ? `${right}.`
    : `${right}; of all arrests, ${percent(recall)} are flagged.`;
}

/** What a preset of the threshold aims at, for people. */
export const PRESET_WORDS: Readonly<Record<CriterionName, string>> = {
  f1: 'Precision and recall weigh the same',
  f2: 'A missed arrest weighs twice as much as a false alarm',
  f0point5: 'A false alarm weighs twice as much as a missed arrest',
  accuracy: 'Most reports called right',
  precision: 'Hardly a false alarm, however much is missed',
  recall: 'Nothing missed, however many false alarms',
  specificity: 'No false alarm at all',
  absolute_mcc: 'Calls and outcomes correlate most',
  min_per_class_accuracy: 'The worse of the two classes does best',
  mean_per_class_accuracy: 'Both classes count the same, whatever their size',
};

/** A count of a thousand rows; what is there never rounds to none, nor a part to all. */
function perThousand(n: number, rows: number): string {
  const share = (PER * n) / rows;
  if (n > 0 && share < 0.5) return 'fewer than one';
  if (n < rows && share >= PER - 0.5) return 'nearly all';
  return count(share);
}
