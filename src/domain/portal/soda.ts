import type { PortalDataset } from '../cities/city.ts';
import type { Span } from './span.ts';

/**
 * URLs of Socrata's SODA 2 API (dev.socrata.com/docs/queries): `/resource/{id}.csv` with `$select`,
 * `$where`, `$order`, `$limit` and `$offset`. An app token goes as `$$app_token`, not as a header,
 * which would make the browser ask for leave before every request.
 */

/** The most rows that a page of a 2.0 endpoint can have (dev.socrata.com/docs/paging). */
export const MOST_ROWS = 50_000;

/** Areas and outlines come whole: cities have hundreds of them. */
const MOST_AREAS = 5_000;

/** Which rows are meant; `span: null` is all of them. */
export interface SodaQuery {
  readonly dataset: PortalDataset;
  readonly span: Span | null;
  /** The person's own app token, `''` for none. */
  readonly token: string;
}

/** A page of rows as CSV, in the order of the rows' own ids, which stays the same from page to page. */
export function pageUrl(query: SodaQuery, offset: number, limit: number): string {
  const { select } = query.dataset;
  return url(query, 'csv', [
    ['$select', select.join(',')],
    ['$where', where(query)],
    ['$order', ':id'],
    ['$limit', String(limit)],
    ['$offset', String(offset)],
  ]);
}

/** How many rows there are, as JSON. */
export function countUrl(query: SodaQuery): string {
  return url(query, 'json', [
    ['$select', 'count(*)'],
    ['$where', where(query)],
  ]);
}

/** Areas (CSV) or outlines (GeoJSON), whole. */
export function wholeUrl(query: SodaQuery): string {
  return url(query, query.dataset.role === 'outlines' ? 'geojson' : 'csv', [
    ['$limit', String(MOST_AREAS)],
  ]);
}

/**
 * The number in a count's answer: `[{"count":"263929"}]`.
 * @returns null where the answer is none
 */
export function readCount(text: string): number | null {
  const rows = parsed(text);
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  if (typeof first !== 'object' || first === null) return null;
  const value: unknown = Object.values(first)[0];
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** What the fetched rows are called: "Chicago crimes 2015-01-01 to 2015-12-31.csv". */
export function fileName(city: string, { dataset, span }: Omit<SodaQuery, 'token'>): string {
  const what = dataset.name.startsWith(city) ? dataset.name : `${city} ${dataset.name}`;
  const days = span === null ? '' : ` ${span.first} to ${span.last}`;
  const ending = dataset.role === 'outlines' ? 'geojson' : 'csv';
  return `${what.replace(/[^\p{L}\p{N}(),.–-]+/gu, ' ').trim()}${days}.${ending}`;
}

/** From the first day's midnight up to the last day's last millisecond. */
function where({ dataset, span }: SodaQuery): string {
  if (span === null || dataset.dateField === null) return '';
  return `${dataset.dateField} between '${span.first}T00:00:00' and '${span.last}T23:59:59.999'`;
}

type Parameter = readonly [name: string, value: string];

/** Parameters that are empty are left out. */
function url({ dataset, token }: SodaQuery, ending: string, parameters: readonly Parameter[]) {
  const all: readonly Parameter[] = [...parameters, ['$$app_token', token]];
  const query = all
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("'", '%27')}`);
  return `https://${dataset.host}/resource/${dataset.id}.${ending}?${query.join('&')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
