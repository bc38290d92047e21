import { cellToBoundary, latLngToCell } from 'h3-js';
import { joinBoxes } from '../../../domain/geo/box.ts';
import type { Outline, Outlines } from '../../../domain/geo/outlines.ts';

/** The hexagons that places fell into, numbered as they came. */
export interface HexagonBook {
  /** The number of the hexagon around a position in degrees. */
  find(longitude: number, latitude: number): number;
  /** All of them, in the order of their numbers; each is named by its H3 index. */
  outlines(): Outlines;
}

/** Starts a book of H3's cells of a resolution. */
export function hexagonBook(resolution: number): HexagonBook {
  const numbers = new Map<string, number>();
  return {
    find(longitude, latitude) {
      const cell = latLngToCell(latitude, longitude, resolution);
      const number = numbers.get(cell) ?? numbers.size;
      numbers.set(cell, number);
      return number;
    },
    outlines() {
      const cells = [...numbers.keys()].map(outlineOf);
      const box = joinBoxes(cells.map((cell) => cell.box));
      return {
        file: 'Hexagons',
        nameProperty: 'H3 index',
        properties: [],
        outlines: cells,
        withoutShape: 0,
        box: box ?? { west: 0, south: 0, east: 0, north: 0 },
      };
    },
  };
}

function outlineOf(cell: string): Outline {
  const corners = cellToBoundary(cell, true);
  const longitudes = corners.map(([longitude]) => longitude);
  const latitudes = corners.map(([, latitude]) => latitude);
  return {
    name: cell,
    polygons: [[Float64Array.from(corners.flat())]],
    values: [],
    box: {
      west: Math.min(...longitudes),
      south: Math.min(...latitudes),
      east: Math.max(...longitudes),
      north: Math.max(...latitudes),
    },
  };
}
