import { BEYOND } from './coded.ts';
import { MOST_LEVELS, RARE_BELOW, RESERVED_CODES, type Field } from './plan.ts';

/** A category's raw codes: what each stands for. */
export interface RawLevels {
  readonly name: string;
  /** The text of a raw code from 1 on; undefined for one that is no level. */
  readonly text: (code: number) => string | undefined;
  /** Whether a level after the last of training counts as that last. */
  readonly clipped: boolean;
}

/** A fitted category: its levels, most frequent first, with their raw codes. */
export interface FittedLevels {
  readonly name: string;
  readonly levels: readonly string[];
  readonly raw: readonly number[];
  readonly clipped: boolean;
}

/** Raw codes are 16-bit. */
export const RAW_CODES = BEYOND + 1;

/** Learns a category's levels from how often each raw code stands in training rows. */
export function fitLevels({ name, text, clipped }: RawLevels, counts: Uint32Array): FittedLevels {
  const met: { text: string; raw: number; rows: number }[] = [];
  for (let raw = 1; raw < BEYOND; raw++) {
    const rows = counts[raw]!;
    const level = rows >= RARE_BELOW ? text(raw) : undefined;
    if (level !== undefined) met.push({ text: level, raw, rows });
  }
  met.sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
  const kept = met.slice(0, MOST_LEVELS);
  return { name, levels: kept.map((l) => l.text), raw: kept.map((l) => l.raw), clipped };
}

/** A field's codes in the shared vocabulary by raw code: missing, unknown, or the level. */
export function globalCodes({ offset }: Field, fitted: FittedLevels): Uint16Array<ArrayBuffer> {
  const [missing, unknown] = [offset, offset + 1];
  const codes = new Uint16Array(RAW_CODES).fill(unknown);
  codes[0] = missing;
  fitted.raw.forEach((raw, level) => (codes[raw] = offset + RESERVED_CODES + level));
  const last = lastRaw(fitted);
  if (fitted.clipped && last > 0) codes.fill(codes[last]!, last + 1, BEYOND);
  return codes;
}

/** The highest raw code among a category's levels; 0 without levels. */
export function lastRaw({ raw }: FittedLevels): number {
  return raw.reduce((most, code) => Math.max(most, code), 0);
}
