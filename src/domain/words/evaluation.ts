import type { DefinedOffences } from '../evaluation.ts';
import type { QuarterTally } from '../audit/found.ts';
import { quarterName } from '../audit/periods.ts';
import { ARREST_DEFINED_SHARE } from '../audit/arrestDefined.ts';
import { auc, count, percent } from './format.ts';
import { definedWords } from './leak.ts';

/** A p-value, no finer than it deserves. */
export function pValue(p: number): string {
  if (!Number.isFinite(p)) return '–';
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** How often the hold-out was looked at: each look makes it a little less of a surprise. */
export function openedWords(times: number): string {
  if (times === 1) return 'The hold-out has been opened once.';
  const often = times === 2 ? 'twice' : `${count(times)} times`;
  return `The hold-out has been opened ${often}. Whoever picks among models by what it says makes it a little less of a surprise.`;
}

/** What arrest-defined offences hold of the hold-out. */
export function offencesWords({ column, codes, holding }: DefinedOffences): string {
  return `${definedWords(codes, ARREST_DEFINED_SHARE, holding)} They were found in the training reports by ${column}; the shares are of the hold-out.`;
}

/** What is left of an AUC within groups, where their level no longer helps. */
export function withinWords(label: string, within: number, overall: number): string {
  return `Of two reports of the same ${label}, one with an arrest and one without, the one with the arrest has the higher prediction in ${percent(within)} of the pairs: an AUC of ${auc(within)} within, ${auc(overall)} over all.`;
}

/** How the share of arrests moved over the quarters: "The arrest rate fell from 26.1 % in 2014 Q1 to …". */
export function driftWords(tallies: readonly QuarterTally[]): string {
  const quarters = byQuarter(tallies).filter(({ rows }) => rows >= FEWEST);
  const [first, last] = [quarters.at(0), quarters.at(-1)];
  if (!first || !last || first === last) return 'There is but one quarter with enough reports';
  const [from, to] = [first.arrests / first.rows, last.arrests / last.rows];
  const moved = Math.abs(to - from) < 0.005 ? 'stayed near' : to > from ? 'rose from' : 'fell from';
  const start = `The arrest rate ${moved} ${percent(from)} in ${quarterName(first.quarter)}`;
  return moved === 'stayed near'
    ? start
    : `${start} to ${percent(to)} in ${quarterName(last.quarter)}`;
}

/** A quarter with fewer reports is a piece of one. */
const FEWEST = 200;

/** Rows and arrests of each quarter, whatever their side. */
export function byQuarter(tallies: readonly QuarterTally[]): readonly Omit<QuarterTally, 'side'>[] {
  const sums = new Map<number, Omit<QuarterTally, 'side'>>();
  for (const { quarter, rows, arrests } of tallies) {
    const before = sums.get(quarter) ?? { quarter, rows: 0, arrests: 0 };
    sums.set(quarter, {
      quarter,
      rows: before.rows + rows,
      arrests: before.arrests + arrests,
    });
  }
  return [...sums.values()].sort((a, b) => a.quarter - b.quarter);
}
