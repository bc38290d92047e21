import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeaturePlan } from '../../src/domain/features/plan.ts';

/** What Spark learned of the training rows: `plan.json`. */
export interface SparkPlan {
  readonly fields: readonly {
    readonly name: string;
    readonly column: string;
    readonly levels: readonly string[];
  }[];
  readonly numerics: readonly {
    readonly name: string;
    readonly column: string;
    readonly mean: number;
    readonly sd: number;
    readonly flag: string | null;
  }[];
}

export function sparkPlan(folder: string): SparkPlan {
  return JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as SparkPlan;
}

/** What differs between a plan of the tab and the one that Spark learned. */
export function comparePlans(tab: FeaturePlan, spark: SparkPlan): readonly string[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const names = (plan: FeaturePlan | SparkPlan) => ({
    categories: plan.fields.map(({ name }) => name),
    numbers: plan.numerics.map(({ name }) => name),
  });
  const [own, other] = [names(tab), names(spark)];
  return [
    ...(same(own.categories, other.categories) ? [] : ['other categories']),
    ...(same(own.numbers, other.numbers) ? [] : ['other numbers']),
    ...tab.fields.flatMap(({ name, levels }, i) =>
      same(levels, spark.fields[i]?.levels) ? [] : [`levels of ${name}`],
    ),
    ...tab.numerics.flatMap(({ name, mean, sd, flagMissing }, i) => {
      const one = spark.numerics[i];
      const isSame = one?.mean === mean && one.sd === sd && (one.flag !== null) === flagMissing;
      return isSame ? [] : [`statistics of ${name}: ${JSON.stringify([mean, sd, one])}`];
    }),
  ];
}
