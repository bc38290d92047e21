import type { ParseSetup } from './parse.ts';

/** How the fields and records of a delimited text are told apart. */
export type Dialect = Pick<ParseSetup, 'delimiter' | 'quote'>;

/** Delimiters in the order in which they are preferred. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Delimiters that are believed only where hardly a record disagrees: they are common in texts too. */
export const RARE_DELIMITERS = ['\x01', '~', '^', ':', ' '] as const;

/** A dialect as the bytes that a reader compares with. */
export interface DialectBytes {
  readonly delimiter: number;
  /** -1 where quotes are text. */
  readonly quote: number;
}

/** Whether a delimiter can be told apart in UTF-8 by one byte, as the readers do. */
export function canDelimit(delimiter: string): boolean {
  return delimiter.length === 1 && delimiter <= '\x7f' && !'\n\r"'.includes(delimiter);
}

export function bytesOf({ delimiter, quote }: Dialect): DialectBytes {
  return { delimiter: delimiter.charCodeAt(0), quote: quote === '' ? -1 : quote.charCodeAt(0) };
}
