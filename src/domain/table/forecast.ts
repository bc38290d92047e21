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
  return { bytes, rows, memory: bytes * BYTES_A_BYTE + rows * BYTES_A_ROW, limit };
}
