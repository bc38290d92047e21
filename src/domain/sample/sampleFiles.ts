import { defaultCity, generateCity, type CityOptions } from './city.ts';

/** A file before it is one: `new File(parts, name, { type })` in a tab. */
export interface SampleFile {
  readonly name: string;
  readonly type: string;
  readonly parts: string[];
}

/** The simulated city as the four files that a person could have dropped. */
export function sampleFiles(options: CityOptions = defaultCity): SampleFile[] {
  const { incidents, weather, areas, outlines } = generateCity(options);
  return [
    { name: 'simulated-incidents.csv', type: 'text/csv', parts: [...incidents] },
    { name: 'simulated-weather.csv', type: 'text/csv', parts: [...weather] },
    { name: 'simulated-areas.csv', type: 'text/csv', parts: [...areas] },
    { name: 'simulated-areas.geojson', type: 'application/geo+json', parts: [...outlines] },
  ];
}
