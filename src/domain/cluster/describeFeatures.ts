import { FEATURE_SETS } from '../features/choose.ts';
import { CONSTANT_BELOW, MOST_LEVELS, RARE_BELOW, STATISTIC_DIGITS } from '../features/plan.ts';
import { DIALECTS } from '../recipe/dialects.ts';
import type { Step } from './compile.ts';
import { cellsStep, featureSteps, neededBy, rateSql, verdicts } from './features.ts';
import { givenCategories, givenNumbers, givenSql } from './given.ts';
import type { ClusterStudy } from './study.ts';

/** What they are told of the columns that a network is given; `features.py` and `computed.py` read it. */
export function describeFeatures(
  { plan, features }: ClusterStudy,
  keep: (what: string, sql: string) => string,
  kept: (step: Step) => unknown,
) {
  const { spark } = DIALECTS;
  const choice = FEATURE_SETS[features].choose(plan);
  const numbers = givenNumbers(choice, spark);
  const firstRate = numbers.findIndex(({ value }) => value === null);
  return {
    ...{ rareBelow: RARE_BELOW, mostLevels: MOST_LEVELS, digits: STATISTIC_DIGITS },
    constantBelow: CONSTANT_BELOW,
    steps: featureSteps(choice, spark).map(kept),
    verdicts: verdicts(choice, spark).map(({ of, sql }) => ({ of, sql: keep('verdict', sql) })),
    given: keep('given', givenSql(choice, spark)),
    categories: givenCategories(choice, spark).map(({ name, needs, clipped }) => ({
      ...{ name, needs, clipped },
    })),
    numbers: numbers.map(({ name, needs }) => ({ name, needs })),
    cells: choice.encodings.length > 0 ? keep('cells', cellsStep(choice, spark)) : null,
    rates: choice.encodings.map((encoding, i) => ({
      ...{ name: encoding.name, needs: neededBy(encoding) },
      numbers: [firstRate + 2 * i, firstRate + 2 * i + 1],
      sql: keep('rate', rateSql(encoding, choice, spark)),
    })),
  };
}
