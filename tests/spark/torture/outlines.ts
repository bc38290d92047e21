import { textFile } from '../../support/study.ts';

/** Two squares: area 8 in the south, area 9 with a hole in the north. */
export function outlinesFile() {
  const hole = ring(-87.66, 41.94, -87.64, 41.96);
  const features = [
    square('8', 'Near "North"', ring(-87.7, 41.8, -87.6, 41.9)),
    square('9', "Edison' Park", ring(-87.7, 41.9, -87.6, 42.0), hole),
  ];
  return textFile('areas.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
}

function ring(west: number, south: number, east: number, north: number): number[][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function square(code: string, name: string, ...rings: number[][][]) {
  return {
    type: 'Feature',
    properties: { area_numbe: code, community: name },
    geometry: { type: 'Polygon', coordinates: rings },
  };
}
