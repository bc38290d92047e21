import { columnNames } from './columnNames.ts';
import { guessDialect, LOOKED_AT } from './guessDialect.ts';
import { guessHeader } from './guessHeader.ts';
import { headRecords } from './headRecords.ts';
import type { ParseSetup } from './parse.ts';
import { tableWidth } from './width.ts';

/** A setup with the columns that it gives. */
export interface Reading {
  readonly parse: ParseSetup;
  readonly names: readonly string[];
}

/**
 * Finds out how a delimited text is written from its beginning; what is set in `fixed` is kept.
 *
 * @param bytes the beginning in UTF-8, without a mark
 * @param whole whether that is the whole file
 */
export function guessParse(
  bytes: Uint8Array,
  whole: boolean,
  fixed: Partial<ParseSetup> & Pick<ParseSetup, 'encoding'>,
): Reading {
  const dialect = guessDialect(bytes, whole, fixed.preamble ?? 0, fixed);
  const records = headRecords(bytes, whole, dialect, fixed.preamble ?? 0, LOOKED_AT);
  const width =
    fixed.preamble !== undefined && fixed.header
      ? (records[0]?.cells.length ?? 0)
      : tableWidth(records);
  const start = records.findIndex((record) => record.width === width);
  const table = start < 0 ? records : records.slice(start);
  const alike = table.filter((record) => record.width === width);
  const header = fixed.header ?? guessHeader(alike);
  const preamble = fixed.preamble ?? Math.max(0, (table[0]?.line ?? 1) - 1);
  const first = fixed.preamble === undefined ? table[0] : records[0];
  return {
    parse: { encoding: fixed.encoding, ...dialect, header, preamble },
    names: columnNames(header ? (first?.cells ?? null) : null, width),
  };
}
