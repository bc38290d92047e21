import type { City } from '../../domain/cities/city.ts';
import { dayAfter, yearlySlices, type Span } from '../../domain/portal/span.ts';
import {
  WEATHER_SERVICES,
  type WeatherService,
  type WeatherServiceId,
} from '../../domain/portal/weather.ts';
import { weatherCsv, type WeatherTable } from '../../domain/portal/weatherTable.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { failure } from './failed.ts';
import { fetchText, storedText } from './fetchText.ts';
import { Trouble, type Net } from './net.ts';
import type { AnswerStore } from './store.ts';

/** Days after which a service's figures change no more, with room. */
const SETTLED = 60;

/** Whose weather, of which days, from whom. */
export interface WeatherQuery {
  readonly city: Pick<City, 'name' | 'weather' | 'timeZone'>;
  readonly span: Span;
  readonly service: WeatherServiceId;
}

/**
 * Fetches daily weather in yearly slices, and puts them into one CSV text. Slices that are settled
 * are kept in the store, so that a later call goes on after them.
 * @throws {FaultError} `portal-failed`; an `AbortError` when cancelled
 */
export async function fetchWeather(
  query: WeatherQuery,
  store: AnswerStore,
  net: Net,
  onProgress: OnProgress,
): Promise<string> {
  const service = WEATHER_SERVICES[query.service];
  const slices = yearlySlices(query.span);
  const tables: WeatherTable[] = [];
  const rows = () => tables.reduce((sum, table) => sum + table.rows.length, 0);
  try {
    for (const [i, slice] of slices.entries()) {
      const tell = (what: string) => onProgress({ what, share: i / slices.length });
      tell(`Fetching the weather of ${slice.first.slice(0, 4)}`);
      tables.push(await fetchSlice(query, slice, store, net, tell));
    }
    if (rows() === 0) throw new Trouble('it has no weather for these days', false);
    return joined(tables);
  } catch (error) {
    if (error instanceof Trouble) throw failure(service.host, error.message, rows(), error);
    throw error;
  }
}

async function fetchSlice(
  query: WeatherQuery,
  slice: Span,
  store: AnswerStore,
  net: Net,
  say: (words: string) => void,
): Promise<WeatherTable> {
  const service = WEATHER_SERVICES[query.service];
  const url = service.url(query.city, slice);
  const what = `the weather of ${query.city.name}, ${slice.first} to ${slice.last}`;
  const wanted = { url, what, as: 'json' } as const;
  const today = new Date(net.now()).toISOString().slice(0, 10);
  if (dayAfter(slice.last, SETTLED) > today)
    return read(service, await fetchText(wanted, net, say));
  const check = (text: string) => void read(service, text);
  return read(service, await storedText(wanted, url, store, net, say, check));
}

/** @throws {Trouble} where the answer cannot be read */
function read(service: WeatherService, text: string): WeatherTable {
  try {
    return service.read(JSON.parse(text));
  } catch (cause) {
    const detail = cause instanceof SyntaxError ? 'it is no JSON' : (cause as Error).message;
    const message = `the answer of ${service.name} cannot be read: ${detail}`;
    throw new Trouble(message, false, null, false, { cause });
  }
}

function joined(tables: readonly WeatherTable[]): string {
  try {
    return weatherCsv(tables);
  } catch (cause) {
    throw new Trouble((cause as Error).message, false, null, false, { cause });
  }
}
