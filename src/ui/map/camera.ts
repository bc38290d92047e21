import View from 'ol/View.js';
import type { Box } from '../../domain/geo/box.ts';
import { latitudeOf, longitudeOf } from '../../domain/geo/mercator.ts';

/**
 * As near as the map goes: about 1.8 m a CSS pixel in Chicago. Portals move incidents to their
 * block, 100 m and more long; nearer, a dot would look like a house.
 */
export const MAX_ZOOM = 16;

/** As far as it goes: a country; what lies farther out is a wrong coordinate. */
export const MIN_ZOOM = 4;

/** Why the map stops there, for people. */
export const WHY_MAX_ZOOM =
  'The map goes no nearer than a block: incidents are recorded to their block or crossing, and nearer a dot would pass for a house.';

/** Where the maps look; maps that share one move together. */
export interface Camera {
  readonly view: View;
  /** The box that was last fitted, and where the view was then: fitted anew while it still is. */
  fitted: { readonly box: Box; at: string } | null;
  /** What the whole of the data was when it was last brought into view. */
  framed: string | null;
}

/** Makes a camera that looks at nothing yet. */
export function createCamera(): Camera {
  const view = new View({ minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM, enableRotation: false });
  view.setCenter([0, 0]);
  view.setZoom(MIN_ZOOM);
  return { view, fitted: null, framed: null };
}

/** Where a camera looks, to be compared. */
export function whereOf({ view }: Camera): string {
  return JSON.stringify([view.getCenter(), view.getResolution()]);
}

/** The box that a map of a size in CSS pixels shows. */
export function boxOf({ view }: Camera, size: number[]): Box {
  const [west = 0, south = 0, east = 0, north = 0] = view.calculateExtent(size);
  return {
    west: longitudeOf(west),
    south: latitudeOf(south),
    east: longitudeOf(east),
    north: latitudeOf(north),
  };
}
