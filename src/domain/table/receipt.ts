import type { OutcomeRule } from '../recipe/recipe.ts';
import type { Column, TableRole } from './column.ts';

/** A record that the database could not read, with where it stands in the file. */
export interface Reject {
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly text: string;
}

/** What was loaded from one file: `loaded + rejected = records`, the records counted independently. */
export interface LoadReceipt {
  readonly file: string;
  readonly bytes: number;
  readonly records: number;
  readonly loaded: number;
  readonly rejected: number;
  /** The first rejected records. */
  readonly rejects: readonly Reject[];
  readonly ms: number;
}

/** A loaded table: where its text lies in the database, how it is understood, and its first rows. */
export interface LoadedTable {
  readonly id: number;
  /** The database's table of the file's text; row `rowid + 1` is the file's row. */
  readonly source: string;
  readonly receipt: LoadReceipt;
  readonly role: TableRole;
  /** Which known layout it is, in words. */
  readonly layout: string;
  /** The id of the city whose records it holds, if that is known. */
  readonly city: string | null;
  /** Which values of an outcome column mean an arrest. */
  readonly outcome: OutcomeRule;
  readonly columns: readonly Column[];
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
