import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import {
  eastingOf,
  latitudeOf,
  longitudeOf,
  northingOf,
} from '../../../../src/domain/geo/mercator.ts';
import { BANDS, type Theme } from '../../../../src/domain/scale.ts';
import type { MapContent } from '../../../../src/ui/map/mapLayers.ts';
import { MapLayers } from '../../../../src/ui/map/mapLayers.ts';
import type { ColouredPoints } from '../../../../src/ui/map/pointLayer.ts';
import type { DrawTimes, ReadBack } from '../shape.ts';
import { BOX, randoms } from './points.ts';

const CENTRE = [eastingOf((BOX.west + BOX.east) / 2), northingOf((BOX.south + BOX.north) / 2)];
export const newView = () => new View({ center: CENTRE, zoom: 11, enableRotation: false });
const PICKS = 200;

/** A map of our layers, and a wait until the next frame's pixels are there. */
function start(points: ColouredPoints, theme: Theme, keep = false) {
  let resolve: (() => void) | null = null;
  const content: MapContent = {
    ...{ points, filter: null, fills: null, outlines: null, region: null, streets: false },
    style: { theme, bands: BANDS },
  };
  const onDrawn = () => {
    const gl = document.querySelector<HTMLCanvasElement>('canvas.dots')?.getContext('webgl2');
    // Reading waits for the graphics card, or what imitates it.
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    resolve?.();
  };
  const layers = new MapLayers(content.style, onDrawn, () => undefined, keep);
  const next = () => new Promise<void>((done) => (resolve = done));
  const first = next();
  layers.show(content);
  const map = new OlMap({ target: 'map', layers: layers.all, view: newView(), controls: [] });
  const show = (change: Partial<MapContent>) => layers.show({ ...content, ...change });
  return {
    ...{ map, layers, first, next, show },
    dispose: () => {
      map.setTarget(undefined);
      map.dispose();
      layers.dispose();
    },
  };
}

/** Waits until frames of before are done, whose cost is not the next one's. */
export const rest = () => new Promise((done) => setTimeout(done, 1500));

/** Draws, filters, pans and picks. */
export async function measureOurs(points: ColouredPoints): Promise<DrawTimes> {
  const begun = performance.now();
  const { map, layers, first, next, show } = start(points, 'light');
  await first;
  const firstDraw = performance.now() - begun;
  const timed = async (change: () => void) => {
    await rest();
    const before = performance.now();
    const drawn = next();
    change();
    await drawn;
    return performance.now() - before;
  };
  const half = Uint8Array.from(points.values, (value) => Number(value > 0.25));
  const filter = await timed(() => show({ filter: half }));
  await timed(() => show({ filter: null }));
  const pan = await timed(() => map.getView().adjustCenter([2000, 0]));
  const random = randoms(7);
  const pickOnce = () => {
    const before = performance.now();
    layers.points.pick(random() * 1200, random() * 800, 4);
    return performance.now() - before;
  };
  const firstPick = pickOnce();
  let picks = 0;
  for (let i = 0; i < PICKS; i++) picks += pickOnce();
  return { firstDraw, filter, pan, firstPick, pick: picks / PICKS };
}

/** Draws random points on a loose grid, so that none covers another, and reads their middles. */
export async function readColours(n: number, theme: Theme): Promise<ReadBack[]> {
  const random = randoms(n);
  const view = newView();
  const [west = 0, south = 0, east = 0, north = 0] = view.calculateExtent([1200, 800]);
  const columns = Math.ceil(Math.sqrt(n * 1.5));
  const longitudes = new Float64Array(n);
  const latitudes = new Float64Array(n);
  const values = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const x = ((i % columns) + 0.35 + random() * 0.3) / columns;
    const y = (Math.floor(i / columns) + 0.35 + random() * 0.3) / Math.ceil(n / columns);
    longitudes[i] = longitudeOf(west + x * (east - west));
    latitudes[i] = latitudeOf(south + y * (north - south));
    values[i] = random();
  }
  const { map, layers, first, dispose } = start({ longitudes, latitudes, values }, theme, true);
  await first;
  const canvas = document.querySelector<HTMLCanvasElement>('canvas.dots');
  const gl = canvas?.getContext('webgl2');
  if (!canvas || !gl) throw new Error('there is no WebGL');
  const found: ReadBack[] = [];
  for (let i = 0; i < n; i++) {
    const [x = 0, y = 0] = map.getPixelFromCoordinate(layers.points.placeOf(i));
    const pixel = new Uint8Array(4);
    const [left, bottom] = [Math.floor(x), canvas.height - 1 - Math.floor(y)];
    gl.readPixels(left, bottom, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    const [r = 0, g = 0, b = 0, a = 255] = pixel;
    // The canvas holds colours multiplied by their opacity.
    const own = (c: number) => Math.round((c * 255) / a);
    found.push({ value: values[i] ?? NaN, rgb: [own(r), own(g), own(b)] });
  }
  dispose();
  return found;
}
