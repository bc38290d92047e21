import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA, HAS_DATA } from './realData.ts';

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** One day's highest, mean and lowest temperature, °F. */
type Temperatures = readonly [highest: number, mean: number, lowest: number];

/** What Open-Meteo's archive answers: Chicago's real temperatures where they are there, else a year's wave. */
export function openMeteoAnswer(query: URLSearchParams): Answer {
  const names = query.get('daily')?.split(',') ?? [];
  if (!query.has('timezone')) return reason('Timezone is required');
  const first = query.get('start_date') ?? '';
  const last = query.get('end_date') ?? '';
  if (first > last) return reason('End-date must be larger or equals than start-date');
  const fahrenheit = query.get('temperature_unit') === 'fahrenheit';
  const real = chicagoTemperatures();
  const time = daysOf(first, last);
  const days = time.map((day) => real.get(day) ?? wave(day));
  const values: Readonly<Record<string, readonly (number | null)[]>> = {
    temperature_2m_max: days.map(([highest]) => highest),
    temperature_2m_min: days.map(([, , lowest]) => lowest),
    temperature_2m_mean: days.map(([, mean]) => mean),
    precipitation_sum: days.map((_, i) => (i % 4 === 0 ? 2.5 : 0)),
    snowfall_sum: days.map(() => 0),
  };
  const unitOf = (name: string) =>
    name.startsWith('temperature')
      ? fahrenheit
        ? '°F'
        : '°C'
      : name.startsWith('snow')
        ? 'cm'
        : 'mm';
  return json(200, {
    latitude: Number(query.get('latitude')),
    longitude: Number(query.get('longitude')),
    timezone: query.get('timezone'),
    daily_units: {
      time: 'iso8601',
      ...Object.fromEntries(names.map((name) => [name, unitOf(name)])),
    },
    daily: { time, ...Object.fromEntries(names.map((name) => [name, values[name] ?? []])) },
  });
}

/** What NOAA's data service answers: the airport's real days where they are there; values are texts. */
export function noaaAnswer(query: URLSearchParams): Answer {
  const station = query.get('stations') ?? '';
  if (query.get('dataset') !== 'daily-summaries' || query.get('format') !== 'json')
    return json(400, { errorCode: 400, errorMessage: 'Your request is invalid', errors: [] });
  const days = daysOf(query.get('startDate') ?? '', query.get('endDate') ?? '');
  const real = airportDays();
  const rows = days.map((DATE, i) => {
    const [highest, , lowest] = wave(DATE);
    const measured = real.get(DATE) ?? { TMAX: String(highest), TMIN: String(lowest) };
    // Rain is not measured every day: its key is then left out.
    return { DATE, STATION: station, ...measured, ...(i % 10 > 0 && { PRCP: ' 0.00' }) };
  });
  return json(200, rows);
}

function reason(text: string): Answer {
  return json(400, { error: true, reason: text });
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function daysOf(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** A year of warm and cold, for days that no file holds. */
function wave(day: string): Temperatures {
  const turn = ((Date.parse(day) / 86_400_000) % 365.25) / 365.25;
  const mean = Math.round(50 - 25 * Math.cos(2 * Math.PI * turn));
  return [mean + 8, mean, mean - 8];
}

function chicagoTemperatures(): Map<string, Temperatures> {
  const days = new Map<string, Temperatures>();
  if (!HAS_DATA) return days;
  const text = readFileSync(join(DATA, 'chicago/chicagoAllWeather.csv'), 'utf8');
  for (const line of text.split('\r').slice(1)) {
    const [, month = '', day = '', year = '', highest, mean, lowest] = line.split(',');
    const key = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (highest) days.set(key, [Number(highest), Number(mean), Number(lowest)]);
  }
  return days;
}

function airportDays(): Map<string, { TMAX: string; TMIN: string }> {
  const days = new Map<string, { TMAX: string; TMIN: string }>();
  if (!HAS_DATA) return days;
  const text = readFileSync(join(DATA, 'sf/USW00023234_daily_temperature.csv'), 'utf8');
  for (const line of text.split(/\r?\n/).slice(1)) {
    const [, day, TMAX, TMIN] = line.split(',');
    if (day && TMAX && TMIN) days.set(day, { TMAX, TMIN });
  }
  return days;
}
