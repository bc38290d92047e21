import type { Plot as Plotted } from '@observablehq/plot';
import { watchEffect, type Ref } from 'vue';

/** A threshold as a point of a picture, in the units of its axes. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Where a mark's words stand from its point. */
const WORDS = {
  above: { dx: 0, dy: -14, anchor: 'middle' },
  right: { dx: 10, dy: 14, anchor: 'start' },
} as const;

/**
 * Keeps a mark over a picture: where only the mark has moved, the picture under it stays as it was
 * drawn, so that a slider can be dragged over curves of hundreds of points.
 */
export function useMark(
  picture: Readonly<Ref<Element | null>>,
  mark: () => Mark | undefined,
  words: keyof typeof WORDS,
): void {
  let shown: SVGGElement | null = null;
  watchEffect(
    () => {
      const wanted = mark();
      shown?.remove();
      shown = wanted && isPlotted(picture.value) ? markOf(picture.value, wanted, words) : null;
      if (shown) picture.value?.append(shown);
    },
    { flush: 'post' },
  );
}

type Picture = Element & Plotted;

function isPlotted(picture: Element | null): picture is Picture {
  return picture !== null && 'scale' in picture;
}

function markOf(picture: Picture, { x, y, label }: Mark, words: keyof typeof WORDS): SVGGElement {
  const at = (name: 'x' | 'y', value: number) => Number(picture.scale(name)?.apply(value));
  const [left, top] = [at('x', x), at('y', y)];
  const { dx, dy, anchor } = WORDS[words];
  const group = svg('g', { 'pointer-events': 'none' });
  const [fill, stroke] = ['var(--paper)', 'var(--ink)'];
  const text = svg('text', {
    ...{ x: left + dx, y: top + dy, dy: '0.32em', 'text-anchor': anchor, 'font-weight': 500 },
    ...{ fill: 'currentColor', stroke: fill, 'stroke-width': 4, 'paint-order': 'stroke' },
    'stroke-linejoin': 'round',
  });
  text.textContent = label;
  const ring = { cx: left, cy: top, r: 5, fill, stroke, 'stroke-width': 2 };
  group.append(svg('circle', ring), text);
  return group;
}

function svg<K extends 'g' | 'circle' | 'text'>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
