import 'ol/ol.css';
import type { ColouredPoints } from '../../../../src/ui/map/pointLayer.ts';
import type { MapBench } from '../shape.ts';
import { measureOpenLayers } from './openLayers.ts';
import { measureOurs, readColours } from './ours.ts';
import { cityPoints } from './points.ts';

declare global {
  var mapBench: MapBench;
}

let points: ColouredPoints = cityPoints(0);

globalThis.mapBench = {
  prepare(n) {
    points = cityPoints(n);
  },
  ours: () => measureOurs(points),
  openLayers: () => measureOpenLayers(points),
  readColours,
};
