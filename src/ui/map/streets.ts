import TileLayer from 'ol/layer/Tile.js';
import XYZ from 'ol/source/XYZ.js';
import { TILES } from '../../domain/portal/tiles.ts';

/**
 * The layer of street pictures, which the tab fetches from another site: made only once somebody has
 * switched them on. `onAsked` is told when the first is asked for.
 */
export function streetLayer(onAsked: () => void): TileLayer<XYZ> {
  const source = new XYZ({
    url: `https://${TILES.host}/{z}/{x}/{y}.png`,
    maxZoom: 19,
    // Both are needed for a picture of the map, and by a page that is isolated.
    crossOrigin: 'anonymous',
    // Their rules of use ask from which site a picture is wanted; the page's own policy would hide it.
    referrerPolicy: 'strict-origin-when-cross-origin',
  });
  source.once('tileloadstart', onAsked);
  return new TileLayer({ source, className: 'street-layer' });
}
