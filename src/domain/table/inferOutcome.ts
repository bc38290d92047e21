import type { OutcomeRule } from '../recipe/recipe.ts';
import type { ColumnFacts } from './columnFacts.ts';

/** Words of headers that can say what came of an incident, the most telling first. */
const WORDS = [
  ['arrest', 'arrested', 'arrests'],
  ['resolution', 'disposition', 'clearance', 'cleared', 'outcome', 'clsd'],
  ['status'],
];

/** More values than this are no outcome but a story. */
const MOST_LEVELS = 40;

/** Values that speak of an arrest that was not made. */
const DENIED = /\b(no|not|non|without|exceptional|pending)\b/;

const YES_OR_NO = /^(true|false|t|f|yes|no|y|n|1|0)$/i;

/** The rule of a column whose values say nothing of arrests: a person has to choose. */
const BY_WORD: OutcomeRule = {
  arrest: [],
  noArrest: [],
  leftOut: [],
  arrestContains: ['arrest'],
  others: 'no arrest',
  blank: 'left out',
};

/**
 * The column that says whether there was an arrest, and how: "yes" under ARREST, or values that
 * name it. A column of codes is none: what they mean cannot be seen.
 */
export function outcomeOf(
  columns: readonly ColumnFacts[],
): { readonly column: ColumnFacts; readonly rule: OutcomeRule | null } | null {
  for (const [rank, words] of WORDS.entries()) {
    for (const column of columns) {
      if (column.isDate || column.distinct < 2 || column.distinct > MOST_LEVELS) continue;
      if (!column.words.some((word) => words.includes(word))) continue;
      // Yes or no is about an arrest only where the header is.
      if (rank === 0 && column.values.every((value) => YES_OR_NO.test(value)))
        return { column, rule: null };
      const rule = ruleOf(column.values);
      if (rule) return { column, rule };
    }
  }
  return null;
}

/** Values that name an arrest mean one, unless they say that there was none. */
function ruleOf(values: readonly string[]): OutcomeRule | null {
  const levels = [...new Set(values.map((value) => value.toLowerCase()))];
  const naming = levels.filter((level) => level.includes('arrest'));
  const noArrest = naming.filter((level) => DENIED.test(level));
  return naming.length > noArrest.length ? { ...BY_WORD, noArrest } : null;
}
