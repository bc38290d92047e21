import {
  decodeIncident,
  encodeIncident,
  levelLike,
  type EncodedIncident,
  type EncodedValues,
} from '../features/encode.ts';
import type { FeatureChoice } from '../features/choose.ts';
import { computedFromTime, FROM_TIME } from '../features/computedTime.ts';
import { encodedNames, hasEncodings } from '../features/encodings.ts';
import type { FeaturePlan, Field, Numeric } from '../features/plan.ts';
import { derivedFrom, isDerived, timeFrom } from '../recipe/derived.ts';
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
  readonly kept: readonly string[];
  /** Whether there are arrest rates, which follow what they are made of. */
  readonly hasRates: boolean;
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
export function whatIfForm(
  plan: FeaturePlan,
  { columns, encodings }: Pick<FeatureChoice, 'columns' | 'encodings'>,
): WhatIfForm {
  const joined = new Set(columns.map(({ name }) => name));
  const rates = new Set<string>(encodings.flatMap(encodedNames));
  const isAsked = ({ name }: { readonly name: string }) => joined.has(name) && !isDerived(name);
  const names = [...plan.fields, ...plan.numerics].map(({ name }) => name);
  const isOfTime = (name: string) => isDerived(name) || FROM_TIME.has(name);
  return {
    hasTime: names.some(isOfTime),
    fields: plan.fields.filter(isAsked),
    numbers: plan.numerics.filter(isAsked),
    kept: names.filter((name) => !joined.has(name) && !isOfTime(name) && !rates.has(name)),
    hasRates: hasEncodings(plan, encodings),
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
  const hour = timeFrom((name) => text(name) || null);
  return {
    at: hour?.replace(/00$/, text('Minute') || '00') ?? '',
    texts: new Map([...read.keys()].map((name) => [name, text(name)])),
  };
}

/**
 * The made-up incident: the example with what was typed, and all that is made of the time. A year or
 * month after the last that a clipped column learned counts as that last.
 */
export function madeUpIncident(
  plan: FeaturePlan,
  example: EncodedIncident,
  { at, texts }: WhatIfEntries,
  seasons: SeasonRule,
  clipped: readonly string[],
): EncodedValues {
  const said = new Map<string, string | number | null>();
  if (at !== null) {
    for (const [name, value] of Object.entries(derivedFrom(at, seasons) ?? {})) {
      said.set(name, value);
    }
    for (const [name, value] of computedFromTime(at) ?? []) said.set(name, value);
  }
  for (const name of clipped) {
    const value = said.get(name);
    const last = lastLevel(plan, name);
    if (typeof value === 'string' && last !== null && value > last) said.set(name, last);
  }
  for (const [name, value] of texts) said.set(name, value.trim() === '' ? null : value);
  return encodeIncident(plan, said, example);
}

/** The last level in time of a column whose levels are years or months, as texts of one length. */
function lastLevel(plan: FeaturePlan, name: string): string | null {
  const levels = plan.fields.find((field) => field.name === name)?.levels ?? [];
  return levels.reduce<string | null>((last, level) => (last && last > level ? last : level), null);
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
