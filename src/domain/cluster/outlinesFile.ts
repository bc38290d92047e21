import type { ProjectFile } from './file.ts';
import type { ClusterStudy } from './study.ts';

/** `outlines.json`: the outlines' codes and polygons, where the join takes places from them. */
export function outlinesFile({ plan, outlines }: ClusterStudy): ProjectFile[] {
  const { target, placeKeys } = plan.found;
  if (target === null || !outlines) return [];
  const all = outlines.outlines.map(({ polygons }, i) => ({
    code: placeKeys[i] ?? '',
    polygons: polygons.map((rings) => rings.map((ring) => Array.from(ring))),
  }));
  return [{ path: 'outlines.json', text: `${JSON.stringify(all)}\n` }];
}
