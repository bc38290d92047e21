import { filledIn } from '../../../src/domain/features/linked.ts';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import type { BenchShape } from './shape.ts';

/** Rows as one file: codes (u16), then numbers (f32), then outcomes (u8). */
export function writeRows(matrix: FeatureMatrix): Uint8Array {
  const { codes, values, outcomes } = filledIn(matrix);
  const parts = [codes, values, outcomes].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}

/** The rows of such a file. */
export function readRows(
  file: ArrayBuffer,
  { rows, fields, numbers }: Pick<BenchShape, 'rows' | 'fields' | 'numbers'>,
): FeatureMatrix {
  const valuesAt = 2 * rows * fields;
  const outcomesAt = valuesAt + 4 * rows * numbers;
  return {
    rows,
    fields,
    numbers,
    rowIds: new Int32Array(rows),
    codes: new Uint16Array(file.slice(0, valuesAt)),
    values: new Float32Array(file.slice(valuesAt, outcomesAt)),
    outcomes: new Uint8Array(file.slice(outcomesAt)),
  };
}
