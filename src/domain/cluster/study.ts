import type { Outlines } from '../geo/outlines.ts';
import type { NetworkSpec } from '../network/spec.ts';
import type { JoinPlan } from '../recipe/join.ts';
import type { JoinReceipt } from '../recipe/joinReceipt.ts';
import type { FeatureSet, Side, SplitSpec } from '../recipe/recipe.ts';
import type { ParseSetup } from '../table/parse.ts';
import type { TableFormat } from '../table/receipt.ts';

/** Everything that a study's project for a cluster is written from. */
export interface ClusterStudy {
  readonly title: string;
  /** The program that writes it, and its version. */
  readonly madeBy: string;
  readonly plan: JoinPlan;
  readonly receipt: JoinReceipt;
  /** How the tables of the join were read, in any order. */
  readonly tables: readonly ClusterTable[];
  /** The outlines that the join took places from. */
  readonly outlines: Outlines | null;
  readonly split: SplitSpec;
  /** Rows on each side, where the tab has divided them in this way. */
  readonly sides: Readonly<Record<Side, number>> | null;
  /** What a network is given, in the tab and on a cluster. */
  readonly features: FeatureSet;
  readonly network: NetworkSpec;
}

/** How a table of the join was read. */
export interface ClusterTable {
  readonly source: string;
  readonly format: TableFormat;
  readonly parse: ParseSetup | null;
  readonly loaded: number;
  /** Whether the tab took a part of its rows. */
  readonly sampled: boolean;
}

/** What can train on a cluster. */
export const TRAINERS = ['h2o', 'spark-ml'] as const;
export type TrainerName = (typeof TRAINERS)[number];

interface Trainer {
  readonly label: string;
  readonly note: string;
  readonly program: string;
  /** Packages besides Spark, as pip wants them. */
  readonly packages: readonly string[];
  /** Settings of Spark that it needs, by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** What its program can be told besides. */
  readonly options: readonly string[];
}

/** H2O's connection to itself reaches into Java, which closed that door with version 16. */
const OPEN_JAVA = [
  '-XX:+IgnoreUnrecognizedVMOptions',
  ...['http', 'https'].map(
    (protocol) => `--add-exports=java.base/sun.net.www.protocol.${protocol}=ALL-UNNAMED`,
  ),
].join(' ');

/** The trainers, for people and for the project's files. */
export const TRAINER_SPECS: Readonly<Record<TrainerName, Trainer>> = {
  h2o: {
    label: 'H2O Deep Learning',
    note: 'Sparkling Water, the engine of H2O’s example: the study’s layers, dropout, decay, epochs and seed.',
    program: 'h2o_deep_learning.py',
    packages: ['h2o-pysparkling-3-5==3.46.0.6.post1'],
    settings: {
      'spark.driver.extraJavaOptions': OPEN_JAVA,
      'spark.executor.extraJavaOptions': OPEN_JAVA,
    },
    options: [],
  },
  'spark-ml': {
    label: 'Spark ML',
    note: 'Nothing but Spark: boosted trees, or a perceptron of the study’s layers.',
    program: 'spark_ml.py',
    packages: ['pandas<3'],
    settings: {},
    options: ['`--model gbt` or `--model mlp`: which of the two'],
  },
};
