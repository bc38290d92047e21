import { isUtf8, looksWestern } from '../../../domain/table/encoding.ts';
import type { Reject } from '../../../domain/table/receipt.ts';
import type { RecordScanner } from '../../../domain/table/scanner.ts';

/** Bytes of text that are read at a time: few statements, and yet a cancel is soon heard. */
export const SLICE_BYTES = 24 * 2 ** 20;
/** Rows that the database packs together (DuckDB's row group). */
export const ROWS_A_GROUP = 122_880;

/** Whole records, each with one LF after it. */
export interface Slice {
  readonly bytes: Uint8Array;
  readonly rows: number;
  /** Records rejected on the way to these. */
  readonly rejects: readonly Reject[];
  /** Whether the text is no UTF-8 but Western, by most of its letters beyond ASCII. */
  readonly western: boolean;
}

/**
 * Cuts a text in UTF-8 into slices of whole good records, each in a buffer of its own. No slice goes
 * past the end of a row group, so that slices fill groups exactly.
 */
export async function* slicesOf(
  chunks: AsyncIterable<Uint8Array>,
  scanner: RecordScanner,
  size = SLICE_BYTES,
): AsyncGenerator<Slice> {
  let buffer = roomFor(size);
  let filled = 0;
  const cut = (last: boolean): Slice => {
    const rejects: Reject[] = [];
    const before = scanner.kept;
    const text = buffer.subarray(0, filled);
    scanner.checkText = !isUtf8(text, last);
    const western = scanner.checkText && looksWestern(new TextDecoder().decode(text));
    const most = before + ROWS_A_GROUP - (before % ROWS_A_GROUP);
    const { at, write } = scanner.scan(buffer, 0, filled, last, 0, most, rejects);
    // What is left comes with the next slice: the beginning of a record, or records of the next group.
    const next = roomFor(Math.max(size, 2 * (filled - at)));
    next.set(buffer.subarray(at, filled));
    const bytes = buffer.subarray(0, write);
    filled -= at;
    buffer = next;
    return { bytes, rows: scanner.kept - before, rejects, western };
  };
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length;) {
      const part = chunk.subarray(from, from + buffer.length - 1 - filled);
      buffer.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled === buffer.length - 1) yield cut(false);
    }
  }
  const left = () => filled > 0;
  do yield cut(true);
  while (left());
}

/** A buffer with room for one more line end after its text. */
function roomFor(size: number): Uint8Array {
  return new Uint8Array(size + 1);
}
