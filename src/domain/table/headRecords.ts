import { bytesOf, type Dialect } from './dialect.ts';
import { fieldsOf } from './fields.ts';
import { afterLineEnd, CR, LF, lineEnd, measure, Shape, type RecordFault } from './measure.ts';

/** A record of a file's beginning. */
export interface HeadRecord {
  /** From 1. */
  readonly line: number;
  /** Fields by number; 0 in a faulty record. */
  readonly width: number;
  readonly fault: RecordFault | null;
  readonly cells: readonly (string | null)[];
}

/**
 * The first records of a file's beginning, at most `most`; the last, perhaps cut, is left out unless
 * the bytes are the `whole` file.
 */
export function headRecords(
  bytes: Uint8Array,
  whole: boolean,
  dialect: Dialect,
  preamble: number,
  most: number,
): HeadRecord[] {
  const codes = bytesOf(dialect);
  const decoder = new TextDecoder();
  const shape = new Shape();
  const records: HeadRecord[] = [];
  let line = 1;
  let at = 0;
  for (; line <= preamble && at < bytes.length; line++) {
    at = afterLineEnd(bytes, lineEnd(bytes, at, bytes.length), bytes.length);
  }
  while (at < bytes.length && records.length < most) {
    if (bytes[at] === LF || bytes[at] === CR) {
      at = afterLineEnd(bytes, at, bytes.length);
      line++;
      continue;
    }
    if (!measure(bytes, at, bytes.length, whole, codes, shape)) break;
    const { fault } = shape;
    const text = decoder.decode(bytes.subarray(at, shape.end));
    const cells = fieldsOf(text, fault === null ? dialect : { ...dialect, quote: '' });
    records.push({ line, fault, cells, width: fault === null ? shape.fields : 0 });
    line += shape.lines;
    at = shape.next;
  }
  return records;
}
