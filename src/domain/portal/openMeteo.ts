import type { City } from '../cities/city.ts';
import { weatherTable, type WeatherTable } from './weatherTable.ts';
import type { Span } from './span.ts';

/** Open-Meteo's archive of daily weather (open-meteo.com/en/docs/historical-weather-api). */
export const OPEN_METEO_HOST = 'archive-api.open-meteo.com';

/** What its licence, CC BY 4.0, asks to be shown. */
export const OPEN_METEO_ATTRIBUTION =
  'Weather data by Open-Meteo.com, CC BY 4.0, free for non-commercial use.';

const DAILY = [
  'temperature_2m_max',
  'temperature_2m_min',
  'temperature_2m_mean',
  'precipitation_sum',
  'snowfall_sum',
] as const;

/** The weather of a slice of days; the time zone is mandatory for daily figures. */
export function openMeteoUrl(
  { weather, timeZone }: Pick<City, 'weather' | 'timeZone'>,
  { first, last }: Span,
): string {
  const query = new URLSearchParams({
    latitude: String(weather.latitude),
    longitude: String(weather.longitude),
    start_date: first,
    end_date: last,
    daily: DAILY.join(','),
    timezone: timeZone,
    temperature_unit: 'fahrenheit',
  });
  return `https://${OPEN_METEO_HOST}/v1/archive?${query}`;
}

/**
 * An answer as a table with the headers of Open-Meteo's own CSV, units in parentheses.
 * @throws {Error} in plain words, where the answer has another shape
 */
export function readOpenMeteo(answer: unknown): WeatherTable {
  const { daily, daily_units: units } = record(answer);
  const columns = record(daily);
  const names = record(units);
  const time = list(columns.time, 'time');
  const series = DAILY.map((name) => list(columns[name], name));
  if (series.some((values) => values.length !== time.length))
    throw new Error('its columns have different lengths');
  return weatherTable(
    ['time', ...DAILY.map((name) => `${name} (${unitOf(names[name])})`)],
    time.map((day, i) => [day, ...series.map((values) => values[i])]),
  );
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error('it holds no daily figures');
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`it has no column ${name}`);
  return value;
}

function unitOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('it does not say its units');
  return value;
}
