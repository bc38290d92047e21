import { copyNumbers } from '../../../domain/features/linked.ts';
import type { FeatureMatrix } from '../../../domain/features/matrix.ts';
import type { Plan } from './plan.ts';

/** Packs rows of matrices into words for the device, one after the other. */
export interface RowPacker {
  /** Rows packed since the last `clear`. */
  readonly rows: number;
  /** Their words. */
  readonly words: Uint32Array<ArrayBuffer>;
  /** Rows `rows[i]` of a matrix. Throws on a code past the vocabulary. */
  add(matrix: FeatureMatrix, rows: ArrayLike<number>): void;
  clear(): void;
}

/** A packer with room for a burst. */
export function createRowPacker(plan: Plan): RowPacker {
  const { fields, vocabulary, codeWords, rowWords, burstRows } = plan;
  const words = new Uint32Array(burstRows * rowWords);
  const halves = new Uint16Array(words.buffer);
  const floats = new Float32Array(words.buffer);
  let packed = 0;

  return {
    get rows() {
      return packed;
    },
    get words() {
      return words.subarray(0, packed * rowWords);
    },
    add(matrix, rows) {
      for (let i = 0; i < rows.length; i++, packed++) {
        const row = rows[i]!;
        const start = packed * rowWords;
        for (let f = 0; f < fields; f++) {
          const code = matrix.codes[row * fields + f]!;
          if (code >= vocabulary) throw new RangeError(`Code ${code} is past the vocabulary.`);
          halves[2 * start + f] = code;
        }
        copyNumbers(matrix, row, floats, start + codeWords);
        words[start + rowWords - 1] = matrix.outcomes[row]!;
      }
    },
    clear() {
      packed = 0;
    },
  };
}
