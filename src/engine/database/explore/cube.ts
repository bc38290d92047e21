import type { Table } from 'apache-arrow';
import { cellsSql, daysSql, tallySql, type Brushes } from '../../../domain/explore/cells.ts';
import {
  without,
  type ActiveCube,
  type Cube,
  type DayCodes,
} from '../../../domain/explore/cube.ts';
import { partsOf, type AskedDimension, type Dimension } from '../../../domain/explore/dimension.ts';
import { emptyTally, totalOf, type PairTally, type Tally } from '../../../domain/explore/tally.ts';
import { PLAIN } from '../database.ts';
import type { Session } from '../session.ts';
import { findDimension } from './dimensions.ts';
import { fillTally, numbersOf } from './fill.ts';

/** Makes the table of small numbers that the figures are counted from, and counts each dimension alone. */
export async function makeCube(session: Session, asked: readonly AskedDimension[]): Promise<Cube> {
  const dimensions: Dimension[] = [];
  for (const one of asked) dimensions.push(await findDimension(session, one));
  await session.query('Making the cells of the figures', cellsSql(dimensions, PLAIN));
  const tallies: Tally[] = [];
  for (const i of dimensions.keys()) tallies.push(await countOne(session, dimensions, i));
  const [first] = tallies;
  const totals = first ? totalOf(first) : { rows: 0, known: 0, arrests: 0 };
  return { dimensions, tallies, days: await countDays(session, dimensions), totals };
}

/** Counts the incidents by the active dimension and each other one, under the others' brushes. */
export async function countPairs(
  session: Session,
  dimensions: readonly Dimension[],
  active: number,
  brushes: Brushes,
): Promise<ActiveCube> {
  const others = without(brushes, active);
  const pairs: (PairTally | null)[] = [];
  for (const i of dimensions.keys()) {
    const pair = i === active ? null : await countPair(session, dimensions, active, i, others);
    pairs.push(pair);
  }
  return { active, pairs, others };
}

async function countOne(session: Session, dimensions: readonly Dimension[], i: number) {
  const table = await counted(session, dimensions, [i], new Map());
  const tally = emptyTally(partsOf(dimensions[i]!) + 1);
  fillTally(tally, table, (row, part) => part(0)[row]!);
  return tally;
}

async function countPair(
  session: Session,
  dimensions: readonly Dimension[],
  active: number,
  other: number,
  others: Brushes,
): Promise<PairTally> {
  // A pair is counted without its own dimensions' brushes: these are added up later.
  const table = await counted(session, dimensions, [active, other], without(others, other));
  const width = partsOf(dimensions[other]!) + 1;
  const tally = emptyTally((partsOf(dimensions[active]!) + 1) * width);
  fillTally(tally, table, (row, part) => part(0)[row]! * width + part(1)[row]!);
  return { ...tally, width };
}

function counted(
  session: Session,
  dimensions: readonly Dimension[],
  by: readonly number[],
  brushes: Brushes,
): Promise<Table> {
  const purpose = `Counting by ${by.map((i) => dimensions[i]!.label).join(' and ')}`;
  return session.query(purpose, tallySql(dimensions, by, brushes));
}

async function countDays(session: Session, dimensions: readonly Dimension[]): Promise<DayCodes> {
  const table = await session.query('Counting days', daysSql(dimensions));
  const codes = dimensions.map(({ byDay }, i) =>
    byDay ? Uint8Array.from(numbersOf(table, `c${String(i)}`)) : null,
  );
  return { count: table.numRows, codes };
}
