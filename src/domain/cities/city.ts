import type {
  Column,
  ColumnRole,
  ColumnType,
  KnownWhen,
  TableRole,
  Unit,
} from '../table/column.ts';
import type { OutcomeRule } from '../recipe/recipe.ts';

/** What is known of a column by its header. */
export interface KnownColumn {
  /** Headers it goes by, as `normalHeader` gives them. */
  readonly headers: readonly string[];
  readonly role?: ColumnRole;
  readonly type: ColumnType;
  /** Left out where it is known at the time of the report. */
  readonly known?: KnownWhen;
  /** Left out where the network is not given it by default. */
  readonly feature?: true;
  readonly unit?: Unit;
}

/** A layout of one kind of file, known by its headers; a new one is data, not code. */
export interface Layout {
  readonly name: string;
  readonly role: Exclude<TableRole, 'unused'>;
  /** Headers that must all be there, as `normalHeader` gives them. */
  readonly signature: readonly string[];
  readonly columns: readonly KnownColumn[];
  /** How headers that `columns` doesn't list are read. */
  readonly others: Pick<Column, 'type' | 'feature'>;
  /** For incidents: which values of the outcome column mean an arrest. */
  readonly outcome?: OutcomeRule;
}

/** What we know of a city's published records. */
export interface City {
  readonly id: string;
  readonly name: string;
  readonly layouts: readonly Layout[];
  /** What a reader of its figures should know, one sentence each. */
  readonly pitfalls: readonly string[];
}

/** The outcome of a column that says yes or no. */
export const BOOLEAN_OUTCOME: OutcomeRule = {
  arrest: ['true', 't', 'yes', 'y', '1'],
  noArrest: ['false', 'f', 'no', 'n', '0'],
};
