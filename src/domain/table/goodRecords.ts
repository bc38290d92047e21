import { bytesOf, type Dialect } from './dialect.ts';
import { measure, Shape } from './measure.ts';

/** The texts of records that were found good, each with one LF after it. */
export function* goodRecords(bytes: Uint8Array, dialect: Dialect): Generator<string> {
  const codes = bytesOf(dialect);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const shape = new Shape();
  for (let at = 0; at < bytes.length; at = shape.next) {
    measure(bytes, at, bytes.length, true, codes, shape);
    yield decoder.decode(bytes.subarray(at, shape.end));
  }
}
