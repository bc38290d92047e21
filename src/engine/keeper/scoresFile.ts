import type { ScoreRows } from '../../domain/scoreRows.ts';

/** The rows' ids, then their scores, both in the machine's own order of bytes: they stay on it. */
export function encodeScores({ rowIds, scores }: ScoreRows): readonly Uint8Array<ArrayBuffer>[] {
  return [rowIds, scores].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
}

/** @throws {Error} where the file is of another make */
export function decodeScores(file: Uint8Array<ArrayBuffer>): ScoreRows {
  const rows = file.length / (Int32Array.BYTES_PER_ELEMENT + Float32Array.BYTES_PER_ELEMENT);
  if (!Number.isInteger(rows)) throw new Error('a file of scores has one score a row');
  const { buffer, byteOffset } = file;
  const middle = byteOffset + rows * Int32Array.BYTES_PER_ELEMENT;
  return {
    // Each in a buffer of its own, so that both can move to another thread.
    rowIds: new Int32Array(buffer.slice(byteOffset, middle)),
    scores: new Float32Array(buffer.slice(middle, byteOffset + file.length)),
  };
}
