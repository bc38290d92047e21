import type { City } from '../cities/city.ts';
import { weatherTable, type WeatherTable } from './weatherTable.ts';
import type { Span } from './span.ts';

/** NOAA's daily summaries of weather stations (ncei.noaa.gov/support/access-data-service-api-user-documentation). */
export const NOAA_HOST = 'www.ncei.noaa.gov';

export const NOAA_ATTRIBUTION =
  'Daily summaries of NOAA’s National Centers for Environmental Information.';

const KEYS = ['STATION', 'DATE', 'TMAX', 'TMIN', 'PRCP'] as const;

/** The station's days; standard units are degrees Fahrenheit and inches. */
export function noaaUrl({ weather }: Pick<City, 'weather'>, { first, last }: Span): string {
  const query = new URLSearchParams({
    dataset: 'daily-summaries',
    stations: weather.station,
    startDate: first,
    endDate: last,
    dataTypes: 'TMAX,TMIN,PRCP',
    format: 'json',
    units: 'standard',
  });
  return `https://${NOAA_HOST}/access/services/data/v1?${query}`;
}

/**
 * An answer as a table with NOAA's own headers. Values are texts, padded with blanks; a day lacks
 * the keys that were not measured.
 * @throws {Error} in plain words, where the answer has another shape
 */
export function readNoaa(answer: unknown): WeatherTable {
  if (!Array.isArray(answer)) throw new Error('it is no list of days');
  const rows = answer.map((day: unknown) => {
    if (typeof day !== 'object' || day === null || !('DATE' in day))
      throw new Error('a day has no date');
    const values = day as Readonly<Record<string, unknown>>;
    return KEYS.map((key) => values[key]);
  });
  return weatherTable(KEYS, rows);
}
