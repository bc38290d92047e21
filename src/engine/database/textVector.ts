import { makeData, Utf8, Vector } from 'apache-arrow';

/** UTF-8 bytes that one UTF-16 code unit takes at most. */
const MOST_BYTES = 3;

/**
 * Texts as an Arrow vector, in the layout of the Arrow columnar format (variable-size binary). Arrow's
 * own builders compile functions at run time, which the page's policy forbids.
 */
export function textVector(texts: readonly (string | null)[]): Vector<Utf8> {
  const units = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  const data = new Uint8Array(units * MOST_BYTES);
  const valueOffsets = new Int32Array(texts.length + 1);
  const nullBitmap = new Uint8Array(Math.ceil(texts.length / 8));
  const encoder = new TextEncoder();
  let nullCount = 0;
  let at = 0;
  for (const [i, text] of texts.entries()) {
    if (text === null) nullCount++;
    else {
      nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) | (1 << (i & 7));
      at += encoder.encodeInto(text, data.subarray(at)).written;
    }
    valueOffsets[i + 1] = at;
  }
  const type = new Utf8();
  const length = texts.length;
  return new Vector([
    makeData({ type, length, nullCount, nullBitmap, valueOffsets, data: data.slice(0, at) }),
  ]);
}
