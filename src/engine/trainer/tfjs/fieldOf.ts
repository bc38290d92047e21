import type { FeatureMatrix } from '../../../domain/features/matrix.ts';

/** The field of each level that the rows hold; 0 for the others. Throws on a code past the vocabulary. */
export function fieldOf({ fields, codes }: FeatureMatrix, vocabulary: number): Int32Array {
  const field = new Int32Array(vocabulary);
  for (let i = 0, f = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code >= vocabulary) {
      throw new RangeError(`Code ${code} of field ${f} is past the vocabulary of ${vocabulary}.`);
    }
    field[code] = f;
    f = f + 1 === fields ? 0 : f + 1;
  }
  return field;
}
