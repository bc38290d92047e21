import { FEATURE_SETS } from '../features/choose.ts';
import { MOST_LEVELS, RARE_BELOW, STATISTIC_DIGITS } from '../features/plan.ts';
import { DIALECTS } from '../recipe/dialects.ts';
import { fanOutChecks, joinSteps, tablesOfJoin, type Step } from './compile.ts';
import { cellsStep, featureSteps, neededBy, rateSql, verdicts } from './features.ts';
import { figureQueries } from './figures.ts';
import type { ProjectFile } from './file.ts';
import { givenCategories, givenNumbers, givenSql } from './given.ts';
import { outlinesFile } from './outlinesFile.ts';
import { readme } from './readme.ts';
import { SHARED } from './shared.ts';
import { TRAINER_SPECS, type ClusterStudy, type ClusterTable, type TrainerName } from './study.ts';

/** The texts of the Python programs by their names; they are the same for every study. */
export type Programs = Readonly<Record<string, string>>;

/** Spark's ML library wants NumPy. */
const PACKAGES = ['pyspark>=3.5,<3.6', 'numpy<2'];

/** `requirements.txt` of a project. */
export function requirementsOf(trainer: TrainerName): string {
  return `${[...PACKAGES, ...TRAINER_SPECS[trainer].packages].join('\n')}\n`;
}

/**
 * A study as a project that runs on Spark. All that depends on the study is data (`study.json`,
 * `outlines.json`) or Spark SQL (`sql/`): no name or text of a file enters a program.
 */
export function clusterProject(
  study: ClusterStudy,
  trainer: TrainerName,
  programs: Programs,
): ProjectFile[] {
  const { program } = TRAINER_SPECS[trainer];
  const sql = sqlFiles();
  const described = describe(study, sql.keep);
  return [
    { path: 'README.md', text: readme(study, trainer) },
    { path: 'requirements.txt', text: requirementsOf(trainer) },
    ...[...SHARED, program].map((path) => ({ path, text: programOf(programs, path) })),
    { path: 'study.json', text: `${JSON.stringify(described, null, 2)}\n` },
    ...outlinesFile(study),
    ...sql.files,
  ];
}

function programOf(programs: Programs, name: string): string {
  const text = programs[name];
  if (text === undefined) throw new Error(`the program ${name} is missing`);
  return text;
}

type Keep = (what: string, sql: string) => string;

/** Collects SQL as numbered files, in the order in which it is run. */
function sqlFiles(): { readonly files: readonly ProjectFile[]; readonly keep: Keep } {
  const files: ProjectFile[] = [];
  const keep: Keep = (what, sql) => {
    const path = `sql/${String(files.length + 1).padStart(2, '0')}-${what}.sql`;
    files.push({ path, text: `${sql}\n` });
    return path;
  };
  return { files, keep };
}

/** `study.json`: what the programs are told of the study. */
function describe(study: ClusterStudy, keep: Keep) {
  const { plan, split, network } = study;
  const { spark } = DIALECTS;
  const kept = ({ makes, sql, keep: isKept }: Step) => ({
    ...{ makes, sql: keep(makes, sql), keep: isKept },
  });
  return {
    madeBy: study.madeBy,
    title: study.title,
    tables: tablesOfJoin(plan.found).map(({ kind, table }) => {
      const { format, parse, loaded } = readingOf(study.tables, table.source);
      const { file, source } = table;
      const columns = table.columns.map(({ name }) => name);
      return { kind, file, source, columns, format, parse, loaded };
    }),
    checks: fanOutChecks(plan.found, spark).map(({ file, sql }) => ({
      file,
      sql: keep('check', sql),
    })),
    steps: joinSteps(plan.found, split, spark).map(kept),
    figures: figureQueries(study, spark).map(({ sql, says, tab }) => ({
      ...{ sql: keep('count', sql), says, tab },
    })),
    features: describeFeatures(study, keep, kept),
    split,
    network,
  };
}

/** What they are told of the columns that a network is given; `features.py` and `rates.py` read it. */
function describeFeatures(
  { plan, features }: ClusterStudy,
  keep: Keep,
  kept: (step: Step) => unknown,
) {
  const { spark } = DIALECTS;
  const choice = FEATURE_SETS[features].choose(plan);
  const numbers = givenNumbers(choice, spark);
  const firstRate = numbers.findIndex(({ value }) => value === null);
  return {
    ...{ rareBelow: RARE_BELOW, mostLevels: MOST_LEVELS, digits: STATISTIC_DIGITS },
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

function readingOf(tables: readonly ClusterTable[], source: string): ClusterTable {
  const table = tables.find((one) => one.source === source);
  if (!table) throw new Error(`nothing is known of how ${source} was read`);
  return table;
}
