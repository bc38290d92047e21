import ScaleLine from 'ol/control/ScaleLine.js';
import { defaults as defaultInteractions } from 'ol/interaction/defaults.js';
import type BaseLayer from 'ol/layer/Base.js';
import type Collection from 'ol/Collection.js';
import Map from 'ol/Map.js';
import type { Box } from '../../domain/geo/box.ts';
import { eastingOf, northingOf } from '../../domain/geo/mercator.ts';
import { MAX_ZOOM, MIN_ZOOM, whereOf, type Camera } from './camera.ts';

/** Room around what is fitted, CSS pixels. */
const MARGIN = 24;

/** A map with a smaller side is still being laid out, CSS pixels. */
const LEAST_SIDE = 160;

/** In a map narrower than this the footer lies below what is fitted, else beside it, CSS pixels. */
const NARROW = 900;

const scaleUnits = ['metric', 'us'] as const;

/** The map without its content: moving about, fitting, sizes. */
export interface Viewer {
  readonly map: Map;
  /** Shows a box; with `motion` it glides there. */
  fit(box: Box, motion?: boolean): void;
  /** Moves by CSS pixels and zoom levels. */
  moveBy(right: number, up: number, levels: number): void;
  dispose(): void;
}

/** Makes a map in an element that can take the keyboard's focus. */
export function createViewer(
  target: HTMLElement,
  /** Below the map's content: takes the scale bars, and what is fitted stays clear of it. */
  footer: HTMLElement,
  layers: Collection<BaseLayer>,
  camera: Camera,
  /** In a page that scrolls: leaves wheel and finger to the page until the map has the focus. */
  calm = false,
  still = matchMedia('(prefers-reduced-motion: reduce)').matches,
): Viewer {
  const { view } = camera;
  const duration = still ? 0 : 180;
  const scale = document.createElement('div');
  scale.className = 'scale';
  footer.prepend(scale);
  const map = new Map({
    target,
    layers,
    view,
    controls: scaleUnits.map((units) => new ScaleLine({ units, target: scale, minWidth: 56 })),
    interactions: defaultInteractions({
      altShiftDragRotate: false,
      pinchRotate: false,
      keyboard: false,
      onFocusOnly: calm,
      zoomDuration: duration,
    }),
  });

  // Where a glide ends: OpenLayers' own keys start from where it is, and lose part of a quick press.
  let aim: { center: number[]; zoom: number } | null = null;
  const legendWidth = () => {
    const legend = footer.lastElementChild;
    return legend instanceof HTMLElement && legend !== scale ? legend.offsetWidth : 0;
  };
  const fit = (box: Box, motion = false) => {
    const fitted = { box, at: '' };
    camera.fitted = fitted;
    aim = null;
    view.cancelAnimations();
    const size = map.getSize();
    if (!size || size.some((side) => side < LEAST_SIDE)) return;
    const extent = [
      eastingOf(box.west),
      northingOf(box.south),
      eastingOf(box.east),
      northingOf(box.north),
    ];
    const done = () => (fitted.at = whereOf(camera));
    const narrow = size[0]! < NARROW;
    const right = narrow ? 0 : legendWidth();
    const below = narrow ? Math.min(footer.offsetHeight, size[1]! / 2) : 0;
    const padding = [MARGIN, MARGIN + right, MARGIN + below, MARGIN];
    view.fit(extent, { size, padding, duration: motion ? duration : 0, callback: done });
  };
  // A phone that is turned keeps the whole city in sight, unless the person has moved the map.
  map.on('change:size', () => {
    const { fitted } = camera;
    if (fitted && (fitted.at === '' || fitted.at === whereOf(camera))) fit(fitted.box);
  });

  return {
    map,
    fit,
    moveBy(right, up, levels) {
      const { center, zoom } = aim ?? { center: view.getCenter(), zoom: view.getZoom() };
      if (!center || zoom === undefined) return;
      const resolution = view.getResolutionForZoom(zoom);
      const next = {
        center: [center[0]! + right * resolution, center[1]! + up * resolution],
        zoom: Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom + levels)),
      };
      view.cancelAnimations();
      aim = next;
      view.animate({ ...next, duration }, () => {
        if (aim === next) aim = null;
      });
    },
    dispose() {
      scale.remove();
      const own = map.getLayers().getArray().slice();
      map.setTarget(undefined);
      map.dispose();
      for (const layer of own) layer.dispose();
    },
  };
}
