import type { OutcomeRule } from '../recipe/recipe.ts';
import type { Level } from '../table/profile.ts';

/** What a value of the outcome column means. */
export type Meaning = 'arrest' | 'no arrest' | 'left out';

/** What a rule makes of a value; as `outcomeSql` does in the database. */
export function meaningOf(rule: OutcomeRule, value: string): Meaning {
  const text = value.trim().toLowerCase();
  if (text === '') return rule.blank;
  if (rule.arrest.includes(text)) return 'arrest';
  if (rule.noArrest.includes(text)) return 'no arrest';
  if (rule.leftOut.includes(text)) return 'left out';
  if (rule.arrestContains.some((part) => text.includes(part))) return 'arrest';
  return rule.others;
}

/** A rule in which a value means something else than before; the others keep their meaning. */
export function withMeaning(rule: OutcomeRule, value: string, meaning: Meaning): OutcomeRule {
  const text = value.trim().toLowerCase();
  const without = (values: readonly string[]) => values.filter((other) => other !== text);
  const having = (values: readonly string[], wanted: Meaning) =>
    meaning === wanted ? [...without(values), text] : without(values);
  return {
    ...rule,
    arrest: having(rule.arrest, 'arrest'),
    noArrest: having(rule.noArrest, 'no arrest'),
    leftOut: having(rule.leftOut, 'left out'),
  };
}

/** Values named in a sentence; more only make it long. */
const NAMED = 6;

/**
 * What counts as an arrest, in a sentence: "Arrest = Resolution contains ARREST; JUVENILE BOOKED
 * counts: no; left out: OPEN."
 */
export function outcomeWords(rule: OutcomeRule, column: string, levels: readonly Level[]): string {
  const written = (value: string) =>
    levels.find(({ text }) => text.trim().toLowerCase() === value)?.text ?? value.toUpperCase();
  const present = (values: readonly string[]) =>
    levels.length === 0
      ? values
      : values.filter((value) => levels.some(({ text }) => text.trim().toLowerCase() === value));
  const means = [
    ...(rule.arrestContains.length > 0
      ? [`contains ${listed(rule.arrestContains.map(written), 'or')}`]
      : []),
    ...(present(rule.arrest).length > 0
      ? [`is ${listed(present(rule.arrest).map(written), 'or')}`]
      : []),
  ];
  const arrest = means.length > 0 ? means.join(' or ') : 'is none of its values';
  const parts = [`Arrest = ${column} ${arrest}`];
  const not = present(rule.noArrest);
  if (not.length > 0) parts.push(`${listed(not.map(written), 'and')} ${count(not)}: no`);
  const out = [
    ...present(rule.leftOut).map(written),
    ...(rule.others === 'left out' ? ['every other value'] : []),
    ...(rule.blank === 'left out' ? ['nothing at all'] : []),
  ];
  if (rule.others === 'no arrest') parts.push('every other value counts: no');
  if (out.length > 0) parts.push(`left out: ${listed(out, 'and')}`);
  return `${parts.join('; ')}.`;
}

const count = (values: readonly string[]) => (values.length === 1 ? 'counts' : 'count');

function listed(values: readonly string[], word: 'and' | 'or'): string {
  const shown = values.slice(0, NAMED);
  const more = values.length - shown.length;
  const all = more > 0 ? [...shown, `${String(more)} more`] : shown;
  return all.length < 2
    ? all.join('')
    : `${all.slice(0, -1).join(', ')} ${word} ${all.at(-1) ?? ''}`;
}
