import { SIDES, type Side } from '../../../domain/recipe/recipe.ts';
import type { SplitTable } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';
import { numbersIn, type Numbers } from './columns.ts';

/** Where each incident of the split belongs: its side, and its place in there by row number. */
export interface Places {
  readonly sizes: Readonly<Record<Side, number>>;
  /** By row number: an index of `SIDES`, or `NOWHERE`. */
  readonly sideOf: Uint8Array<ArrayBuffer>;
  readonly placeOf: Int32Array<ArrayBuffer>;
}

/** The side of an incident that takes no part. */
export const NOWHERE = SIDES.length;

/** Reads a split. */
export async function readPlaces(session: Session, split: SplitTable): Promise<Places> {
  const cases = SIDES.map((side, i) => `when '${side}' then ${String(i)}`).join(' ');
  const sql = `select _row, cast(case side ${cases} end as utinyint) as side from ${split}`;
  const table = await session.query('Reading the split', sql);
  const rows = numbersIn(table.getChildAt(0), 0);
  const sides = numbersIn(table.getChildAt(1), 1);
  let most = 0;
  for (let i = 0; i < rows.length; i++) most = Math.max(most, rows[i]!);
  const sideOf = new Uint8Array(most + 1).fill(NOWHERE);
  for (let i = 0; i < rows.length; i++) sideOf[rows[i]!] = sides[i]!;
  const placeOf = new Int32Array(most + 1);
  const sizes = [0, 0, 0, 0];
  for (let row = 0; row <= most; row++) placeOf[row] = sizes[sideOf[row]!]!++;
  const [train = 0, validation = 0, holdout = 0] = sizes;
  return { sizes: { train, validation, holdout }, sideOf, placeOf };
}

/** An array for each side. */
export type BySide<A> = Readonly<Record<Side, A>>;

export function bySide<A>(make: (side: Side) => A): BySide<A> {
  return { train: make('train'), validation: make('validation'), holdout: make('holdout') };
}

/** Where the incidents of a batch belong, worked out once for all of its columns. */
export interface Spots {
  /** An index of `SIDES`, or `NOWHERE`. */
  readonly sides: Uint8Array;
  readonly places: Int32Array;
}

export function spotsOf({ sideOf, placeOf }: Places, rows: Numbers): Spots {
  const sides = new Uint8Array(rows.length).fill(NOWHERE);
  const places = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (row >= sideOf.length) continue;
    sides[i] = sideOf[row]!;
    places[i] = placeOf[row]!;
  }
  return { sides, places };
}

/** Puts a batch's values into the places that are theirs, `stride` apart from `offset` on. */
export function scatter(
  { sides, places }: Spots,
  values: Numbers,
  targets: BySide<Numbers>,
  stride: number,
  offset: number,
): void {
  const lists = SIDES.map((side) => targets[side]);
  for (let i = 0; i < places.length; i++) {
    const side = sides[i]!;
    if (side !== NOWHERE) lists[side]![places[i]! * stride + offset] = values[i]!;
  }
}

/** The same of codes, which are most of what is put: a loop that sees one kind of array is several times as fast. */
export function scatterCodes(
  { sides, places }: Spots,
  values: Uint16Array,
  targets: BySide<Uint16Array>,
  stride: number,
  offset: number,
): void {
  const lists = SIDES.map((side) => targets[side]);
  for (let i = 0; i < places.length; i++) {
    const side = sides[i]!;
    if (side !== NOWHERE) lists[side]![places[i]! * stride + offset] = values[i]!;
  }
}
