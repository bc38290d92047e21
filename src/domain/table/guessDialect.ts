import { cellKind } from './cellKind.ts';
import { DELIMITERS, RARE_DELIMITERS, type Dialect } from './dialect.ts';
import { headRecords, type HeadRecord } from './headRecords.ts';
import { tableWidth } from './width.ts';

/** Records looked at; enough to tell a delimiter from a character that happens to be in the text. */
export const LOOKED_AT = 200;

/** Share of the records that a delimiter must split alike, and for the rare ones. */
const ENOUGH = 0.5;
const ENOUGH_FOR_RARE = 0.9;
/** Faulty records that make quotes no quotes. */
const TOO_FAULTY = 0.2;
/** Share of the opening quotes that may lack a closing one, or have one too many. */
const UNPAIRED = 0.3;

/**
 * Guesses delimiter and quote from a file's beginning: the pair that splits most records into the
 * same number of fields, with cells that look like values and not like unsplit records. A file of
 * one column gets the comma.
 *
 * @param bytes the beginning in UTF-8; what is set in `fixed` is kept
 */
export function guessDialect(
  bytes: Uint8Array,
  whole: boolean,
  preamble: number,
  fixed: Partial<Dialect>,
): Dialect {
  const read = (dialect: Dialect) => headRecords(bytes, whole, dialect, preamble, LOOKED_AT);
  const quoteOf = (delimiter: string) => fixed.quote ?? guessQuote(delimiter, read);
  if (fixed.delimiter !== undefined) {
    return { delimiter: fixed.delimiter, quote: quoteOf(fixed.delimiter) };
  }
  const trial = (delimiter: string) => {
    const dialect = { delimiter, quote: quoteOf(delimiter) };
    return { dialect, ...judge(read(dialect), delimiter) };
  };
  const best = (delimiters: readonly string[], enough: number) =>
    delimiters
      .map(trial)
      .filter(({ share, score }) => share >= enough && score > 0)
      .reduce<ReturnType<typeof trial> | null>((a, b) => (a && a.score >= b.score ? a : b), null)
      ?.dialect;
  const found = best(DELIMITERS, ENOUGH);
  if (found) return found;
  const single = { delimiter: ',', quote: quoteOf(',') };
  // Dates and times have blanks and colons in them.
  const values = read({ delimiter: '\0', quote: '' }).filter(
    ({ cells: [cell = null] }) => cellKind(cell) !== 'text',
  );
  if (values.length > read(single).length / 2) return single;
  return best(RARE_DELIMITERS, ENOUGH_FOR_RARE) ?? single;
}

/** How well a delimiter fits: the share of records of the table's width, and how good that is. */
function judge(records: readonly HeadRecord[], delimiter: string) {
  const width = tableWidth(records);
  const alike = records.filter((record) => record.width === width);
  const first = records.findIndex((record) => record.width === width);
  if (width < 2 || first < 0) return { share: 0, score: 0 };
  const share = alike.length / (records.length - first);
  const overall = alike.length / records.length;
  const score = overall ** 2 * ((width - 1) / width) * valueShare(alike, delimiter);
  return { share, score };
}

/** Share of cells without another common delimiter in them, unless it is a number's comma. */
function valueShare(records: readonly HeadRecord[], delimiter: string): number {
  const others = DELIMITERS.filter((other) => other !== delimiter);
  const cells = records.flatMap(({ cells }) => cells);
  const unsplit = cells.filter(
    (cell) =>
      cell !== null && others.some((other) => cell.includes(other)) && cellKind(cell) === 'text',
  );
  return 1 - unsplit.length / Math.max(1, cells.length);
}

type Read = (dialect: Dialect) => HeadRecord[];

/** Double quotes, unless only single ones open and close fields, or quotes are hardly ever closed. */
function guessQuote(delimiter: string, read: Read): Dialect['quote'] {
  const raw = read({ delimiter, quote: '' }).flatMap(({ cells }) => cells);
  const opened = (quote: string) =>
    raw.filter((cell) => cell?.trimStart().startsWith(quote)).length;
  const closed = (quote: string) => raw.filter((cell) => cell?.trimEnd().endsWith(quote)).length;
  const paired = (quote: string) =>
    opened(quote) > 1 && Math.abs(opened(quote) - closed(quote)) <= UNPAIRED * opened(quote);
  if (opened('"') === 0) return paired("'") ? "'" : '"';
  if (paired('"')) return '"';
  const quoted = read({ delimiter, quote: '"' });
  const faulty = quoted.filter(({ fault }) => fault !== null).length;
  return faulty < TOO_FAULTY * quoted.length ? '"' : '';
}
