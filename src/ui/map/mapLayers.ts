import type BaseLayer from 'ol/layer/Base.js';
import Collection from 'ol/Collection.js';
import type { Outlines } from '../../domain/geo/outlines.ts';
import type { Region } from '../../domain/map/region.ts';
import { AreaLayer, type AreaFills } from './areaLayer.ts';
import { outlineLayers } from './outlineLayers.ts';
import { PointLayer, type ColouredPoints, type OnDrawn, type PointStyle } from './pointLayer.ts';
import { RegionLayer } from './regionLayer.ts';
import { streetLayer } from './streets.ts';

/** What a map shows. */
export interface MapContent {
  /** Drawn where there are no fills. */
  readonly points: ColouredPoints;
  /** Which points are drawn (1); null: all. */
  readonly filter: Uint8Array | null;
  readonly fills: AreaFills | null;
  readonly outlines: Outlines | null;
  readonly style: PointStyle;
  readonly region: Region | null;
  /** Street pictures below, from another site. */
  readonly streets: boolean;
}

/** The layers of a map, from the ground up. */
export class MapLayers {
  readonly all = new Collection<BaseLayer>();
  readonly points: PointLayer;
  readonly areas = new AreaLayer();
  readonly region = new RegionLayer();
  private readonly outlines;
  private streets: ReturnType<typeof streetLayer> | null = null;
  private shown: Partial<MapContent> = {};

  /** @param keep whether the drawn pixels are to be read, for a picture */
  constructor(
    style: PointStyle,
    onDrawn: OnDrawn,
    private readonly onAsked: () => void,
    keep = false,
  ) {
    this.points = new PointLayer(style, onDrawn, keep);
    this.outlines = outlineLayers(style.theme);
    this.all.extend([
      this.outlines.below,
      this.areas.layer,
      this.points,
      this.outlines.above,
      this.region.layer,
    ]);
  }

  /** Shows content; only what differs from the last is touched. */
  show(content: MapContent): void {
    const before = this.shown;
    const differs = (...keys: (keyof MapContent)[]) =>
      keys.some((key) => content[key] !== before[key]);
    const { theme } = content.style;
    if (differs('points')) this.points.setPoints(content.points);
    if (differs('points', 'filter')) this.points.setFilter(content.filter);
    if (differs('style')) {
      this.points.setPointStyle(content.style);
      this.outlines.setTheme(theme);
    }
    if (differs('outlines')) this.outlines.set(content.outlines);
    if (differs('fills', 'style', 'streets')) {
      this.areas.set(content.fills, theme, content.streets);
      this.points.setVisible(content.fills === null);
    }
    if (differs('region', 'style')) this.region.set(content.region, theme);
    if (differs('streets')) this.setStreets(content.streets);
    this.shown = content;
  }

  dispose(): void {
    for (const layer of this.all.getArray().slice()) layer.dispose();
    this.all.clear();
  }

  private setStreets(shown: boolean): void {
    this.outlines.setGround(!shown);
    if (shown && !this.streets) {
      this.streets = streetLayer(this.onAsked);
      this.all.insertAt(0, this.streets);
    }
    this.streets?.setVisible(shown);
  }
}
