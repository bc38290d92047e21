import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DATA, HAS_DATA } from './realData.ts';

/** A table as the API serves it: snake_case names, ISO times, all fields as text. */
export interface ApiTable {
  readonly columns: readonly string[];
  /** Each row as a line of CSV, every field in quotes. */
  readonly lines: readonly string[];
  /** The column of times, and each row's. */
  readonly dateField: string | null;
  readonly times: readonly string[];
}

/** Chicago's crimes of 2015, or a small generated year where the public records are not there. */
export function crimes(): ApiTable {
  if (!HAS_DATA) return generated();
  const text = gunzipSync(readFileSync(join(DATA, 'chicago/Crimes_-_2015.csv.gz'))).toString();
  const [header = '', ...lines] = text.split('\r\n').filter((line) => line !== '');
  const columns = [
    ...header.split(',').map((name) => name.toLowerCase().replaceAll(' ', '_')),
    'year', // the portal's own has it; the export of 2018 does not
  ];
  const at = columns.indexOf('date');
  const times: string[] = [];
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    times.push((cells[at] = isoTime(cells[at] ?? '')));
    cells.push((cells[at] ?? '').slice(0, 4));
    const updated = columns.indexOf('updated_on');
    cells[updated] = isoTime(cells[updated] ?? '');
    return quoted(cells);
  });
  return { columns, lines: rows, dateField: 'date', times };
}

/** Chicago's socioeconomic figures under the API's names, or two invented areas. */
export function hardship(): ApiTable {
  const text = HAS_DATA
    ? readFileSync(join(DATA, 'chicago/chicagoCensus.csv'), 'utf8')
    : 'Community Area Number,COMMUNITY AREA NAME,HARDSHIP INDEX\n1,Rogers Park,39\n2,West Ridge,46\n';
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const columns = header
    .split(',')
    .map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '_'))
    .map((name) => (name === 'community_area_number' ? 'ca' : name));
  return { columns, lines: lines.map((line) => quoted(cellsOf(line))), dateField: null, times: [] };
}

/** Chicago's community areas as GeoJSON, or one invented square. */
export function outlines(): string {
  if (HAS_DATA)
    return readFileSync(join(DATA, 'geo/chicago_community_areas.simplified.geojson'), 'utf8');
  const ring = [
    [-87.8, 41.8],
    [-87.6, 41.8],
    [-87.6, 42],
    [-87.8, 42],
    [-87.8, 41.8],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  const properties = { area_numbe: '1', community: 'ROGERS PARK' };
  const features = [{ type: 'Feature', properties, geometry }];
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** The fields of a line of CSV. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const [, inQuotes, plain] of `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push(inQuotes?.replaceAll('""', '"') ?? plain ?? '');
  return cells;
}

/** Fields as a line of CSV in SODA's manner: all in quotes. */
export function quoted(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

/** "01/31/2015 01:00:00 PM" as "2015-01-31T13:00:00.000". */
function isoTime(text: string): string {
  const [, month, day, year, hour, rest, half] =
    /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d:\d\d) ([AP])M$/.exec(text) ?? [];
  if (year === undefined) return text;
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  return `${year}-${month ?? ''}-${day ?? ''}T${String(hours).padStart(2, '0')}:${rest ?? ''}.000`;
}

const COLUMNS: readonly string[] = [
  ...['id', 'case_number', 'date', 'block', 'iucr', 'primary_type', 'description'],
  ...['location_description', 'arrest', 'domestic', 'beat', 'district', 'ward'],
  ...['community_area', 'fbi_code', 'x_coordinate', 'y_coordinate', 'year', 'updated_on'],
  ...['latitude', 'longitude'],
];

/** Ten incidents a day of 2015. */
function generated(): ApiTable {
  const columns = COLUMNS;
  const times: string[] = [];
  const lines = Array.from({ length: 3650 }, (_, i) => {
    const day = new Date(Date.UTC(2015, 0, 1 + Math.floor(i / 10), (i * 7) % 24));
    const time = day.toISOString().replace('Z', '');
    times.push(time);
    const [code, offence] = i % 3 === 0 ? ['0486', 'BATTERY'] : ['0820', 'THEFT'];
    const place = i % 5 === 0 ? 'SCHOOL, PUBLIC, BUILDING' : 'STREET';
    const arrest = String(i % 3 === 0 || i % 7 === 0);
    const known: Readonly<Record<string, string>> = {
      ...{ id: String(10_000_000 + i), date: time, block: '001XX W STATE ST', iucr: code, arrest },
      ...{ primary_type: offence, location_description: place, domestic: 'false' },
      ...{ community_area: String(1 + (i % 2)), latitude: '41.9', longitude: '-87.7' },
    };
    return quoted(columns.map((name) => known[name] ?? ''));
  });
  return { columns, lines, dateField: 'date', times };
}
