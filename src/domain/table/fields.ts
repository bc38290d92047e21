import type { Dialect } from './dialect.ts';

/**
 * The fields of one good record, without its line end, by the rules of `measure`; nothing at all is
 * null, as the database has it.
 */
export function fieldsOf(record: string, { delimiter, quote }: Dialect): (string | null)[] {
  const fields: (string | null)[] = [];
  const blank = delimiter === ' ' ? '' : ' ';
  let at = 0;
  for (;;) {
    const open = quote === '' ? -1 : openingQuote(record, at, quote, blank);
    if (open >= 0) {
      const close = closingQuote(record, open + 1, quote);
      fields.push(record.slice(open + 1, close).replaceAll(quote + quote, quote) || null);
      at = close + 1;
    }
    const end = record.indexOf(delimiter, at);
    const stop = end < 0 ? record.length : end;
    if (open < 0) fields.push(record.slice(at, stop) || null);
    if (end < 0) return fields;
    at = end + 1;
  }
}

/** Where a field's opening quote is, blanks before it allowed; -1 if it has none. */
function openingQuote(record: string, from: number, quote: string, blank: string): number {
  let at = from;
  while (at < record.length && record[at] === blank) at++;
  return record[at] === quote ? at : -1;
}

function closingQuote(record: string, from: number, quote: string): number {
  for (let at = from; ;) {
    const close = record.indexOf(quote, at);
    if (close < 0) return record.length;
    if (record[close + 1] !== quote) return close;
    at = close + 2;
  }
}

/**
 * Field number `index` of a record in the bytes, as text, for a look at one short ASCII
 * field of many records.
 */
export function fieldAt(
  bytes: Uint8Array,
  start: number,
  end: number,
  dialect: Dialect,
  index: number,
): string {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  let field = 0;
  let quoted = false;
  let text = '';
  for (let at = start; at < end && field <= index; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) quoted = !quoted;
    else if (byte === delimiter && !quoted) field++;
    else if (field === index) text += String.fromCharCode(byte);
  }
  return text;
}
