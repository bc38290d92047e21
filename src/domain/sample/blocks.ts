import { corner, type Area } from './areas.ts';
import { isInside, type Point } from './inside.ts';
import { createPicker, type Picker } from './picker.ts';
import { createRandom, drawNormal } from './random.ts';
import { avenueName, blockName, streetName } from './streets.ts';

/** A street between two crossings: where incidents are placed, as the portal does. */
export interface Block {
  readonly name: string;
  /** 1 to 4 within the area. */
  readonly sector: number;
  readonly spots: readonly Spot[];
}

/** A place along a block. */
export interface Spot {
  /** Feet east and north of a point outside the city. */
  readonly x: number;
  readonly y: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** The blocks of one area, some with far more incidents than others. */
export interface AreaBlocks {
  readonly blocks: readonly Block[];
  readonly pick: Picker;
}

/** An eighth of a mile in degrees: the spacing of the street grid, as in Chicago. */
const latitudeStep = 201.168 / 111_195;
const longitudeStep = latitudeStep / Math.cos((41.9 * Math.PI) / 180);
const feetPerStep = 660;
const spotsAlong = [0.2, 0.35, 0.5, 0.65, 0.8];
/** Spread of the logarithm of a block's weight. */
const unevenness = 1.1;

/** Lays the street grid over an area and keeps the blocks that lie wholly inside. */
export function createBlocks({ number, ring }: Area): AreaBlocks {
  const random = createRandom(number, 77);
  const x = extentOf(ring.map((point) => (point[0] - corner[0]) / longitudeStep));
  const y = extentOf(ring.map((point) => (point[1] - corner[1]) / latitudeStep));
  const blocks: Block[] = [];
  for (let column = x.from; column <= x.to; column++) {
    for (let row = y.from; row <= y.to; row++) {
      for (const along of [0, 1] as const) {
        const sector = 1 + Number(column > x.middle) + 2 * Number(row > y.middle);
        const block = blockAt(column, row, along, ring);
        if (block) blocks.push({ ...block, sector });
      }
    }
  }
  return {
    blocks,
    pick: createPicker(blocks.map(() => Math.exp(unevenness * drawNormal(random)))),
  };
}

function extentOf(values: readonly number[]): { from: number; to: number; middle: number } {
  const from = Math.floor(Math.min(...values));
  const to = Math.ceil(Math.max(...values));
  return { from, to, middle: (from + to) / 2 };
}

/** The block from a crossing to the next one, eastwards (`along` 0) or northwards (1). */
function blockAt(
  column: number,
  row: number,
  along: 0 | 1,
  ring: readonly Point[],
): Omit<Block, 'sector'> | undefined {
  const spots: Spot[] = [];
  for (const t of spotsAlong) {
    const spot = spotAt(along === 0 ? column + t : column, along === 0 ? row : row + t);
    if (!isInside([spot.longitude, spot.latitude], ring)) return undefined;
    spots.push(spot);
  }
  // Lines are numbered from well outside the city, so that no number is zero or less.
  const [line, hundred] = along === 0 ? [row + 20, column + 20] : [column + 20, row + 20];
  return {
    name:
      along === 0
        ? blockName(hundred, 'E', streetName(line))
        : blockName(hundred, 'N', avenueName(line)),
    spots,
  };
}

function spotAt(east: number, north: number): Spot {
  return {
    x: Math.round(1e6 + east * feetPerStep),
    y: Math.round(1e6 + north * feetPerStep),
    longitude: round(corner[0] + east * longitudeStep),
    latitude: round(corner[1] + north * latitudeStep),
  };
}

/** To a tenth of a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
