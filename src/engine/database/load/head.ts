import type { ParseSetup } from '../../../domain/table/parse.ts';
import { guessEncoding } from '../../../domain/table/encoding.ts';
import { guessParse, type Reading } from '../../../domain/table/guessParse.ts';
import { toUtf8 } from './utf8.ts';

/** Bytes of a file's beginning that its encoding, dialect and columns are guessed from. */
export const HEAD_BYTES = 256 * 1024;

/** A file's beginning. */
export interface Head {
  /** As they lie in the (unpacked) file. */
  readonly bytes: Uint8Array;
  /** Whether that is the whole file. */
  readonly whole: boolean;
}

/** Reads a stream's beginning and lets go of the rest. */
export async function readHead(stream: ReadableStream<Uint8Array>): Promise<Head> {
  const reader = stream.getReader();
  const bytes = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  try {
    while (filled < HEAD_BYTES) {
      const { done, value } = await reader.read();
      if (done) return { bytes: bytes.subarray(0, filled), whole: true };
      const part = value.subarray(0, HEAD_BYTES - filled);
      bytes.set(part, filled);
      filled += part.length;
    }
    return { bytes, whole: false };
  } finally {
    await reader.cancel();
  }
}

/** How a file is read: what the person set, and the rest found out from its beginning, now in UTF-8. */
export function readingOf(
  { bytes, whole }: Head,
  fixed: Partial<ParseSetup>,
): Reading & { readonly utf8: Uint8Array } {
  const encoding = fixed.encoding ?? guessEncoding(bytes, whole);
  const utf8 = toUtf8(bytes, encoding);
  return { ...guessParse(utf8, whole, { ...fixed, encoding }), utf8 };
}
