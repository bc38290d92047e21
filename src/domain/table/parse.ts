/** The character encodings that can be read; single-byte Western text is read as Windows-1252, as browsers do. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How the text of a delimited file becomes records and fields. */
export interface ParseSetup {
  readonly encoding: Encoding;
  /** One character. */
  readonly delimiter: string;
  /** `''` where quotes are text like any other. A quote inside a quoted field is doubled. */
  readonly quote: '"' | "'" | '';
  /** Whether the first record names the columns; else they are `column 1`, `column 2`, … */
  readonly header: boolean;
  /** Lines before the header (or the first record) that are no records: titles, notes. */
  readonly preamble: number;
}

/** A file's beginning as a setup reads it, before the whole is read. */
export interface ParsePreview {
  readonly parse: ParseSetup;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Records looked at, and how many of them would be rejected. */
  readonly records: number;
  readonly rejected: number;
  /** The first lines that count as preamble. */
  readonly preamble: readonly string[];
}

/** A part of the rows instead of all: about `rows` of them, evenly or the same number of each year. */
export interface SampleRequest {
  readonly rows: number;
  readonly by: 'file' | 'year';
  readonly seed: number;
}

/** What reading a whole file would take, guessed from its beginning. */
export interface Forecast {
  /** Bytes when unpacked; of a gzip file guessed. */
  readonly bytes: number;
  readonly rows: number;
  /** Memory that the tab would need to go on to a trained network, in bytes. */
  readonly memory: number;
  /** Memory that the database may use at most, in bytes. */
  readonly limit: number;
}
