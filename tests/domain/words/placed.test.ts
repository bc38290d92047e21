import { expect, it } from 'vitest';
import type { PlaceCounts } from '../../../src/domain/recipe/joinReceipt.ts';
import { areaMatchLines, coordinateLines, placeLines } from '../../../src/domain/words/placed.ts';

const PLACES: PlaceCounts = {
  ...{ outlines: 'o.geojson', property: 'code', standsFor: 'areas' },
  ...{ byCode: 90, byPlace: 8, neither: 2, both: 80, agree: 76 },
};

it('says what outlines stand for, and how far codes and places agree', () => {
  expect(placeLines(PLACES)).toEqual([
    'The outlines of o.geojson (their code) stand for areas, as in the areas table.',
    expect.stringMatching(/^Of 80 incidents with a code and a place, 95\.0\s% lie where/) as string,
  ]);
  expect(placeLines({ ...PLACES, standsFor: 'nothing' })[0]).toMatch(/^No property of o\.geojson/);
  expect(placeLines(null)).toEqual([]);
});

it('says what is left off the map, and nothing where all can be drawn', () => {
  expect(coordinateLines({ usable: 5, blank: 1, zero: 0, outside: 0 })).toEqual([
    '1 incident is joined but left off the map.',
  ]);
  expect(coordinateLines({ usable: 5, blank: 0, zero: 0, outside: 0 })).toEqual([]);
});

it('asks for a look at areas that were matched by nearly the same name', () => {
  const match = { byCode: 1, byName: 0, byNearestName: [{ from: 'A', to: 'B' }], unmatched: ['X'] };
  expect(areaMatchLines(match)).toEqual([
    '1 found only by nearly the same name: look them over.',
    '1 code of the incidents or outlines is in no row of the areas table.',
  ]);
});
