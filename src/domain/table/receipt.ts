import type { OutcomeRule } from '../recipe/recipe.ts';
import type { Column, TableRole } from './column.ts';
import type { ParseSetup, SampleRequest } from './parse.ts';

/** A record that could not be read, with where it stands in the file. */
export interface Reject {
  /** Line of the (unpacked) file on which the record begins, from 1. */
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly text: string;
}

/** The kinds of file that hold tables. */
export type TableFormat = 'delimited' | 'json' | 'ndjson' | 'parquet' | 'geojson';

/**
 * What was loaded from one file: `loaded + rejected + leftOut = records`, the records counted
 * independently of what loaded them.
 */
export interface LoadReceipt {
  readonly file: string;
  /** Size of the file as it was given, perhaps compressed. */
  readonly bytes: number;
  readonly format: TableFormat;
  /** How its text was read; null where the format leaves nothing to choose. */
  readonly parse: ParseSetup | null;
  /** Records, the header not counted. */
  readonly records: number;
  readonly loaded: number;
  readonly rejected: number;
  /** Records that a sample left out. */
  readonly leftOut: number;
  /** The first rejected records. */
  readonly rejects: readonly Reject[];
  readonly ms: number;
}

/** A loaded table: where its text lies in the database, how it is understood, and its first rows. */
export interface LoadedTable {
  readonly id: number;
  /** The database's table of the file's text; row `rowid + 1` is the table's row. */
  readonly source: string;
  readonly receipt: LoadReceipt;
  readonly sample: SampleRequest | null;
  readonly role: TableRole;
  /** Which known layout it is, in words. */
  readonly layout: string;
  /** The id of the city whose records it holds, if that is known. */
  readonly city: string | null;
  /** Which values of an outcome column mean an arrest. */
  readonly outcome: OutcomeRule;
  readonly columns: readonly Column[];
  /** Texts, besides nothing at all, that mean a missing value, in lower case. */
  readonly missing: readonly string[];
  readonly preview: readonly (readonly (string | null)[])[];
  /** A file that the project made itself and that must be labelled wherever it shows. */
  readonly simulated: boolean;
}

/** What became of a column's text when it was read as its type. */
export interface CastReceipt {
  /** The file's name. */
  readonly table: string;
  readonly column: string;
  readonly blank: number;
  /** Non-blank texts that are not of the type; they count as missing. */
  readonly failed: number;
  /** A few of the texts that failed. */
  readonly examples: readonly string[];
}
