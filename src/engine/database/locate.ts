import Flatbush from 'flatbush';
import type { Outlines } from '../../domain/geo/outlines.ts';
import type { Polygon, Ring } from '../../domain/geo/polygons.ts';

/** Finds the outline that a position lies in, among many. */
export class Locator {
  readonly #index: Flatbush;
  readonly #polygons: { readonly polygon: Polygon; readonly outline: number }[];

  constructor({ outlines }: Outlines) {
    this.#polygons = outlines.flatMap(({ polygons }, outline) =>
      polygons.map((polygon) => ({ polygon, outline })),
    );
    this.#index = new Flatbush(this.#polygons.length);
    for (const { polygon } of this.#polygons) this.#index.add(...boxOf(polygon[0]));
    this.#index.finish();
  }

  /** The number of the first outline around a position in degrees, or -1. */
  find(longitude: number, latitude: number): number {
    const near = this.#index.search(longitude, latitude, longitude, latitude);
    let found = Infinity;
    for (const i of near) {
      const { polygon, outline } = this.#polygons[i]!;
      if (outline < found && isIn(polygon, longitude, latitude)) found = outline;
    }
    return found === Infinity ? -1 : found;
  }
}

/** Whether a position lies in a polygon and in none of its holes, by the even-odd rule. */
function isIn(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  for (const ring of polygon) if (crossesOddly(ring, x, y)) inside = !inside;
  return inside;
}

/** Whether a ray from the position to the east crosses a ring an odd number of times. */
function crossesOddly(ring: Ring, x: number, y: number): boolean {
  let odd = false;
  for (let i = 2; i < ring.length; i += 2) {
    const [x1, y1, x2, y2] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}

function boxOf(ring: Ring | undefined): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const positions = ring ?? [];
  for (let i = 0; i < positions.length; i += 2) {
    box[0] = Math.min(box[0], positions[i]!);
    box[1] = Math.min(box[1], positions[i + 1]!);
    box[2] = Math.max(box[2], positions[i]!);
    box[3] = Math.max(box[3], positions[i + 1]!);
  }
  return box;
}
