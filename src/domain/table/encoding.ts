import type { Encoding } from './parse.ts';

/** Share of zero bytes on one side of a text's pairs that makes it UTF-16: Western text has nearly all. */
const ZEROS = 0.4;

/** The encoding that a file's mark of byte order says, if it has one. */
export function encodingOfMark(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** Guesses an encoding from a file's beginning: by its mark, by zero bytes, else UTF-8 where it is valid. */
export function guessEncoding(bytes: Uint8Array, whole: boolean): Encoding {
  const marked = encodingOfMark(bytes);
  if (marked) return marked;
  const zeros = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = bytes.length / 2;
  if (odd > ZEROS * half && even < odd / 4) return 'utf-16le';
  if (even > ZEROS * half && odd < even / 4) return 'utf-16be';
  if (isUtf8(bytes, whole)) return 'utf-8';
  return looksWestern(new TextDecoder().decode(bytes)) ? 'windows-1252' : 'utf-8';
}

/** Bytes decoded at a time, so that no long string is made. */
const PIECE = 2 ** 20;

/** Whether bytes are valid UTF-8; unless they are the `whole`, a character may be cut off at their end. */
export function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    }
    if (whole) decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Share of control characters that no text has. */
const CONTROLS = 0.05;

/** Whether bytes of ASCII's like hold more control characters than a text does. */
export function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  // 1 and 28 to 31 separate fields and records in some files.
  for (const byte of bytes) if (byte !== 1 && (byte < 9 || (byte > 13 && byte < 28))) controls++;
  return controls > CONTROLS * bytes.length;
}

/** Whether a text that was decoded as UTF-8 is rather in a Western encoding: most of its letters beyond ASCII came out broken. */
export function looksWestern(text: string): boolean {
  let broken = 0;
  let whole = 0;
  for (const letter of text) {
    if (letter === '\uFFFD') broken++;
    else if (letter > '\x7f') whole++;
  }
  return broken > whole;
}
