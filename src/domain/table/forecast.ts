import type { Forecast } from './parse.ts';

/** Bytes that a row of a study takes at its peak, besides its text: joined columns, features, scores. */
const BYTES_A_ROW = 300;
/** Bytes that a byte of text takes as a compressed table. */
const BYTES_A_BYTE = 0.4;

/** What is known of a file before it is read. */
export interface Beginning {
  /** Bytes of the unpacked file, known or guessed. */
  readonly bytes: number;
  /** Records in its beginning, and the bytes of that. */
  readonly headRecords: number;
  readonly headBytes: number;
}

/**
 * What reading a whole file would take, from its beginning.
 * @param limit bytes that the database may still use
 */
export function forecast({ bytes, headRecords, headBytes }: Beginning, limit: number): Forecast {
  const rows = headBytes > 0 ? Math.round((bytes / headBytes) * headRecords) : 0;
  return { bytes, rows, memory: bytes * BYTES_A_BYTE + memoryOfRows(rows), limit };
}

/** Bytes that loaded rows take on the way to a trained network, besides their texts. */
export function memoryOfRows(rows: number): number {
  return rows * BYTES_A_ROW;
}

/** Several forecasts as one. */
export function together(parts: readonly Forecast[], limit: number): Forecast {
  const sum = (key: 'bytes' | 'rows' | 'memory') =>
    parts.reduce((total, part) => total + part[key], 0);
  return { bytes: sum('bytes'), rows: sum('rows'), memory: sum('memory'), limit };
}
