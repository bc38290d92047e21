import Feature from 'ol/Feature.js';
import Polygon from 'ol/geom/Polygon.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { eastingOf, northingOf } from '../../domain/geo/mercator.ts';
import type { Region } from '../../domain/map/region.ts';
import type { Theme } from '../../domain/scale.ts';
import { MAP_INK } from './ink.ts';

/** The layer of the region that was chosen, and the look of one that is being drawn. */
export class RegionLayer {
  readonly source = new VectorSource();
  readonly layer = new VectorLayer({ source: this.source, className: 'region-layer' });

  set(region: Region | null, theme: Theme): void {
    this.source.clear();
    const ring = region && cornersOf(region).map(([x, y]) => [eastingOf(x), northingOf(y)]);
    const [first] = ring ?? [];
    if (ring && first) {
      this.source.addFeature(new Feature(new Polygon([[...ring, first]])));
    }
    this.layer.setStyle(regionStyle(theme));
  }
}

/** Dashed ink on paper: seen on every ground, and no colour of the data. */
export function regionStyle(theme: Theme): Style[] {
  const { region, halo } = MAP_INK[theme];
  return [
    new Style({ stroke: new Stroke({ color: halo, width: 4 }) }),
    new Style({
      stroke: new Stroke({ color: region, width: 1.5, lineDash: [6, 4] }),
      fill: new Fill({ color: 'rgb(0 0 0 / 0)' }),
    }),
  ];
}

function cornersOf(region: Region): readonly (readonly [number, number])[] {
  if (region.kind === 'drawn') return region.corners;
  const { west, south, east, north } = region.box;
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}
