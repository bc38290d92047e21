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
export type Camera = View;

/** Makes a camera that looks at nothing yet. */
export function createCamera(): Camera {
  const view = new View({ minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM, enableRotation: false });
  view.setCenter([0, 0]);
  view.setZoom(MIN_ZOOM);
  return view;
}

/** The box that a map of a size in CSS pixels shows. */
export function boxOf(camera: Camera, size: number[]): Box {
  const [west = 0, south = 0, east = 0, north = 0] = camera.calculateExtent(size);
  return {
    west: longitudeOf(west),
    south: latitudeOf(south),
    east: longitudeOf(east),
    north: latitudeOf(north),
  };
}
