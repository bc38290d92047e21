import Draw from 'ol/interaction/Draw.js';
import Polygon from 'ol/geom/Polygon.js';
import Overlay from 'ol/Overlay.js';
import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref } from 'vue';
import { centralBox, frameBox, type Box } from '../../domain/geo/box.ts';
import { latitudeOf, longitudeOf } from '../../domain/geo/mercator.ts';
import { thinCorners, type Region } from '../../domain/map/region.ts';
import { boxOf, type Camera } from './camera.ts';
import { MapLayers, type MapContent } from './mapLayers.ts';
import type { Painter } from './painter.ts';
import { regionStyle } from './regionLayer.ts';
import { nextSpot, type Spot } from './selection.ts';
import { createViewer, type Viewer } from './viewer.ts';

/** How far from a dot's edge a pick still meets it, CSS pixels. */
const REACH = { mouse: 4, finger: 14, keyboard: 60 };

/** What the map is told; content and drawing are read anew when they change. */
export interface MapInput {
  readonly content: () => MapContent;
  /** Whether the next clicks draw an area. */
  readonly drawing: () => boolean;
  readonly camera: Camera;
  /** Moves by wheel and finger only while it has the focus; holds for the map's life. */
  readonly calm: boolean;
  /** The corners of an area that was drawn. */
  readonly onRegion: (region: Region) => void;
  /** Street pictures are asked for. */
  readonly onAsked: () => void;
}

/** Ties the OpenLayers map to a component's life and props. */
export function useIncidentMap(
  target: Readonly<Ref<HTMLElement | null>>,
  footer: Readonly<Ref<HTMLElement | null>>,
  input: MapInput,
) {
  const drawn = ref(0);
  const painter = ref<Painter['kind'] | null>(null);
  const spot = shallowRef<Spot | null>(null);
  const area = shallowRef<number | null>(null);
  let viewer: Viewer | null = null;
  let layers: MapLayers | null = null;

  const ring = document.createElement('div');
  ring.className = 'picked-ring';
  const marker = new Overlay({ element: ring, positioning: 'center-center', stopEvent: false });

  const select = (next: Spot | null) => {
    spot.value = next;
    const index = next?.indices[next.at];
    marker.setPosition(index === undefined ? undefined : layers?.points.placeOf(index));
  };
  const pickAt = (x: number, y: number, reach: number) => {
    if (input.content().fills) {
      const place = viewer?.map.getCoordinateFromPixel([x, y]);
      area.value = place ? (layers?.areas.at(place) ?? null) : null;
    } else select(nextSpot(spot.value, layers?.points.pick(x, y, reach) ?? []));
  };
  const clear = () => {
    select(null);
    area.value = null;
  };
  const wholeBox = () => {
    const { points, outlines } = input.content();
    return frameBox(centralBox(points.longitudes, points.latitudes), outlines?.box ?? null);
  };
  const fit = (motion = true) => {
    const all = wholeBox();
    if (all) viewer?.fit(all, motion);
  };

  onMounted(() => {
    if (!target.value || !footer.value) return;
    const onDrawn = (count: number, by: Painter['kind']) => {
      drawn.value = count;
      painter.value = by;
    };
    const made = new MapLayers(input.content().style, onDrawn, input.onAsked);
    layers = made;
    made.show(input.content());
    const shown = createViewer(target.value, footer.value, made.all, input.camera, input.calm);
    viewer = shown;
    shown.map.addOverlay(marker);
    shown.map.on('singleclick', ({ pixel: [x = 0, y = 0], originalEvent }) => {
      if (input.drawing()) return;
      const finger = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
      pickAt(x, y, finger ? REACH.finger : REACH.mouse);
    });
    shown.map.on('pointermove', ({ dragging, pixel: [x = 0, y = 0] }) => {
      if (dragging || !target.value) return;
      const over = input.content().fills ? [] : made.points.pick(x, y, REACH.mouse);
      target.value.style.cursor = input.drawing() ? 'crosshair' : over.length > 0 ? 'pointer' : '';
    });

    // A camera that looks somewhere already is another map's, or that of an earlier visit.
    watch(
      input.content,
      (next, before) => {
        if (before && next.points.longitudes !== before.points.longitudes) select(null);
        if (next.fills?.outlines !== before?.fills?.outlines) clear();
        if (before) made.show(next);
        // New scores of the same incidents leave the person where they were looking.
        const box = JSON.stringify(wholeBox());
        const { framed } = input.camera;
        input.camera.framed = box;
        if (box !== framed) fit(framed !== null);
      },
      { immediate: true },
    );
    watch(
      input.drawing,
      (on, _, onCleanup) => {
        if (!on) return;
        const draw = new Draw({ type: 'Polygon', style: regionStyle(input.content().style.theme) });
        draw.on('drawend', ({ feature }) => input.onRegion(regionOf(feature.getGeometry())));
        shown.map.addInteraction(draw);
        onCleanup(() => shown.map.removeInteraction(draw));
      },
      { immediate: true },
    );
  });
  onBeforeUnmount(() => viewer?.dispose());

  return {
    /** Points drawn in the last frame. */
    drawn,
    /** What they were drawn by. */
    painter,
    /** What is picked. */
    spot,
    /** The number of the picked area. */
    area,
    fit,
    fitBox: (box: Box) => viewer?.fit(box, true),
    /** The box in view, or null before there is a map. */
    viewBox: (): Box | null => {
      const size = viewer?.map.getSize();
      return size ? boxOf(input.camera, size) : null;
    },
    moveBy: (right: number, up: number, levels: number) => viewer?.moveBy(right, up, levels),
    clear,
    /** Picks the next incident recorded at the picked spot. */
    next: () => {
      if (spot.value) select(nextSpot(spot.value, spot.value.indices));
    },
    /** Picks what is nearest to the middle, for the keyboard. */
    pickMiddle: () => {
      const [width = 0, height = 0] = viewer?.map.getSize() ?? [];
      pickAt(width / 2, height / 2, REACH.keyboard);
    },
  };
}

function regionOf(geometry: unknown): Region {
  const ring = geometry instanceof Polygon ? (geometry.getCoordinates()[0] ?? []) : [];
  const corners = ring
    .slice(0, -1)
    .map(([x = NaN, y = NaN]) => [longitudeOf(x), latitudeOf(y)] as const);
  return { kind: 'drawn', corners: thinCorners(corners) };
}
