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

/** The incidents of a batch that belong to one side: their rows in the batch, and their places there. */
export interface Spots {
  readonly rows: Int32Array;
  readonly places: Int32Array;
}

/** Where the incidents of a batch belong, worked out once for all of its columns. */
export function spotsOf({ sideOf, placeOf }: Places, rows: Numbers): BySide<Spots> {
  const lists = SIDES.map(() => ({
    rows: new Int32Array(rows.length),
    places: new Int32Array(rows.length),
    count: 0,
  }));
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    // Beyond the last row of the split there is no side, and `NOWHERE` has no list.
    const list = lists[sideOf[row] ?? NOWHERE];
    if (!list) continue;
    list.rows[list.count] = i;
    list.places[list.count++] = placeOf[row]!;
  }
  return bySide((side) => {
    const { rows: all, places, count } = lists[SIDES.indexOf(side)]!;
    return { rows: all.subarray(0, count), places: places.subarray(0, count) };
  });
}

/** Puts a batch's values into the places that are theirs, `stride` apart from `offset` on. */
export function scatter(
  spots: BySide<Spots>,
  values: Numbers,
  targets: BySide<Numbers>,
  stride: number,
  offset: number,
): void {
  for (const side of SIDES) {
    const { rows, places } = spots[side];
    const target = targets[side];
    for (let i = 0; i < rows.length; i++) target[places[i]! * stride + offset] = values[rows[i]!]!;
  }
}

/**
 * The same of codes, which are most of what is put, all columns at once: a row's codes lie side by side,
 * and a loop that sees one kind of array is several times as fast.
 * @param offsets where each column's codes go in a row of `stride`
 */
export function scatterCodes(
  spots: BySide<Spots>,
  columns: readonly Uint16Array[],
  targets: BySide<Uint16Array>,
  stride: number,
  offsets: readonly number[],
): void {
  for (const side of SIDES) {
    const { rows, places } = spots[side];
    const target = targets[side];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const start = places[i]! * stride;
      for (let k = 0; k < columns.length; k++) target[start + offsets[k]!] = columns[k]![row]!;
    }
  }
}
