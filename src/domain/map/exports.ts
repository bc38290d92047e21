import type { Outlines } from '../geo/outlines.ts';
import type { MapPoints } from '../recipe/points.ts';
import { csvText } from '../words/csv.ts';
import type { Download } from '../words/download.ts';
import { AREA_MEASURES, rateOf, type AreaSums } from './areas.ts';
import { isoOf } from './when.ts';

/** The points that are shown, with every model's score that is at hand, under its name. */
export interface ShownPoints {
  readonly points: MapPoints;
  /** Which are shown (1); null: all. */
  readonly shown: Uint8Array | null;
  readonly scores: readonly { readonly model: string; readonly values: Float32Array }[];
}

/** The areas with their sums. */
export interface ShownAreas {
  readonly zones: Outlines;
  readonly sums: readonly AreaSums[];
  /** Those with fewer incidents are faded on the map, and say so in the file. */
  readonly least: number;
}

/** Rows that become one text at once; a million in one would be past what a string may hold. */
const AT_ONCE = 10_000;

/** The shown points as CSV. */
export function pointsCsv(shown: ShownPoints): Download {
  const { points, scores } = shown;
  const header = ['row', 'time', 'longitude', 'latitude', 'arrested'];
  const text = [csvText([[...header, ...scores.map(({ model }) => `predicted by ${model}`)]])];
  for (const part of parts(shown)) {
    text.push(
      csvText(
        part.map((i) => [
          points.rowIds[i]!,
          isoOf(points.hours[i]!),
          points.longitudes[i]!,
          points.latitudes[i]!,
          points.outcomes[i]!,
          ...scores.map(({ values }) => rounded(values[i]!)),
        ]),
      ),
    );
  }
  return { name: 'incidents.csv', type: 'text/csv', text };
}

/** The shown points as GeoJSON (RFC 7946). */
export function pointsGeoJson(shown: ShownPoints): Download {
  return { name: 'incidents.geojson', type: GEOJSON, text: [...geoJsonParts(shown)] };
}

/** GeoJSON's media type. */
export const GEOJSON = 'application/geo+json';

/** The text of the points' GeoJSON, a part at a time. */
export function* geoJsonParts(shown: ShownPoints): Generator<string> {
  const { points, scores } = shown;
  yield '{"type":"FeatureCollection","features":[\n';
  let isFirst = true;
  for (const part of parts(shown)) {
    const features = part.map((i) =>
      JSON.stringify({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [points.longitudes[i], points.latitudes[i]] },
        properties: {
          row: points.rowIds[i],
          time: isoOf(points.hours[i]!),
          arrested: points.outcomes[i],
          ...Object.fromEntries(
            scores.map(({ model, values }) => [`predicted by ${model}`, rounded(values[i]!)]),
          ),
        },
      }),
    );
    yield `${isFirst ? '' : ',\n'}${features.join(',\n')}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

/** The areas as CSV. */
export function areasCsv(areas: ShownAreas): Download {
  const rows = areas.zones.outlines.map(({ name }, i) => {
    const { incidents, arrests, ...rates } = figuresOf(areas, i);
    return [name, incidents, arrests, ...Object.values(rates).map((value) => value ?? '')];
  });
  const header = [
    'area',
    ...Object.keys(figuresOf(areas, 0)).map((key) => key.replaceAll('_', ' ')),
  ];
  return { name: 'areas.csv', type: 'text/csv', text: csvText([header, ...rows]) };
}

/** The areas as GeoJSON, with their outlines. */
export function areasGeoJson(areas: ShownAreas): Download {
  const features = areas.zones.outlines.map(({ name, polygons }, i) => ({
    type: 'Feature',
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygons.map((rings) => rings.map((ring) => pairsOf(ring))),
    },
    properties: { name, ...figuresOf(areas, i) },
  }));
  const text = `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
  return { name: 'areas.geojson', type: GEOJSON, text };
}

/** An area's figures as files have them; a rate of nothing is null. */
function figuresOf({ sums, least }: ShownAreas, i: number) {
  const area = sums[i] ?? { incidents: 0, arrests: 0, expected: 0 };
  const { share, low, high } = rateOf(area);
  const rate = (value: number) => (Number.isFinite(value) ? rounded(value) : null);
  return {
    incidents: area.incidents,
    arrests: area.arrests,
    arrest_rate: rate(share),
    rate_low: rate(low),
    rate_high: rate(high),
    predicted_rate: rate(AREA_MEASURES.predicted.value(area)),
    calibration_gap: rate(AREA_MEASURES.gap.value(area)),
    enough: area.incidents >= least ? 'yes' : 'too few',
  };
}

function* parts({ points, shown }: ShownPoints): Generator<number[]> {
  let part: number[] = [];
  for (let i = 0; i < points.rowIds.length; i++) {
    if (shown && shown[i] === 0) continue;
    part.push(i);
    if (part.length < AT_ONCE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function pairsOf(ring: Float64Array): number[][] {
  return Array.from({ length: ring.length / 2 }, (_, k) => [ring[2 * k]!, ring[2 * k + 1]!]);
}

/** Six digits: a 32-bit score holds no more. */
const rounded = (value: number) => Number(value.toPrecision(6));
