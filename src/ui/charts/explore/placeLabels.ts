import { widthOf } from '../../../domain/words/width.ts';

/** A point with a name, in pixels. */
export interface Named {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Where a name stands, if there is room for it. */
export interface Placed extends Named {
  readonly anchor: 'start' | 'end';
}

const LINE = 13;
const GAP = 7;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Places names right or left of their points, first come first served, none over another or past the edge. */
export function placeLabels(points: readonly Named[], width: number): Placed[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - 4,
    right: x + 4,
    top: y - 4,
    bottom: y + 4,
  }));
  return points.flatMap((point, own) => {
    for (const anchor of ['start', 'end'] as const) {
      const long = widthOf(point.text);
      const left = anchor === 'start' ? point.x + GAP : point.x - GAP - long;
      const box = { left, right: left + long, top: point.y - LINE / 2, bottom: point.y + LINE / 2 };
      if (box.left < 0 || box.right > width) continue;
      if (taken.some((other, i) => i !== own && overlap(box, other))) continue;
      taken.push(box);
      return [{ ...point, anchor }];
    }
    return [];
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
