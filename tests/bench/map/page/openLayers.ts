import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import WebGLVectorLayer from 'ol/layer/WebGLVector.js';
import OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import { eastingOf, northingOf } from '../../../../src/domain/geo/mercator.ts';
import type { ColouredPoints } from '../../../../src/ui/map/pointLayer.ts';
import type { DrawTimes } from '../shape.ts';
import { newView, rest } from './ours.ts';

/** The same by OpenLayers' own layer: an object a point, the colours by its expressions. */
export async function measureOpenLayers({
  longitudes,
  latitudes,
  values,
}: ColouredPoints): Promise<DrawTimes> {
  const begun = performance.now();
  const features = Array.from(values, (value, i) => {
    const place = [eastingOf(longitudes[i] ?? 0), northingOf(latitudes[i] ?? 0)];
    const feature = new Feature(new Point(place));
    feature.set('value', value, true);
    return feature;
  });
  const variables = { least: 0 };
  const layer = new WebGLVectorLayer({
    source: new VectorSource({ features }),
    disableHitDetection: true,
    variables,
    style: [
      {
        filter: ['>=', ['get', 'value'], ['var', 'least']],
        style: {
          'circle-radius': 2,
          'circle-fill-color': [
            ...['interpolate', ['linear'], ['get', 'value']],
            ...[0.2, '#2166ac', 0.5, '#f0eee8', 0.8, '#b2182b'],
          ],
        },
      },
    ],
  });
  const map = new OlMap({ target: 'map', layers: [layer], view: newView(), controls: [] });
  const complete = () => new Promise<void>((done) => map.once('rendercomplete', () => done()));
  const timed = async (change: () => void) => {
    await rest();
    const before = performance.now();
    const drawn = complete();
    change();
    await drawn;
    settle();
    return performance.now() - before;
  };
  await complete();
  settle();
  const firstDraw = performance.now() - begun;
  const filter = await timed(() => layer.updateStyleVariables({ least: 0.25 }));
  await timed(() => layer.updateStyleVariables({ least: 0 }));
  const pan = await timed(() => map.getView().adjustCenter([2000, 0]));
  return { firstDraw, filter, pan, firstPick: null, pick: null };
}

/** Waits for the graphics card, or what imitates it. */
function settle(): void {
  const gl = document.querySelector<HTMLCanvasElement>('#map canvas')?.getContext('webgl');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}
