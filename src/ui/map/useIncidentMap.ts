import Overlay from 'ol/Overlay.js';
import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref } from 'vue';
import { centralBox, frameBox } from '../../domain/geo/box.ts';
import type { Outlines } from '../../domain/geo/outlines.ts';
import { outlineLayers } from './outlineLayers.ts';
import { PointLayer, type MapPoints, type PointStyle } from './pointLayer.ts';
import type { Painter } from './painter.ts';
import { nextSpot, type Spot } from './selection.ts';
import { createViewer, type Viewer } from './viewer.ts';

/** How far from a dot's edge a pick still meets it, CSS pixels. */
const REACH = { mouse: 4, finger: 14, keyboard: 60 };

/** What the map shows; each is read anew when it changes. */
export interface MapContent {
  readonly points: () => MapPoints;
  readonly outlines: () => Outlines | null;
  readonly style: () => PointStyle;
  /** Moves by wheel and finger only while it has the focus; holds for the map's life. */
  readonly calm: boolean;
}

/** Ties the OpenLayers map to a component's life and props. */
export function useIncidentMap(
  target: Readonly<Ref<HTMLElement | null>>,
  footer: Readonly<Ref<HTMLElement | null>>,
  content: MapContent,
) {
  const drawn = ref(0);
  const painter = ref<Painter['kind'] | null>(null);
  const spot = shallowRef<Spot | null>(null);
  let viewer: Viewer | null = null;
  let layer: PointLayer | null = null;

  const ring = document.createElement('div');
  ring.className = 'picked-ring';
  const marker = new Overlay({ element: ring, positioning: 'center-center', stopEvent: false });

  const select = (next: Spot | null) => {
    spot.value = next;
    const index = next?.indices[next.at];
    marker.setPosition(index === undefined ? undefined : layer?.placeOf(index));
  };
  const pickAt = (x: number, y: number, reach: number) => {
    select(nextSpot(spot.value, layer?.pick(x, y, reach) ?? []));
  };
  const box = () => {
    const { longitudes, latitudes } = content.points();
    return frameBox(centralBox(longitudes, latitudes), content.outlines()?.box ?? null);
  };
  const fit = (motion = true) => {
    const all = box();
    if (all) viewer?.fit(all, motion);
  };

  onMounted(() => {
    if (!target.value || !footer.value) return;
    const points = new PointLayer(content.style(), (count, by) => {
      drawn.value = count;
      painter.value = by;
    });
    const outlines = outlineLayers(content.style().theme);
    const made = createViewer(
      target.value,
      footer.value,
      [outlines.below, points, outlines.above],
      content.calm,
    );
    layer = points;
    viewer = made;
    made.map.addOverlay(marker);
    made.map.on('singleclick', ({ pixel: [x = 0, y = 0], originalEvent }) => {
      const finger = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
      pickAt(x, y, finger ? REACH.finger : REACH.mouse);
    });

    watch(content.outlines, (next) => outlines.set(next), { immediate: true });
    watch(content.style, (style) => {
      points.setPointStyle(style);
      outlines.setTheme(style.theme);
    });
    let shownBox = '';
    watch(
      content.points,
      (next) => {
        select(null);
        points.setPoints(next);
        // New scores of the same incidents leave the person where they were looking.
        const nextBox = JSON.stringify(box());
        if (nextBox !== shownBox) fit(shownBox !== '');
        shownBox = nextBox;
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
    fit,
    moveBy: (right: number, up: number, levels: number) => viewer?.moveBy(right, up, levels),
    clear: () => select(null),
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
