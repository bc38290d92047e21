import type { ComputedName } from './computed.ts';
import type { FeaturePlan } from './plan.ts';

/** A part of an encoding's key. */
export type Part =
  | { readonly from: 'column'; readonly name: string }
  | { readonly from: 'computed'; readonly name: ComputedName }
  | { readonly from: 'block' };

/**
 * A target encoding: for each combination of its parts, how often training rows led to an arrest, as
 * two numbers: the logit of (s + a p) / (n + a), with s arrests in n rows and p the rate of all
 * training rows, and ln(1 + n).
 *
 * s and n are out of fold: they leave out the training rows of the incident's own tenth. Incidents at
 * the same minute and block share a tenth, so that no label of theirs tells of one another, and rows
 * of every side are treated alike.
 */
export interface Encoding {
  /** For people: "IUCR × Beat". */
  readonly name: string;
  readonly parts: readonly Part[];
}

/** Rows' worth of the overall rate that each combination starts with (a). */
export const ENCODING_STRENGTH = 15;
export const FOLDS = 10;

/** What a part may be made of, the first that there is. */
export type PartKind =
  | 'offence'
  | 'type'
  | 'place'
  | 'beat'
  | 'area'
  | 'year'
  | 'hour'
  | 'delay'
  | 'block'
  | 'others'
  | 'second other';

/** The combinations that are encoded, by what their parts mean; a city without a part goes without. */
export const ENCODED: readonly (readonly PartKind[])[] = [
  ['offence'],
  ['offence', 'place'],
  ['offence', 'beat'],
  ['offence', 'area'],
  ['offence', 'year'],
  ['offence', 'hour'],
  ['offence', 'delay'],
  ['offence', 'block'],
  ['offence', 'others'],
  ['others', 'second other'],
  ['type', 'block'],
  ['place', 'block'],
  ['block'],
];

/** The encodings that can be made of the parts that there are. */
export function encodingsOf(parts: Readonly<Record<PartKind, Part | null>>): Encoding[] {
  const made = new Map<string, Encoding>();
  for (const kinds of ENCODED) {
    const found = kinds.flatMap((kind) => parts[kind] ?? []);
    if (found.length < kinds.length) continue;
    const name = found.map(partName).join(' × ');
    made.set(name, { name, parts: found });
  }
  return [...made.values()];
}

/** A part's name for people. */
export function partName(part: Part): string {
  return part.from === 'block' ? 'Block' : part.name;
}

/** How the encodings' numbers are called in a plan. */
export const encodedNames = ({ name }: Pick<Encoding, 'name'>) =>
  [`Arrest rate by ${name}`, `Incidents by ${name}`] as const;

/** Whether a plan has the numbers of any of these encodings. */
export function hasEncodings(plan: FeaturePlan, encodings: readonly Encoding[]): boolean {
  const names = new Set<string>(encodings.flatMap(encodedNames));
  return plan.numerics.some(({ name }) => names.has(name));
}
