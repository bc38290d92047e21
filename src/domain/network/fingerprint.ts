import type { Dataset, FeatureMatrix } from '../features/matrix.ts';
import { SIDES } from '../recipe/recipe.ts';

/** Entries looked at in each array, at even distances; a short one is seen whole. */
const SAMPLE = 4096;

/**
 * 16 hexadecimal digits that tell a dataset from another: of its shape, and of a sample of its rows'
 * numbers, codes, values and outcomes. Two FNV-1a hashes (Fowler, Noll & Vo), the second from another
 * start; not proof against intent.
 */
export function fingerprintOf(dataset: Dataset): string {
  const hashes = Uint32Array.of(0x811c9dc5, 0x9dc5811c);
  const add = (word: number) => {
    hashes.forEach((hash, i) => (hashes[i] = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 13)));
  };
  add(dataset.vocabulary);
  for (const side of SIDES) {
    const matrix = dataset[side];
    [matrix.rows, matrix.fields, matrix.numbers].forEach(add);
    wordsOf(matrix).forEach((words) => sampled(words, add));
  }
  return [...hashes].map((hash) => hash.toString(16).padStart(8, '0')).join('');
}

function wordsOf({ rowIds, codes, values, links = [], outcomes }: FeatureMatrix) {
  const bits = ({ buffer, byteOffset, length }: Float32Array) =>
    new Uint32Array(buffer, byteOffset, length);
  const linked = links.flatMap(({ lines, lineOf }) => [bits(lines), lineOf]);
  return [rowIds, codes, bits(values), ...linked, outcomes];
}

function sampled(words: ArrayLike<number>, visit: (word: number) => void): void {
  const stride = Math.max(1, Math.floor(words.length / SAMPLE));
  for (let i = 0; i < words.length; i += stride) visit(words[i]!);
}
