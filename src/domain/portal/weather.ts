import type { City } from '../cities/city.ts';
import { NOAA_ATTRIBUTION, NOAA_HOST, noaaUrl, readNoaa } from './noaa.ts';
import {
  OPEN_METEO_ATTRIBUTION,
  OPEN_METEO_HOST,
  openMeteoUrl,
  readOpenMeteo,
} from './openMeteo.ts';
import type { Span } from './span.ts';
import type { WeatherTable } from './weatherTable.ts';

/** A service of past daily weather. */
export interface WeatherService {
  readonly name: string;
  readonly host: string;
  /** What it measures, for the choice. */
  readonly what: string;
  readonly attribution: string;
  readonly url: (city: Pick<City, 'weather' | 'timeZone'>, slice: Span) => string;
  /** @throws {Error} in plain words */
  readonly read: (answer: unknown) => WeatherTable;
}

export const WEATHER_SERVICE_IDS = ['open-meteo', 'noaa'] as const;
export type WeatherServiceId = (typeof WEATHER_SERVICE_IDS)[number];

export const WEATHER_SERVICES: Readonly<Record<WeatherServiceId, WeatherService>> = {
  'open-meteo': {
    name: 'Open-Meteo',
    host: OPEN_METEO_HOST,
    what: 'computed for the middle of the city: temperatures, rain and snow, no day missing',
    attribution: OPEN_METEO_ATTRIBUTION,
    url: openMeteoUrl,
    read: readOpenMeteo,
  },
  noaa: {
    name: 'NOAA',
    host: NOAA_HOST,
    what: 'measured at the airport: temperatures and rain, a day may be missing',
    attribution: NOAA_ATTRIBUTION,
    url: noaaUrl,
    read: readNoaa,
  },
};
