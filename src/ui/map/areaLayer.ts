import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import type { Outlines } from '../../domain/geo/outlines.ts';
import type { Rgb, Theme } from '../../domain/scale.ts';
import { cssOf } from '../colour.ts';
import { MAP_INK } from './ink.ts';
import { featureOf } from './outlineLayers.ts';

/** Areas and their colours; null where there are too few incidents, which is faded. */
export interface AreaFills {
  readonly outlines: Outlines;
  readonly colours: readonly (Rgb | null)[];
}

/** How much of the streets shows through a filled area. */
const OVER_STREETS = 0.72;

/** The layer of filled areas, below the outlines' lines and names. */
export class AreaLayer {
  private readonly source = new VectorSource();
  readonly layer = new VectorLayer({ source: this.source, className: 'area-layer' });
  private outlines: Outlines | null = null;

  /** Shows areas, or none. */
  set(fills: AreaFills | null, theme: Theme, overStreets: boolean): void {
    const next = fills?.outlines ?? null;
    if (next !== this.outlines) {
      this.source.clear();
      this.source.addFeatures(
        next?.outlines.map((outline, i) => {
          const feature = featureOf(outline);
          feature.set('area', i);
          return feature;
        }) ?? [],
      );
      this.outlines = next;
    }
    const alpha = overStreets ? OVER_STREETS : 1;
    const { line, faded } = MAP_INK[theme];
    const hairline = new Stroke({ color: line, width: 0.5 });
    const few = new Style({ fill: new Fill({ color: faded }), stroke: hairline });
    const styles = (fills?.colours ?? []).map((colour) =>
      colour
        ? new Style({ fill: new Fill({ color: cssOf(colour, alpha) }), stroke: hairline })
        : few,
    );
    this.layer.setStyle((feature) => styles[Number(feature.get('area'))] ?? few);
  }

  /** The number of the area at a place in the map's coordinates, or null. */
  at(coordinate: number[]): number | null {
    const [feature] = this.source.getFeaturesAtCoordinate(coordinate);
    return feature ? Number(feature.get('area')) : null;
  }
}
