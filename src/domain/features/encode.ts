import { copyNumbers } from './linked.ts';
import type { FeatureMatrix } from './matrix.ts';
import { numbersOf, RESERVED_CODES, type FeaturePlan, type Field } from './plan.ts';

/** One incident as a plan's codes and standardised numbers: a row of a `FeatureMatrix`. */
export interface EncodedIncident {
  readonly codes: Uint16Array<ArrayBuffer>;
  readonly values: Float32Array<ArrayBuffer>;
}

/**
 * What a person says of an incident, by the plan's column: a text for a category, a number in its
 * own unit, null for missing. What is not said is taken from the incident that it starts from.
 */
export type IncidentValues = ReadonlyMap<string, string | number | null>;

/** A made-up incident, ready for a network, and what a reader must know of it. */
export interface EncodedValues {
  readonly incident: EncodedIncident;
  /** Columns whose text no training row had often enough: they count as unknown. */
  readonly unknown: readonly string[];
  /** Columns that nothing was said of. */
  readonly kept: readonly string[];
}

const MISSING = 0;
const UNKNOWN = 1;

/** Where a plan's number stands among a row's values, and its flag for missing, if it has one. */
export interface NumberPlace {
  readonly value: number;
  readonly flag: number | null;
}

/** The places of a plan's numbers, in its order. */
export function numberPlaces(plan: FeaturePlan): readonly NumberPlace[] {
  let next = 0;
  return plan.numerics.map(({ flagMissing }) => ({
    value: next++,
    flag: flagMissing ? next++ : null,
  }));
}

/**
 * Puts what is said of an incident through a plan, as SQL puts the joined view's rows through it.
 * Without a `base`, what is not said is missing.
 */
export function encodeIncident(
  plan: FeaturePlan,
  said: IncidentValues,
  base: EncodedIncident | null = null,
): EncodedValues {
  const codes = base?.codes.slice() ?? Uint16Array.from(plan.fields, ({ offset }) => offset);
  const values = base?.values.slice() ?? new Float32Array(numbersOf(plan));
  const places = numberPlaces(plan);
  const unknown: string[] = [];
  const isSaid = ({ name }: { readonly name: string }) => said.has(name);
  plan.fields.forEach((field, i) => {
    if (!isSaid(field) && base) return;
    const code = localCode(field, said.get(field.name) ?? null);
    if (code === UNKNOWN) unknown.push(field.name);
    codes[i] = field.offset + code;
  });
  plan.numerics.forEach((numeric, i) => {
    if (!isSaid(numeric) && base) return;
    const number = asNumber(said.get(numeric.name) ?? null);
    const { value, flag } = places[i]!;
    values[value] = number === null ? 0 : (number - numeric.mean) / numeric.sd;
    if (flag !== null) values[flag] = number === null ? 1 : 0;
  });
  const kept = [...plan.fields, ...plan.numerics].filter((column) => !isSaid(column));
  return { incident: { codes, values }, unknown, kept: kept.map(({ name }) => name) };
}

/** The code of a text within its field: missing, unknown, or its level's. */
function localCode({ levels }: Field, said: string | number | null): number {
  if (said === null) return MISSING;
  const at = levels.indexOf(String(said));
  return at < 0 ? UNKNOWN : at + RESERVED_CODES;
}

function asNumber(said: string | number | null): number | null {
  const number = said === null ? NaN : Number(said);
  return Number.isFinite(number) ? number : null;
}

/** A category's text as the row has it; what training rows had too seldom has none of its own. */
export type DecodedLevel =
  { readonly kind: 'level'; readonly text: string } | { readonly kind: 'missing' | 'unknown' };

/** The level that a code of a field stands for. */
export function decodeLevel({ levels, offset }: Field, code: number): DecodedLevel {
  const local = code - offset;
  if (local === MISSING) return { kind: 'missing' };
  const text = levels[local - RESERVED_CODES];
  return text === undefined ? { kind: 'unknown' } : { kind: 'level', text };
}

/**
 * What can be read back from an encoded incident: levels' texts, numbers in their own units (to
 * float32), null for missing. Unknown levels are left out, since nobody knows their text.
 */
export function decodeIncident(plan: FeaturePlan, incident: EncodedIncident): IncidentValues {
  const said = new Map<string, string | number | null>();
  plan.fields.forEach((field, i) => {
    const level = decodeLevel(field, incident.codes[i]!);
    if (level.kind !== 'unknown') said.set(field.name, level.kind === 'level' ? level.text : null);
  });
  const places = numberPlaces(plan);
  plan.numerics.forEach(({ name, mean, sd }, i) => {
    const { value, flag } = places[i]!;
    const isMissing = flag !== null && incident.values[flag] === 1;
    said.set(name, isMissing ? null : incident.values[value]! * sd + mean);
  });
  return said;
}

/** The row of a matrix as an incident of its own. */
export function incidentOf(matrix: FeatureMatrix, row: number): EncodedIncident {
  const { fields, numbers, codes } = matrix;
  const values = new Float32Array(numbers);
  copyNumbers(matrix, row, values, 0);
  return { codes: codes.slice(row * fields, (row + 1) * fields), values };
}

/** An incident as a matrix of one row, without an outcome. */
export function matrixOf({ codes, values }: EncodedIncident): FeatureMatrix {
  return {
    ...{ rows: 1, fields: codes.length, numbers: values.length, codes, values },
    rowIds: new Int32Array(1),
    outcomes: new Uint8Array(1),
  };
}

/**
 * The level that a text means, as a person or another city's file writes it: by itself, in other
 * letters, or with other leading zeros ("422" is "0422"); the text itself where there is none.
 */
export function levelLike({ levels }: Field, text: string): string {
  const plain = (level: string) =>
    level
      .trim()
      .toLowerCase()
      .replace(/^0+(?=\d)/, '');
  if (levels.includes(text)) return text;
  return levels.find((level) => plain(level) === plain(text)) ?? text;
}
