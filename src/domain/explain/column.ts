import type { FeatureMatrix } from '../features/matrix.ts';
import { decodeLevel, numberPlaces, type NumberPlace } from '../features/encode.ts';
import { RESERVED_CODES, type FeaturePlan, type Field, type Numeric } from '../features/plan.ts';
import type { Setting } from './dependence.ts';

/** A column of a plan and where it stands in a row. */
export type PlanColumn =
  | { readonly kind: 'category'; readonly field: Field; readonly at: number }
  | { readonly kind: 'number'; readonly numeric: Numeric; readonly at: NumberPlace };

/** Values that a column is set to, and what the rows themselves have. */
export interface ColumnSettings {
  readonly settings: readonly Setting[];
  /** A number's values in its own unit, one a setting; null for a category. */
  readonly numbers: readonly number[] | null;
  /** Rows that have a category's level, one a setting; for a number null. */
  readonly counts: readonly number[] | null;
  /** How a number's rows are spread, over its settings' span; null for a category. */
  readonly bins: readonly CountBin[] | null;
  /** Whether a category's levels stand in an order of their own (hours, months). */
  readonly ordered: boolean;
  /** Levels that are not shown. */
  readonly left: number;
}

export interface CountBin {
  readonly low: number;
  readonly high: number;
  readonly rows: number;
}

/** Most settings of a category, of one whose levels are numbers in order, and of a number. */
export interface MostSettings {
  readonly levels: number;
  readonly ordered: number;
  readonly points: number;
}
export const CURVE_SETTINGS: MostSettings = { levels: 12, ordered: 31, points: 24 };
export const PAIR_SETTINGS: MostSettings = { levels: 8, ordered: 12, points: 8 };

/** The outermost hundredths of a number's rows are not asked about: hardly anything was learned there. */
const TAIL = 0.01;
const BINS = 24;

/** A plan's column by its name; null where the plan has none of it. */
export function planColumn(plan: FeaturePlan, name: string): PlanColumn | null {
  const field = plan.fields.findIndex((one) => one.name === name);
  if (field >= 0) return { kind: 'category', field: plan.fields[field]!, at: field };
  const number = plan.numerics.findIndex((one) => one.name === name);
  if (number < 0) return null;
  return { kind: 'number', numeric: plan.numerics[number]!, at: numberPlaces(plan)[number]! };
}

/** The values of a column that are worth asking about, among the rows of a matrix. */
export function settingsOf(
  column: PlanColumn,
  matrix: FeatureMatrix,
  most: MostSettings,
): ColumnSettings {
  return column.kind === 'category'
    ? levelSettings(column, matrix, most)
    : numberSettings(column, matrix, most.points);
}

/** The most frequent levels, or all in their order where they are a few numbers; missing where it occurs. */
function levelSettings(
  { field, at }: Extract<PlanColumn, { kind: 'category' }>,
  { codes, fields }: FeatureMatrix,
  most: MostSettings,
): ColumnSettings {
  const counts = new Float64Array(field.levels.length + RESERVED_CODES);
  for (let i = at; i < codes.length; i += fields) counts[codes[i]! - field.offset]! += 1;
  const ordered = field.levels.length <= most.ordered && field.levels.every(isNumber);
  const levels = field.levels.map((_, i) => i + RESERVED_CODES);
  const shown = ordered
    ? levels.sort((a, b) => Number(textOf(field, a)) - Number(textOf(field, b)))
    : levels.sort((a, b) => counts[b]! - counts[a]!).slice(0, most.levels);
  const local = counts[0]! > 0 ? [...shown, 0] : shown;
  return {
    settings: local.map((code) => ({
      label: textOf(field, code),
      codes: [{ field: at, code: field.offset + code }],
      values: [],
    })),
    numbers: null,
    counts: local.map((code) => counts[code]!),
    bins: null,
    ordered,
    left: field.levels.length - shown.length,
  };
}

/** Values evenly from the first to the last hundredth, or those that there are where they are few. */
function numberSettings(
  { numeric, at }: Extract<PlanColumn, { kind: 'number' }>,
  { values, numbers, rows }: FeatureMatrix,
  points: number,
): ColumnSettings {
  const known: number[] = [];
  for (let row = 0; row < rows; row++) {
    const isMissing = at.flag !== null && values[row * numbers + at.flag] === 1;
    if (!isMissing) known.push(values[row * numbers + at.value]!);
  }
  known.sort((a, b) => a - b);
  const [low, high] = [TAIL, 1 - TAIL].map(
    (share) => known[Math.floor(share * (known.length - 1))],
  );
  const distinct = [...new Set(known)];
  const standard =
    low === undefined || high === undefined || distinct.length <= points
      ? distinct
      : Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));
  const unit = (value: number) => value * numeric.sd + numeric.mean;
  return {
    settings: standard.map((value) => ({
      label: readable(unit(value)),
      codes: [],
      values: [
        { number: at.value, value },
        ...(at.flag === null ? [] : [{ number: at.flag, value: 0 }]),
      ],
    })),
    numbers: standard.map(unit),
    counts: null,
    bins: binsOf(known.map(unit), unit(low ?? 0), unit(high ?? 0)),
    ordered: true,
    left: 0,
  };
}

function binsOf(values: readonly number[], low: number, high: number): readonly CountBin[] {
  if (!(high > low)) return [];
  const width = (high - low) / BINS;
  const rows = new Array<number>(BINS).fill(0);
  for (const value of values) {
    if (value >= low && value <= high) {
      rows[Math.min(BINS - 1, Math.floor((value - low) / width))]! += 1;
    }
  }
  return rows.map((n, i) => ({ low: low + i * width, high: low + (i + 1) * width, rows: n }));
}

function textOf(field: Field, code: number): string {
  const level = decodeLevel(field, field.offset + code);
  return level.kind === 'level' ? level.text : `(${level.kind})`;
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));

/** A number to four digits, since it comes from a float32. */
export function readable(value: number): string {
  return Number(value.toPrecision(4)).toLocaleString('en-US', { maximumFractionDigits: 6 });
}
