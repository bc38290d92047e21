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

/** Puts the values of incidents `rows` into the places that are theirs, `stride` apart from `offset` on. */
export function scatter(
  { sideOf, placeOf }: Places,
  rows: Numbers,
  values: Numbers,
  targets: BySide<Numbers>,
  stride: number,
  offset: number,
): void {
  const lists = SIDES.map((side) => targets[side]);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const side = row < sideOf.length ? sideOf[row]! : NOWHERE;
    if (side === NOWHERE) continue;
    lists[side]![placeOf[row]! * stride + offset] = values[i]!;
  }
}
