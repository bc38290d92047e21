import { areaNames } from './areaNames.ts';
import type { Point } from './inside.ts';
import { createRandom } from './random.ts';
import { areaTallies } from './tallies/areas.ts';

/** One area of the simulated city. */
export interface Area {
  /** From 1, row by row from the south, to and fro: numbers in a row are neighbours. */
  readonly number: number;
  readonly name: string;
  /** Closed, counter-clockwise. */
  readonly ring: readonly Point[];
  /** Incidents in 10,000: theft and deception; drugs, vice, weapons, public peace; all else. */
  readonly weights: readonly [number, number, number];
  readonly arrestRate: number;
  /** 0 to 1: where the area stands between the least and the most drug and weapon offences. */
  readonly rank: number;
}

/** The south-west corner, at Chicago's latitude for its weather and light, but in the open lake. */
export const corner: Point = [-87.38, 41.74];
const cellWidth = 0.044;
const cellHeight = 0.034;

/**
 * How many cells each row of the city has, from the south, and how far it is set in from the west,
 * in cells: together they draw a shoreline with a wide bay in the east.
 */
const rowLengths = [5, 6, 7, 7, 6, 5, 5, 6, 7, 6];
const rowStarts = [2, 1, 0, 0, 0, 0, 0, 0, 0, 1];

/** The shape of the city does not depend on the seed of its incidents. */
const citySeed = 2015;

/** The city's areas: a brick wall of hexagons with shifted corners, so they tile without gaps. */
export function createAreas(): Area[] {
  const cells = rowLengths.flatMap((length, row) => {
    const line = Array.from({ length }, (_, i) => ({ column: rowStarts[row]! + i, row }));
    return row % 2 === 0 ? line : line.reverse();
  });
  const byRank = cells
    .map((cell, index) => ({ index, need: fieldAt(cell.column, cell.row) }))
    .sort((a, b) => a.need - b.need);
  const ranks = new Map(byRank.map(({ index }, rank) => [index, rank]));
  return cells.map(({ column, row }, index) => {
    const rank = ranks.get(index)!;
    const [theft, market, rest, arrestRate] = areaTallies[rank]!;
    return {
      number: index + 1,
      name: areaNames[index]!,
      ring: ringOf(column, row),
      weights: [theft, market, rest],
      arrestRate,
      rank: rank / (cells.length - 1),
    };
  });
}

/** An invented field over the city that neighbours share: low around the bay, high in the west. */
function fieldAt(column: number, row: number): number {
  const noise = createRandom(citySeed, 1000 + row * 16 + column)();
  const fromBay = Math.hypot(column - 5, (row - 5) * 0.8);
  return fromBay - 2.2 * Math.hypot((column - 1) * 0.6, (row - 3) * 0.5) + 0.9 * noise;
}

/** Corner `i` of lattice line `line` is the same for all cells that meet there. */
function cornerAt(i: number, line: number): Point {
  const random = createRandom(citySeed, line * 64 + i);
  const jitter = () => 0.3 * (random() - 0.5);
  // Every other corner moves up and down, which makes bricks into hexagons.
  const zigzag = (i + line) % 2 === 0 ? 0.14 : -0.14;
  return [
    round(corner[0] + cellWidth * (i / 2 + jitter())),
    round(corner[1] + cellHeight * (line + zigzag + jitter())),
  ];
}

function ringOf(column: number, row: number): Point[] {
  const i = 2 * column + (row % 2);
  const south = [0, 1, 2].map((step) => cornerAt(i + step, row));
  const north = [2, 1, 0].map((step) => cornerAt(i + step, row + 1));
  return [...south, ...north, south[0]!];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
