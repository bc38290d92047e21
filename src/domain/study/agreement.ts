import { count } from '../words/format.ts';
import type { SharedFigures } from './sharedStudy.ts';

/** A figure of a link beside the one that came out here. */
export interface Agreement {
  readonly what: string;
  readonly there: string;
  readonly here: string;
  readonly agrees: boolean;
}

/** A file by its bytes, there and here. */
export interface FileHash {
  readonly file: string;
  readonly there: string | null;
  readonly here: string | null;
}

/** Compares what a link said with what came out here; figures must be the same to the last digit shown. */
export function agreementOf(
  files: readonly FileHash[],
  there: SharedFigures | null,
  here: SharedFigures | null,
): readonly Agreement[] {
  const hashes = files.map(({ file, there: old, here: now }) => ({
    what: `SHA-256 of ${file}`,
    there: old?.slice(0, 12) ?? 'not known',
    here: now?.slice(0, 12) ?? 'not known',
    agrees: old !== null && old === now,
  }));
  if (!there || !here) return hashes;
  const figure = (what: string, old: number, now: number): Agreement => ({
    ...{ what, there: digits(old), here: digits(now), agrees: digits(old) === digits(now) },
  });
  const whole = (what: string, old: number, now: number): Agreement => ({
    ...{ what, there: count(old), here: count(now), agrees: old === now },
  });
  return [
    ...hashes,
    whole('Joined incidents', there.rows, here.rows),
    whole('Incidents held out', there.holdout, here.holdout),
    figure('AUC', there.auc, here.auc),
    figure('Log-loss', there.logLoss, here.logLoss),
    ...there.beside.flatMap(({ name, auc }) => {
      const same = here.beside.find((one) => one.name === name);
      return same ? [figure(`AUC of the ${name}`, auc, same.auc)] : [];
    }),
  ];
}

/** Six digits: far more than the interval is wide, and less than the order of sums changes. */
function digits(value: number): string {
  return value.toFixed(6);
}
