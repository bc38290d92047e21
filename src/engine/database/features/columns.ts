import type { RecordBatch, Vector } from 'apache-arrow';
import { FaultError } from '../../../domain/fault.ts';

export type Numbers = Int32Array | Uint8Array | Uint16Array | Float32Array | Float64Array;

/** The typed array behind a column of a batch, cut to the batch's rows; nulls are 0 there. */
export function valuesOf(batch: RecordBatch, index: number): Numbers {
  return numbersIn(batch.getChildAt(index), index);
}

/** The typed array behind a column. */
export function numbersIn(column: Vector | null, index: number): Numbers {
  const values: unknown = column?.toArray();
  if (
    values instanceof Int32Array ||
    values instanceof Uint8Array ||
    values instanceof Uint16Array ||
    values instanceof Float32Array ||
    values instanceof Float64Array
  ) {
    return values;
  }
  const detail = `column ${String(index)} of a matrix has an unexpected type`;
  throw new FaultError({ kind: 'unexpected', where: 'preparing rows for the network', detail });
}
