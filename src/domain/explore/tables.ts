import { count, interval, percent } from '../words/format.ts';
import type { Figure, FigurePart } from './figures.ts';

/** The columns of a figure's table. */
export function tableColumns({ dimension }: Figure): string[] {
  const { label, unit } = dimension;
  return [
    unit ? `${label} (${unit})` : label,
    'Incidents',
    'Days',
    'A day',
    'With an arrest',
    'Share',
    '95\u00a0% interval',
  ];
}

/** A figure's numbers as the rows of its table. */
export function tableRows({ parts }: Figure): string[][] {
  return parts.map((part) => [
    part.label,
    count(part.rows),
    count(part.days),
    perDay(part),
    count(part.arrests),
    part.known > 0 ? percent(part.rate) : '–',
    part.known > 0 ? interval(part.low, part.high, (share) => percent(share)) : '–',
  ]);
}

/** A part in words, for its tip and for those who listen. */
export function partWords(part: FigurePart): string {
  const rate = part.enough
    ? `${percent(part.rate)} with an arrest (${interval(part.low, part.high, (share) => percent(share))})`
    : 'too few for a rate';
  return `${part.label}: ${count(part.rows)} incidents, ${perDay(part)} a day, ${rate}`;
}

function perDay({ perDay: value }: FigurePart): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? count(value) : value.toFixed(1);
}
