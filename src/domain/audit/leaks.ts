import type { ColumnRole, KnownWhen } from '../table/column.ts';
import { normalHeader } from '../table/header.ts';
import type { ColumnAuc } from './columnAuc.ts';

/** What is made of a column: never used, gives the outcome away, worth a look, or nothing to say. */
export type LeakVerdict = 'banned' | 'leak' | 'suspect' | 'fair';

/** Why; `words/leak.ts` has the sentences. */
export type LeakReason =
  | { readonly kind: 'outcome' }
  | { readonly kind: 'known later' }
  | { readonly kind: 'identifier' }
  | { readonly kind: 'written later' }
  | { readonly kind: 'nearly unique'; readonly levels: number; readonly rows: number }
  | { readonly kind: 'gives away'; readonly auc: number }
  | { readonly kind: 'strong'; readonly auc: number }
  | { readonly kind: 'plain'; readonly auc: number };

/** What is known of the column that an AUC is of. */
export interface TaggedColumn {
  readonly name: string;
  readonly role: ColumnRole | null;
  readonly known: KnownWhen;
}

export interface Leak {
  readonly verdict: LeakVerdict;
  readonly reason: LeakReason;
}

/** An AUC like this from one column by itself is the outcome under another name. */
export const GIVES_AWAY = 0.97;
/** From here on a column deserves the question how it comes to know so much. */
export const STRONG = 0.8;
/** With more levels than this share of the rows, a column names rows and can only be memorised. */
export const NEARLY_UNIQUE = 0.5;

/** Headers, as `normalHeader` gives them, of numbers that stand for a record. */
const IDENTIFIER =
  /^((row|record|event|case|report|incident|object)?_?id|(case|report|incident|cad|record|row|event)_?(no|num|number)|incidntnum|pdid|column_1|unnamed_0|index)$/;
/** Headers of what is written after the report. */
const WRITTEN_LATER =
  /(^|_)(updated|modified|loaded|closed|cleared|clearance|disposition|resolution)(_|$)/;

/**
 * The verdict on one column, by the first rule that holds: what its tag says, what its header says,
 * how many levels it has, and what it reaches by itself.
 */
export function leakOf(
  { name, role, known }: TaggedColumn,
  { auc, levels, rows, by }: ColumnAuc,
): Leak {
  const header = normalHeader(name);
  if (known === 'outcome' || role === 'outcome') return banned({ kind: 'outcome' });
  if (known === 'later') return banned({ kind: 'known later' });
  if (role === 'id' || IDENTIFIER.test(header)) return banned({ kind: 'identifier' });
  if (WRITTEN_LATER.test(header)) return banned({ kind: 'written later' });
  if (by === 'levels' && levels > NEARLY_UNIQUE * rows) {
    return banned({ kind: 'nearly unique', levels, rows });
  }
  if (auc >= GIVES_AWAY) return { verdict: 'leak', reason: { kind: 'gives away', auc } };
  if (auc >= STRONG) return { verdict: 'suspect', reason: { kind: 'strong', auc } };
  return { verdict: 'fair', reason: { kind: 'plain', auc } };
}

function banned(reason: LeakReason): Leak {
  return { verdict: 'banned', reason };
}
