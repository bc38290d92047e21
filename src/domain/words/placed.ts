import type { AreaMatch, CoordinateCounts, PlaceCounts } from '../recipe/joinReceipt.ts';
import { count, percent, plural } from './format.ts';

const STANDS_FOR: Record<Exclude<PlaceCounts['standsFor'], 'nothing'>, string> = {
  areas: 'areas, as in the areas table',
  area: 'areas',
  district: 'districts',
  beat: 'beats',
  ward: 'wards',
};

/** What the outlines are and how far they agree with the codes in the files. */
export function placeLines(places: PlaceCounts | null): string[] {
  if (!places) return [];
  const { outlines, property, standsFor, both, agree } = places;
  if (standsFor === 'nothing') {
    return [
      `No property of ${outlines} fits the incidents’ codes or the areas table, so no incident takes its area from there.`,
    ];
  }
  const from = property === '' ? '' : ` (their ${property})`;
  const lines = [`The outlines of ${outlines}${from} stand for ${STANDS_FOR[standsFor]}.`];
  if (both > 0) {
    lines.push(
      `Of ${plural(both, 'incident')} with a code and a place, ${percent(agree / both)} lie where their code says.`,
    );
  }
  return lines;
}

/** What is left off the map for its coordinates. */
export function coordinateLines({ blank, zero, outside }: CoordinateCounts): string[] {
  const lost = blank + zero + outside;
  if (lost === 0) return [];
  return [`${plural(lost, 'incident')} ${lost === 1 ? 'is' : 'are'} joined but left off the map.`];
}

/** What a person should look over in the match of areas. */
export function areaMatchLines({ byNearestName, unmatched }: AreaMatch): string[] {
  return [
    ...(byNearestName.length > 0
      ? [`${count(byNearestName.length)} found only by nearly the same name: look them over.`]
      : []),
    ...(unmatched.length > 0
      ? [
          `${plural(unmatched.length, 'code')} of the incidents or outlines ${unmatched.length === 1 ? 'is' : 'are'} in no row of the areas table.`,
        ]
      : []),
  ];
}
