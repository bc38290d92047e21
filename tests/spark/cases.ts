import { presetOf } from '../../src/domain/network/presets.ts';
import { DEFAULT_SPLIT, type JoinSpec } from '../../src/domain/recipe/recipe.ts';
import { realFile } from '../support/realData.ts';
import { GBT, H2O, MLP } from './runs.ts';
import type { Case } from './tab.ts';
import { torture } from './torture/torture.ts';

/** The studies that are done twice, the smallest first; on real records where they are there. */
export async function casesOf(hasData: boolean): Promise<readonly Case[]> {
  return [...torture(), ...(hasData ? await realCases() : [])];
}

async function realCases(): Promise<Case[]> {
  const files = (names: readonly string[]) =>
    Promise.all(names.map((name) => realFile(`chicago/${name}`)));
  const [example, best] = [presetOf('example').network, presetOf('best').network];
  const sample = {
    files: await files(['chicagoCrimes10k.csv', 'chicagoAllWeather.csv', 'chicagoCensus.csv']),
    outlines: null,
    join: (spec: JoinSpec): JoinSpec => ({ ...spec, seasons: 'h2o-2015' }),
    split: DEFAULT_SPLIT,
  };
  return [
    {
      ...sample,
      name: 'Chicago, the 10,000 records of H2O’s example',
      ...{ features: 'example', network: example, runs: [H2O, MLP, GBT] },
    },
    {
      ...sample,
      name: 'Chicago, the same 10,000 records with the columns of “Best”',
      ...{ features: 'best', network: best, runs: [H2O, MLP, GBT] },
    },
    {
      name: 'Chicago 2015 with the columns of “Best”',
      files: await files(['Crimes_-_2015.csv.gz', 'ChicagoWeather.csv', 'chicagoCensus.csv']),
      outlines: await realFile('geo/chicago_community_areas.simplified.geojson'),
      join: (spec) => spec,
      split: DEFAULT_SPLIT,
      ...{ features: 'best', network: best, runs: [H2O] },
    },
  ];
}
