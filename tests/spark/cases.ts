import { presetOf } from '../../src/domain/network/presets.ts';
import { DEFAULT_SPLIT } from '../../src/domain/recipe/recipe.ts';
import { realFile } from '../support/realData.ts';
import type { Case } from './tab.ts';
import { torture } from './torture.ts';

/** The studies that are done twice, the smallest first; on real records where they are there. */
export async function casesOf(hasData: boolean): Promise<readonly Case[]> {
  return [...torture(), ...(hasData ? await realCases() : [])];
}

async function realCases(): Promise<Case[]> {
  const files = (names: readonly string[]) =>
    Promise.all(names.map((name) => realFile(`chicago/${name}`)));
  const example = presetOf('example').network;
  return [
    {
      name: 'Chicago, the 10,000 records of H2O’s example',
      files: await files(['chicagoCrimes10k.csv', 'chicagoAllWeather.csv', 'chicagoCensus.csv']),
      outlines: null,
      join: (spec) => ({ ...spec, seasons: 'h2o-2015' }),
      split: DEFAULT_SPLIT,
      network: example,
      trainer: 'h2o',
    },
    {
      name: 'Chicago 2015',
      files: await files(['Crimes_-_2015.csv.gz', 'ChicagoWeather.csv', 'chicagoCensus.csv']),
      outlines: await realFile('geo/chicago_community_areas.simplified.geojson'),
      join: (spec) => spec,
      split: DEFAULT_SPLIT,
      network: example,
      trainer: 'h2o',
    },
  ];
}
