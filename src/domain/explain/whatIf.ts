import {
  decodeIncident,
  encodeIncident,
  levelLike,
  type EncodedIncident,
  type EncodedValues,
} from '../features/encode.ts';
import type { FeaturePlan, Field, Numeric } from '../features/plan.ts';
import { derivedFrom, isDerived, timeFrom } from '../recipe/derived.ts';
import type { JoinedColumn } from '../recipe/join.ts';
import type { SeasonRule } from '../recipe/seasons.ts';
import type { ColumnRole } from '../table/column.ts';
import type { MadeUp } from './articleCrimes.ts';

/** How a plan's columns stand in a form for a made-up incident. */
export interface WhatIfForm {
  /** Whether any column follows from the time of the incident. */
  readonly hasTime: boolean;
  /** Columns that are typed in. */
  readonly fields: readonly Field[];
  readonly numbers: readonly Numeric[];
  /** Columns that are computed from other records, and so stay as the example has them. */
  readonly computed: readonly string[];
}

/** What a person has put into the form; what is not there is as in the example. */
export interface WhatIfEntries {
  /** As a `datetime-local` input has it; null where it was not touched. */
  readonly at: string | null;
  /** Texts by column; nothing at all means missing. */
  readonly texts: ReadonlyMap<string, string>;
}

export const NO_ENTRIES: WhatIfEntries = { at: null, texts: new Map() };

/** The form of a plan: columns of the joined view are asked for, others cannot be. */
export function whatIfForm(plan: FeaturePlan, columns: readonly JoinedColumn[]): WhatIfForm {
  const joined = new Set(columns.map(({ name }) => name));
  const isAsked = ({ name }: { readonly name: string }) => joined.has(name) && !isDerived(name);
  const all = [...plan.fields, ...plan.numerics];
  return {
    hasTime: all.some(({ name }) => isDerived(name)),
    fields: plan.fields.filter(isAsked),
    numbers: plan.numerics.filter(isAsked),
    computed: all.map(({ name }) => name).filter((name) => !joined.has(name) && !isDerived(name)),
  };
}

/** What the form shows of an example before anything is typed: its time, and its texts by column. */
export function textsOf(
  plan: FeaturePlan,
  example: EncodedIncident,
): { readonly at: string; readonly texts: ReadonlyMap<string, string> } {
  const read = decodeIncident(plan, example);
  const text = (name: string) => {
    const value = read.get(name) ?? null;
    // Six digits are what a float32 holds.
    return typeof value === 'number' ? String(Number(value.toPrecision(6))) : (value ?? '');
  };
  return {
    at: timeFrom((name) => text(name) || null) ?? '',
    texts: new Map([...read.keys()].map((name) => [name, text(name)])),
  };
}

/** The made-up incident: the example with what was typed, its calendar from the time. */
export function madeUpIncident(
  plan: FeaturePlan,
  example: EncodedIncident,
  { at, texts }: WhatIfEntries,
  seasons: SeasonRule,
): EncodedValues {
  const calendar = at === null ? null : derivedFrom(at, seasons);
  const said = new Map<string, string | null>();
  for (const [name, value] of Object.entries(calendar ?? {})) said.set(name, value);
  for (const [name, value] of texts) said.set(name, value.trim() === '' ? null : value);
  return encodeIncident(plan, said, example);
}

/** A made-up incident of the article as entries of the form, each text as the plan has it. */
export function entriesOf(
  plan: FeaturePlan,
  { at, values }: MadeUp,
  nameOf: (role: ColumnRole) => string | null,
): WhatIfEntries {
  const texts = new Map<string, string>();
  for (const [role, text] of values) {
    const field = plan.fields.find(({ name }) => name === nameOf(role));
    if (field) texts.set(field.name, levelLike(field, text));
  }
  return { at, texts };
}
