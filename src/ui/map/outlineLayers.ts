import Feature from 'ol/Feature.js';
import type { FeatureLike } from 'ol/Feature.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { MAX_LATITUDE } from '../../domain/geo/box.ts';
import { eastingOf, northingOf } from '../../domain/geo/mercator.ts';
import type { Outline, Outlines } from '../../domain/geo/outlines.ts';
import type { Ring } from '../../domain/geo/polygons.ts';
import type { Theme } from '../../domain/scale.ts';
import { MAP_INK } from './ink.ts';

/** Names are drawn when the area is at least this many CSS pixels wide for each letter. */
const PIXELS_A_LETTER = 9;

const LABEL_FONT = '500 11px "Inter Variable", system-ui, sans-serif';

/** The layers of the outlines: the ground below the points, lines and names above them. */
export interface OutlineLayers {
  readonly below: VectorLayer;
  readonly above: VectorLayer;
  set(outlines: Outlines | null): void;
  setTheme(theme: Theme): void;
  /** Above streets the ground would hide them. */
  setGround(shown: boolean): void;
}

/** Makes both layers over one source. */
export function outlineLayers(theme: Theme): OutlineLayers {
  const source = new VectorSource();
  const below = new VectorLayer({ source, className: 'ground-layer' });
  const above = new VectorLayer({ source, className: 'outline-layer', declutter: true });
  const setTheme = (next: Theme) => {
    below.setStyle(new Style({ fill: new Fill({ color: MAP_INK[next].ground }) }));
    above.setStyle(lineStyle(next));
  };
  setTheme(theme);
  // The canvas does not wait for a font, and would keep the names in another one.
  void document.fonts.load(LABEL_FONT).then(() => above.changed());
  return {
    below,
    above,
    setTheme,
    setGround: (shown) => below.setVisible(shown),
    set(outlines) {
      source.clear();
      source.addFeatures(outlines?.outlines.map(featureOf) ?? []);
    },
  };
}

/** An outline as a feature in the map's coordinates. */
export function featureOf({ name, polygons }: Outline): Feature<MultiPolygon> {
  const coordinates = polygons.map((rings) => rings.map(projected));
  return new Feature({ geometry: new MultiPolygon(coordinates), name });
}

function projected(ring: Ring): number[][] {
  const positions: number[][] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const latitude = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, ring[i + 1]!));
    positions.push([eastingOf(ring[i]!), northingOf(latitude)]);
  }
  return positions;
}

function lineStyle(theme: Theme): (feature: FeatureLike, resolution: number) => Style[] {
  const { line, label, halo } = MAP_INK[theme];
  const lines = new Style({ stroke: new Stroke({ color: line, width: 1 }) });
  const text = new Text({
    font: LABEL_FONT,
    fill: new Fill({ color: label }),
    stroke: new Stroke({ color: halo, width: 4 }),
    overflow: true,
    padding: [4, 6, 4, 6],
  });
  const named = new Style({ text, geometry: largestPart });
  return (feature, resolution) => {
    const name = String(feature.get('name') ?? '');
    const [west = 0, , east = 0] = feature.getGeometry()?.getExtent() ?? [];
    if (name === '' || (east - west) / resolution < name.length * PIXELS_A_LETTER) return [lines];
    text.setText(name);
    return [lines, named];
  };
}

/** An area in several parts bears its name once, in the largest. */
function largestPart(feature: FeatureLike) {
  const geometry = feature.getGeometry();
  if (!(geometry instanceof MultiPolygon)) return undefined;
  const parts = geometry.getPolygons();
  return parts.reduce((a, b) => (b.getArea() > a.getArea() ? b : a)).getInteriorPoint();
}
