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
  throw unexpected(index);
}

/** The raw codes behind a column of a batch. */
export function codesOf(batch: RecordBatch, index: number): Uint16Array {
  const values = valuesOf(batch, index);
  if (values instanceof Uint16Array) return values;
  throw unexpected(index);
}

function unexpected(index: number): FaultError {
  const detail = `column ${String(index)} of a matrix has an unexpected type`;
  return new FaultError({ kind: 'unexpected', where: 'preparing rows for the network', detail });
}
