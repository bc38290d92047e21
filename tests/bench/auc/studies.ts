import { FEATURE_SETS } from '../../../src/domain/features/choose.ts';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import type { Dataset } from '../../../src/domain/features/matrix.ts';
import type { FeaturePlan } from '../../../src/domain/features/plan.ts';
import type { FeatureReceipt } from '../../../src/domain/features/receipt.ts';
import {
  DEFAULT_SPLIT,
  type FeatureSet,
  type SplitSpec,
} from '../../../src/domain/recipe/recipe.ts';
import { fitLookup, scoreLookup } from '../../support/lookup.ts';
import { realFile } from '../../support/realData.ts';
import { joinOf, load, openEngine, quiet } from '../../support/study.ts';

/** Real records that AUCs are taken on. */
export interface Records {
  readonly key: string;
  readonly files: readonly string[];
  /** The column whose smoothed arrest rate the lookup uses. */
  readonly lookup: string;
}

export const RECORDS: readonly Records[] = [
  {
    key: 'chicago',
    files: [
      'chicago/Crimes_-_2014.csv.gz',
      'chicago/Crimes_-_2015.csv.gz',
      'chicago/chicagoAllWeather.csv',
      'chicago/chicagoCensus.csv',
    ],
    lookup: 'IUCR',
  },
  { key: 'sanFrancisco', files: ['sf/sf-crime-2003-2015.csv.gz'], lookup: 'Descript' },
];

/** A way to the rows of a study: split and columns. */
export interface Prepared {
  readonly dataset: Dataset;
  readonly receipt: FeatureReceipt;
}

/** Loads and joins records; gives the rows for any split and set of features. */
export async function openRecords({
  files,
}: Records): Promise<(kind: SplitSpec['kind'], set: FeatureSet) => Promise<Prepared>> {
  const engine = await openEngine();
  const tables = [];
  for (const file of files) tables.push(await load(engine, await realFile(file)));
  const { plan } = await engine.join(joinOf(tables), quiet);
  return (kind, set) =>
    engine.makeDataset({ ...DEFAULT_SPLIT, kind }, FEATURE_SETS[set].choose(plan), quiet);
}

/** The lookup table's scores of the hold-out: the smoothed arrest rate of a column's levels. */
export function lookupScores(
  { train, holdout, vocabulary }: Dataset,
  plan: FeaturePlan,
  name: string,
) {
  const field = plan.fields.findIndex((one) => one.name === name);
  const codes = (matrix: FeatureMatrix) =>
    Uint16Array.from(
      { length: matrix.rows },
      (_, row) => matrix.codes[row * matrix.fields + field]!,
    );
  return scoreLookup(fitLookup(codes(train), train.outcomes, { vocabulary }), codes(holdout));
}
