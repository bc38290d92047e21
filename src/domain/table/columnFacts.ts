import { cellKind, type CellKind } from './cellKind.ts';
import { normalHeader } from './header.ts';

/** What a column's header and first values tell, before anything is concluded from it. */
export interface ColumnFacts {
  readonly name: string;
  /** The header's words, in lower case: "DateOccurred" and "DATE_OCCURRED" are the same two. */
  readonly words: readonly string[];
  /** Values that are not blank, without surrounding blanks. */
  readonly values: readonly string[];
  readonly distinct: number;
  /** Share of the values of each kind. */
  readonly share: Readonly<Record<CellKind, number>>;
  /** Days, with or without a time of day. */
  readonly isDate: boolean;
  /** Dates that carry a time of day which is not always midnight. */
  readonly hasTime: boolean;
  /** Times of day alone: 23:15, or 2315 and 45. */
  readonly isClock: boolean;
  readonly isNumber: boolean;
  /** Numbers whose digits are a name: 0486. */
  readonly hasLeadingZeros: boolean;
  readonly least: number;
  readonly greatest: number;
  readonly hasFractions: boolean;
  /** Every number from 0 or 1 on, once: rows that were numbered. */
  readonly isRowNumber: boolean;
}

/** Most values are of a kind where this share of them is: a few mistakes change nothing. */
const MOST = 0.9;
const DAY = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2}))([ T]|$)/;
const MIDNIGHT = /[ T](0?0:00(:00(\.0+)?)?Z?|12:00(:00)? ?AM)$/i;
const CLOCK = /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?$/i;
const MILITARY = /^([01]?\d|2[0-3])?[0-5]?\d$/;

export function columnFacts(name: string, cells: readonly (string | null)[]): ColumnFacts {
  const values = cells.map((cell) => cell?.trim() ?? '').filter((cell) => cell !== '');
  const kinds = { blank: 0, number: 0, date: 0, 'yes or no': 0, text: 0 };
  for (const value of values) kinds[cellKind(value)] += 1;
  const share = (kind: CellKind) => kinds[kind] / Math.max(1, values.length);
  const most = (test: (value: string) => boolean) =>
    values.length > 0 && values.filter(test).length >= MOST * values.length;
  const isDate = most((value) => DAY.test(value));
  const numbers = values.map((value) => Number(value.replaceAll(',', ''))).filter(Number.isFinite);
  const words = headerWords(name);
  return {
    name,
    words,
    values,
    distinct: new Set(values).size,
    share: {
      blank: 0,
      number: share('number'),
      date: share('date'),
      'yes or no': share('yes or no'),
      text: share('text'),
    },
    isDate,
    hasTime: isDate && values.some((value) => /\d:\d/.test(value) && !MIDNIGHT.test(value)),
    isClock:
      most((value) => CLOCK.test(value)) ||
      (words.includes('time') && most((value) => MILITARY.test(value))),
    isNumber: !isDate && share('number') >= MOST && numbers.length > 0,
    hasLeadingZeros: values.some((value) => /^0\d/.test(value)),
    least: numbers.reduce((a, b) => Math.min(a, b), Infinity),
    greatest: numbers.reduce((a, b) => Math.max(a, b), -Infinity),
    hasFractions: numbers.some((value) => !Number.isInteger(value)),
    isRowNumber: numbers.length > 1 && numbers.every((value, i) => value === i + (numbers[0] ?? 0)),
  };
}

/** A header's words; "incidentDate" has two, "LAT" has one. */
function headerWords(header: string): string[] {
  const parted = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return normalHeader(parted)
    .split('_')
    .filter((word) => word !== '');
}
