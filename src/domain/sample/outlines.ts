import type { Area } from './areas.ts';

/** The areas as a GeoJSON FeatureCollection (RFC 7946). */
export function outlinesGeoJson(areas: readonly Area[]): string {
  const features = areas.map(({ number, name, ring }) => ({
    type: 'Feature',
    properties: { area_number: number, area_name: name },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
