import type { DialectBytes } from './dialect.ts';

export const LF = 0x0a;
export const CR = 0x0d;
const SPACE = 0x20;

/** Bytes of the longest record; a longer one is no record but a quote or a line end gone astray. */
export const LONGEST_RECORD = 2 ** 20;
/** Lines that a record may have; more, and its quote was never closed. */
export const MOST_LINES = 64;

/** What is wrong with a record, whatever the width of its table. */
export type RecordFault = 'open quote' | 'after quote' | 'too long' | 'not text';

/** A record as it lies in the bytes; filled anew by each `measure`, so that none is made per record. */
export class Shape {
  /** Where its text ends, and where the next line begins. */
  end = 0;
  next = 0;
  /** Fields; in a faulty record the fields up to the fault. */
  fields = 0;
  /** Lines that it takes. */
  lines = 0;
  fault: RecordFault | null = null;
  /** Whether its line goes on past the bytes (only where it is too long). */
  open = false;
}

/**
 * Measures the record that begins at `start`, by RFC 4180 with LF, CRLF or bare CR ends, and blanks
 * allowed around quotes as DuckDB allows them. A faulty record ends with its first line, so that a
 * quote gone astray takes no other record with it.
 *
 * @param to where the bytes end; `last` says that no more follow
 * @returns false if the record goes on past the bytes
 */
export function measure(
  bytes: Uint8Array,
  start: number,
  to: number,
  last: boolean,
  { delimiter, quote }: DialectBytes,
  shape: Shape,
): boolean {
  const blanks = delimiter === SPACE ? -1 : SPACE;
  shape.fields = 1;
  shape.lines = 1;
  shape.fault = null;
  shape.open = false;
  let at = start;
  for (;;) {
    if (quote >= 0) {
      while (at < to && bytes[at] === blanks) at++;
      if (at < to && bytes[at] === quote) {
        at = afterQuoted(bytes, start, at + 1, to, quote, shape);
        if (at < 0) return ofFault(bytes, start, to, last, 'open quote', shape);
        // A quote that is the last byte may yet be doubled by the next.
        if (at >= to && !last) return false;
        if (at > to) return ofFault(bytes, start, to, last, 'open quote', shape);
        while (at < to && bytes[at] === blanks) at++;
        const byte = bytes[at];
        if (at < to && byte !== delimiter && byte !== LF && byte !== CR) {
          return ofFault(bytes, start, to, last, 'after quote', shape);
        }
      }
    }
    for (; at < to; at++) {
      const byte = bytes[at];
      if (byte === delimiter || byte === LF || byte === CR) break;
    }
    if (at - start > LONGEST_RECORD) return ofFault(bytes, start, to, last, 'too long', shape);
    if (at < to && bytes[at] === delimiter) {
      shape.fields++;
      at++;
      continue;
    }
    if (at >= to && !last) return false;
    shape.end = at;
    shape.next = afterLineEnd(bytes, at, to);
    return last || shape.next < to || bytes[at] === LF || shape.next === at + 2;
  }
}

/**
 * Where a quoted field's closing quote is past; `to + 1` if the bytes end first, -1 if it takes more
 * lines or bytes than a record may.
 */
function afterQuoted(
  bytes: Uint8Array,
  start: number,
  from: number,
  to: number,
  quote: number,
  shape: Shape,
): number {
  let at = from;
  while (at < to) {
    const byte = bytes[at];
    if (byte === quote) {
      if (at + 1 >= to || bytes[at + 1] !== quote) return at + 1;
      at += 2;
    } else if (byte === LF || byte === CR) {
      at = afterLineEnd(bytes, at, to);
      if (++shape.lines > MOST_LINES) return -1;
    } else {
      at++;
    }
    if (at - start > LONGEST_RECORD) return -1;
  }
  return to + 1;
}

/** Where the next line begins, given where a line ends. */
export function afterLineEnd(bytes: Uint8Array, at: number, to: number): number {
  if (at >= to) return to;
  return bytes[at] === CR && at + 1 < to && bytes[at + 1] === LF ? at + 2 : at + 1;
}

/** Where the line that `from` lies on ends. */
export function lineEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}

function ofFault(
  bytes: Uint8Array,
  start: number,
  to: number,
  last: boolean,
  fault: RecordFault,
  shape: Shape,
): boolean {
  const end = lineEnd(bytes, start, to);
  // A CR that is the last byte may yet be followed by its LF.
  const cut = end + 1 >= to && bytes[end] === CR;
  const endless = end >= to;
  if (!last && (cut || (endless && to - start <= LONGEST_RECORD))) return false;
  shape.end = end;
  shape.next = afterLineEnd(bytes, end, to);
  shape.lines = 1;
  shape.fault = fault;
  shape.open = endless && !last;
  return true;
}
