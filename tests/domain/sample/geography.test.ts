import { describe, expect, it } from 'vitest';
import { createAreas } from '../../../src/domain/sample/areas.ts';
import { createBlocks } from '../../../src/domain/sample/blocks.ts';
import { isInside, type Point } from '../../../src/domain/sample/inside.ts';
import { blockName, streetName } from '../../../src/domain/sample/streets.ts';

const areas = createAreas();

describe('isInside', () => {
  const square: Point[] = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ];

  it('tells inside from outside', () => {
    expect(isInside([1, 1], square)).toBe(true);
    expect(isInside([3, 1], square)).toBe(false);
    expect(isInside([1, -1], square)).toBe(false);
  });
});

describe('the outlines', () => {
  it('are sixty named areas, closed and counter-clockwise', () => {
    expect(areas).toHaveLength(60);
    expect(new Set(areas.map(({ name }) => name)).size).toBe(60);
    for (const { ring } of areas) {
      expect(ring[0]).toEqual(ring.at(-1));
      expect(areaOf(ring)).toBeGreaterThan(0);
    }
  });

  it('share every edge with one neighbour or lie on one outer border', () => {
    const edges = new Set(areas.flatMap(({ ring }) => edgesOf(ring).map(String)));
    const all = areas.flatMap(({ ring }) => edgesOf(ring));
    expect(edges.size).toBe(all.length);
    const border = all.filter(([from, to]) => !edges.has(String([to, from])));
    const next = new Map(border.map(([from, to]) => [String(from), to]));
    expect(next.size).toBe(border.length);
    const walked: Point[] = [border[0]![0]];
    do walked.push(next.get(String(walked.at(-1)))!);
    while (String(walked.at(-1)) !== String(walked[0]));
    expect(walked).toHaveLength(border.length + 1);
    const sum = areas.reduce((total, { ring }) => total + areaOf(ring), 0);
    expect(sum).toBeCloseTo(areaOf(walked), 9);
  });

  it('hold any point in one area at most', () => {
    for (let i = 0; i < 4000; i++) {
      const point: Point = [-87.4 + (i % 80) * 0.005123, 41.72 + Math.floor(i / 80) * 0.008017];
      expect(areas.filter(({ ring }) => isInside(point, ring)).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('the blocks', () => {
  it('lie inside their area, a few hundred to each', () => {
    for (const area of areas) {
      const { blocks } = createBlocks(area);
      expect(blocks.length).toBeGreaterThan(300);
      for (const { spots, sector } of blocks) {
        expect([1, 2, 3, 4]).toContain(sector);
        const outside = spots.filter(
          (spot) => !isInside([spot.longitude, spot.latitude], area.ring),
        );
        expect(outside).toEqual([]);
      }
    }
  });

  it('are named as the portal names them', () => {
    expect([1, 2, 3, 11, 101, 112].map(streetName)).toEqual([
      '1ST ST',
      '2ND ST',
      '3RD ST',
      '11TH ST',
      '101ST ST',
      '112TH ST',
    ]);
    expect(blockName(7, 'N', 'ELM AVE')).toBe('007XX N ELM AVE');
  });
});

function edgesOf(ring: readonly Point[]): [Point, Point][] {
  return ring.slice(1).map((to, i) => [ring[i]!, to]);
}

/** Signed, positive where the ring runs counter-clockwise. */
function areaOf(ring: readonly Point[]): number {
  return edgesOf(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + (x1 * y2 - x2 * y1) / 2, 0);
}
