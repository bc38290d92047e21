import { createAreas } from './areas.ts';
import { arrestProbabilities } from './arrests.ts';
import { areasCsv } from './census.ts';
import { drawCircumstances } from './draw.ts';
import { incidentChunks } from './incidents.ts';
import { outlinesGeoJson } from './outlines.ts';
import { createRandom } from './random.ts';
import { createWeather, weatherCsv } from './weather.ts';

export interface CityOptions {
  readonly incidents: number;
  readonly seed: number;
}

/** The texts of the simulated city's files, in chunks that are to be joined without a break. */
export interface City {
  readonly incidents: readonly string[];
  readonly weather: readonly string[];
  readonly areas: readonly string[];
  readonly outlines: readonly string[];
}

export const defaultCity: CityOptions = { incidents: 100_000, seed: 1 };

/**
 * One year of an invented city whose offences, places, hours and arrest rates follow our tallies of
 * public records. The same options give the same bytes; outlines and names are always the same.
 */
export function generateCity({ incidents, seed }: CityOptions = defaultCity): City {
  const areas = createAreas();
  const weather = createWeather(seed);
  const drawn = drawCircumstances(incidents, seed, areas, weather);
  const random = createRandom(seed, 4);
  const arrested = Uint8Array.from(arrestProbabilities(drawn, areas), (p) => Number(random() < p));
  return {
    incidents: incidentChunks(drawn, arrested, areas, seed),
    weather: [weatherCsv(weather)],
    areas: [areasCsv(areas, seed)],
    outlines: [outlinesGeoJson(areas)],
  };
}
