import type { OutcomeRule } from '../recipe/recipe.ts';
import type { Level } from '../table/profile.ts';
import { plural } from './format.ts';

/** What a value of the outcome column means. */
export type Meaning = 'arrest' | 'no arrest' | 'left out';

/** Values named in a sentence; more are counted. */
const NAMED = 4;

/** What a value means by a rule. */
export function meaningOf(rule: OutcomeRule, text: string): Meaning {
  const value = normal(text);
  if (value === '') return rule.blank;
  if (rule.arrest.includes(value)) return 'arrest';
  if (rule.noArrest.includes(value)) return 'no arrest';
  if (rule.leftOut.includes(value)) return 'left out';
  return rule.arrestContains.some((part) => value.includes(normal(part))) ? 'arrest' : rule.others;
}

/** A rule in which a value means what a person says; the rest keeps its meaning. */
export function withMeaning(rule: OutcomeRule, text: string, meaning: Meaning): OutcomeRule {
  const value = normal(text);
  const without = (values: readonly string[]) => values.filter((one) => one !== value);
  const bare: OutcomeRule = {
    ...rule,
    arrest: without(rule.arrest),
    noArrest: without(rule.noArrest),
    leftOut: without(rule.leftOut),
  };
  // A value is listed only where the rest of the rule would not say the same.
  if (meaningOf(bare, value) === meaning) return bare;
  const lists = { arrest: 'arrest', 'no arrest': 'noArrest', 'left out': 'leftOut' } as const;
  const list = lists[meaning];
  return { ...bare, [list]: [...bare[list], value] };
}

/**
 * A rule in words: "arrest = Resolution contains ARREST; JUVENILE BOOKED counts: no; all others: no;
 * nothing at all: left out". Values are written as the column has them.
 *
 * @param levels the column's values, of which those that the rule names are spoken of
 */
export function outcomeWords(rule: OutcomeRule, column: string, levels: readonly Level[]): string {
  const written = new Map<string, string>();
  for (const { text } of levels) {
    if (!written.has(normal(text))) written.set(normal(text), text);
  }
  // Of a rule that fits many spellings, only those are named that the column has.
  const there = (values: readonly string[]) =>
    levels.length === 0 ? values : values.filter((value) => written.has(value));
  const list = (values: readonly string[]) => listed(there(values).map((v) => written.get(v) ?? v));
  const parts = [arrestWords(rule, column, list(rule.arrest))];
  const no = list(rule.noArrest);
  const out = list(rule.leftOut);
  if (no !== '') parts.push(`${no} counts: no`);
  if (out !== '') parts.push(`${out}: left out`);
  parts.push(`all others: ${short(rule.others)}`, `nothing at all: ${short(rule.blank)}`);
  return parts.join('; ');
}

function arrestWords({ arrestContains }: OutcomeRule, column: string, values: string): string {
  const ways = [
    ...(values === '' ? [] : [`is ${values}`]),
    ...(arrestContains.length === 0 ? [] : [`contains ${listed(arrestContains.map(upper))}`]),
  ];
  return ways.length === 0
    ? `no value of ${column} means an arrest yet`
    : `arrest = ${column} ${ways.join(' or ')}`;
}

function short(meaning: Exclude<Meaning, 'arrest'>): string {
  return meaning === 'no arrest' ? 'no' : meaning;
}

function listed(values: readonly string[]): string {
  const named = values.slice(0, NAMED);
  const rest = values.length - named.length;
  return rest === 0 ? named.join(' or ') : `${named.join(', ')} or ${plural(rest, 'other value')}`;
}

function upper(text: string): string {
  return text.toUpperCase();
}

function normal(text: string): string {
  return text.trim().toLowerCase();
}
