import { DIALECTS } from '../recipe/dialects.ts';
import { fanOutChecks, joinSteps, tablesOfJoin, type Step } from './compile.ts';
import { describeFeatures } from './describeFeatures.ts';
import { figureQueries } from './figures.ts';
import type { ProjectFile } from './file.ts';
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

function readingOf(tables: readonly ClusterTable[], source: string): ClusterTable {
  const table = tables.find((one) => one.source === source);
  if (!table) throw new Error(`nothing is known of how ${source} was read`);
  return table;
}
