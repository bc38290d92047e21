import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import { identifier, literal } from '../../../src/domain/recipe/sql.ts';
import { textFile } from '../../support/study.ts';
import { GBT, STUDY_ONLY } from '../runs.ts';
import type { Case } from '../tab.ts';
import { cityText } from './city.ts';
import { withMeaning } from './columns.ts';
import { incidentsText } from './incidents.ts';
import { outlinesFile } from './outlines.ts';
import { parquetFile } from './parquetFile.ts';
import { AREAS, WEATHER } from './smallTables.ts';

const SMALL_NETWORK = { ...EXAMPLE_2015, hidden: [8], epochs: 1 };

/**
 * Studies made to break whatever two engines may do differently.
 * @param share of their full size
 */
export function torture(share = 1): Case[] {
  const size = (rows: number) => Math.round(rows * share);
  const weather = textFile('weather, "all".csv', WEATHER);
  const areas = textFile("areas' .csv", AREAS);
  const common = { network: () => SMALL_NETWORK, features: 'best', runs: [STUDY_ONLY] } as const;
  return [
    {
      ...common,
      name: 'hostile names and texts, two files, places, a filter, dropped IDs',
      files: [
        textFile('one"; drop.csv', incidentsText(size(1500), 1)),
        textFile("two' `x`.csv", incidentsText(size(700), 2)),
        ...[weather, areas],
      ],
      outlines: outlinesFile(),
      join: (spec) => ({ ...withMeaning(spec), duplicates: 'drop ids' }),
      split: {
        ...DEFAULT_SPLIT,
        seed: 20_151,
        filter: {
          sql: `(cast(${identifier('b`; drop view joined; --')} as varchar) not in (${literal("O'Hare")}, ${literal('\\')})) and (epoch_ms(_at) >= cast('1420070400000' as double))`,
          words: 'two names',
        },
      },
    },
    {
      ...common,
      name: 'a split by time with a label age, dropped records',
      files: [textFile('by time [1] {x}.csv', incidentsText(size(2000), 3)), weather],
      outlines: null,
      join: (spec) => ({ ...withMeaning(spec), duplicates: 'drop records', seasons: 'h2o-2015' }),
      split: { ...DEFAULT_SPLIT, kind: 'time', trainShare: 0.7, labelAge: 20 },
    },
    {
      ...common,
      name: 'Parquet with types of its own',
      ...{ features: 'example', runs: [GBT] },
      files: [parquetFile(1200)],
      outlines: null,
      join: (spec) => spec,
      split: { ...DEFAULT_SPLIT, seed: 7 },
    },
    {
      ...common,
      name: 'a city whose case numbers tell delays, with company at one minute and block',
      files: [
        textFile('city 1.csv', cityText(size(1400), 5)),
        textFile('city 2.csv', cityText(size(1800), 6)),
        ...[weather, areas],
      ],
      outlines: null,
      join: (spec) => spec,
      split: { ...DEFAULT_SPLIT, kind: 'time', trainShare: 0.7 },
    },
  ];
}
