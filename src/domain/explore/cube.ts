import type { Brushes } from './cells.ts';
import { partsOf, type Dimension } from './dimension.ts';
import { firstOf, secondOf, totalOf, type PairTally, type Tally, type Totals } from './tally.ts';

/** The days with at least one incident, and the part that each has of the dimensions that days have. */
export interface DayCodes {
  readonly count: number;
  /** By the number of the dimension; null where days have no such part. */
  readonly codes: readonly (Uint8Array<ArrayBuffer> | null)[];
}

/** All incidents, counted by each dimension alone. */
export interface Cube {
  readonly dimensions: readonly Dimension[];
  readonly tallies: readonly Tally[];
  readonly days: DayCodes;
  readonly totals: Totals;
}

/**
 * Incidents counted by one dimension and each other one, with the brushes of all further ones applied:
 * whatever the active dimension's brush becomes, every figure follows by adding up.
 */
export interface ActiveCube {
  readonly active: number;
  /** By the number of the dimension; null for the active one. */
  readonly pairs: readonly (PairTally | null)[];
  /** The brushes that it was counted under, the active one's apart. */
  readonly others: Brushes;
}

/** What one figure shows: its tally under the other figures' brushes, and the days of each part. */
export interface Slice extends Tally {
  readonly days: Float64Array<ArrayBuffer>;
}

/** What all figures show, and the incidents that pass every brush. */
export interface Slices {
  readonly slices: readonly Slice[];
  readonly totals: Totals;
}

/** Counts of the figures under the brushes; `active` must have been counted under those of the others. */
export function slicesOf(cube: Cube, brushes: Brushes, active: ActiveCube | null): Slices {
  const tallies = active ? talliesOf(cube, brushes, active) : cube.tallies;
  const slices = tallies.map((tally, i) => ({ ...tally, days: daysBy(cube, brushes, i) }));
  if (!active) return { slices, totals: cube.totals };
  const own = tallies[active.active]!;
  return { slices, totals: restrict(own, brushes.get(active.active) ?? null) };
}

function talliesOf(cube: Cube, brushes: Brushes, { active, pairs }: ActiveCube): Tally[] {
  const chosen = brushes.get(active) ?? null;
  // Any partner knows the active dimension's own tally; its brush applies there.
  const partner = pairs.findIndex((pair) => pair !== null);
  const own = pairs[partner];
  return pairs.map((pair, i) => {
    if (pair) return secondOf(pair, chosen);
    return own ? firstOf(own, brushes.get(partner) ?? null) : cube.tallies[i]!;
  });
}

function restrict(tally: Tally, parts: readonly number[] | null): Totals {
  if (parts === null) return totalOf(tally);
  const sum = (values: Float64Array) => parts.reduce((total, part) => total + values[part]!, 0);
  return { rows: sum(tally.rows), known: sum(tally.known), arrests: sum(tally.arrests) };
}

/**
 * Days by part, of those that pass the other brushes that days have; for a dimension that days have
 * not, all such days for every part.
 */
export function daysBy(
  { dimensions, days }: Cube,
  brushes: Brushes,
  i: number,
): Float64Array<ArrayBuffer> {
  const counts = new Float64Array(partsOf(dimensions[i]!) + 1);
  const own = days.codes[i];
  const filters = [...brushes].flatMap(([at, parts]) => {
    const codes = days.codes[at];
    return at !== i && codes ? [{ codes, kept: new Set(parts) }] : [];
  });
  let all = 0;
  for (let day = 0; day < days.count; day++) {
    if (!filters.every(({ codes, kept }) => kept.has(codes[day]!))) continue;
    all++;
    if (own) counts[own[day]!]! += 1;
  }
  return own ? counts : counts.fill(all);
}

/** Whether an active cube still holds: all brushes but its own are as when it was counted. */
export function holds(
  active: ActiveCube | null,
  at: number,
  brushes: Brushes,
): active is ActiveCube {
  return active?.active === at && key(active.others, at) === key(brushes, at);
}

/** The brushes of all dimensions but one. */
export function without(brushes: Brushes, at: number): Brushes {
  return new Map([...brushes].filter(([i]) => i !== at));
}

function key(brushes: Brushes, at: number): string {
  return JSON.stringify([...without(brushes, at)].sort(([a], [b]) => a - b));
}
