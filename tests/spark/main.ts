import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { delongInterval } from '../../src/domain/metrics/delong.ts';
import { MADE_BY } from '../../src/domain/version.ts';
import { requirementsOf } from '../../src/domain/cluster/project.ts';
import { SHARED } from '../../src/domain/cluster/shared.ts';
import { TRAINER_SPECS, TRAINERS, type TrainerName } from '../../src/domain/cluster/study.ts';
import { networkScores } from '../bench/auc/network.ts';
import { root } from '../driver/root.ts';
import { HAS_DATA, NO_DATA } from '../support/realData.ts';
import { casesOf } from './cases.ts';
import { comparePlans, compareTable, type Comparison } from './compare.ts';
import { environment, SKIPPED } from './environment.ts';
import { inTab, projectOf, type Case, type InTab } from './tab.ts';

const OUT = join(root, 'out/spark');
/** Memory of Spark's one process here. */
const MEMORY = '4g';

/** The packages of a trainer's project. */
const linesOf = (trainer: TrainerName) => requirementsOf(trainer).trim().split('\n');
const found = environment([...new Set(TRAINERS.flatMap(linesOf))].join('\n'));
if ('missing' in found) {
  console.log(`Skipped: ${found.missing}.`);
  process.exit(SKIPPED);
}
console.log(`${MADE_BY}; Java ${found.java}; ${String(availableParallelism())} cores${NO_DATA}`);
const only = process.argv[2];
let failed = 0;
for (const [i, one] of (await casesOf(HAS_DATA)).entries()) {
  if (only !== undefined && !one.name.includes(only)) continue;
  failed += await twice(one, join(OUT, String(i + 1)), found.bin);
}
console.log(failed === 0 ? '\nNo difference.' : `\n${String(failed)} differences.`);
process.exitCode = failed === 0 ? 0 : 1;

/** Does a study in the tab's engine and on Spark; gives the number of differences. */
async function twice(one: Case, folder: string, bin: string): Promise<number> {
  console.log(`\n${one.name}`);
  rmSync(folder, { recursive: true, force: true });
  const tab = await inTab(one);
  await writeProject(one, tab, folder);
  const program = one.trainer === null ? 'study.py' : TRAINER_SPECS[one.trainer].program;
  const start = performance.now();
  const settings = one.trainer === null ? {} : TRAINER_SPECS[one.trainer].settings;
  const fault = submit(bin, folder, program, settings);
  const seconds = (performance.now() - start) / 1000;
  if (fault !== null) {
    console.log(`  Spark stopped: ${fault}`);
    return 1;
  }
  const out = join(folder, 'out');
  const joined = await compareTable(tab.database, 'select * from joined', join(out, 'joined'));
  const split = await compareTable(tab.database, 'select * from split', join(out, 'split'));
  const plan = comparePlans(tab.plan, out);
  said('joined', joined);
  said('split', split);
  console.log(`  plan: ${plan.length === 0 ? 'the same levels and statistics' : plan.join(', ')}`);
  const { figures } = JSON.parse(readFileSync(join(out, 'receipt.json'), 'utf8')) as {
    figures: { spark: unknown; tab: unknown }[];
  };
  const differ = figures.filter(({ spark, tab: own }) => spark !== own).length;
  console.log(`  receipt: ${String(figures.length)} figures, ${String(differ)} different`);
  console.log(
    `  tab, up to the network's rows ${tab.seconds.toFixed(1)} s; ${program} ${seconds.toFixed(1)} s`,
  );
  if (one.trainer !== null) await sideBySide(tab, out);
  await tab.database.close();
  return joined.differences.length + split.differences.length + plan.length + differ;
}

function said(what: string, { rows, columns, differences }: Comparison): void {
  const size = `${rows.toLocaleString('en-US')} rows, ${String(columns)} columns`;
  console.log(`  ${what}: ${size}, ${String(differences.length)} differ`);
  for (const { column, cells, example } of differences)
    console.log(`    ${column}: ${String(cells)} cells; ${example}`);
}

async function writeProject(one: Case, tab: InTab, folder: string): Promise<void> {
  for (const { path, text } of projectOf(tab, one.trainer ?? 'spark-ml')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, 'data'));
  for (const { name, data } of one.files)
    writeFileSync(join(folder, 'data', name), new Uint8Array(await data.arrayBuffer()));
}

/** Runs a program of the project as its README says; gives the last of what it said where it fails. */
function submit(
  bin: string,
  folder: string,
  program: string,
  settings: Readonly<Record<string, string>>,
): string | null {
  const log = join(folder, 'spark.log');
  const file = openSync(log, 'w');
  const { status } = spawnSync(
    join(bin, 'spark-submit'),
    [
      ...['--master', 'local[*]', '--driver-memory', MEMORY, '--py-files', SHARED.join(',')],
      ...['--conf', 'spark.ui.enabled=false', '--conf', 'spark.sql.shuffle.partitions=8'],
      ...Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
      ...[program, '--data', 'data', '--out', 'out', '--joined'],
    ],
    {
      cwd: folder,
      stdio: ['ignore', file, file],
      env: { ...process.env, PYSPARK_PYTHON: join(bin, 'python'), SPARK_LOCAL_IP: '127.0.0.1' },
    },
  );
  closeSync(file);
  if (status === 0) return null;
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const said = lines.filter((line) => !/ (INFO|WARN) /.test(line)).slice(-25);
  return `${said.join('\n    ')}\n    (${log})`;
}

/** The same network here and there, on the hold-out. */
async function sideBySide({ dataset, study }: InTab, out: string): Promise<void> {
  const metrics = JSON.parse(readFileSync(join(out, 'metrics.json'), 'utf8')) as {
    name: string;
    seconds: number;
    sides: { holdout: { rows: number; auc: number } };
  };
  const own = await networkScores(dataset, study.network);
  const { auc, low, high } = delongInterval(own.scores, dataset.holdout.outcomes);
  const interval = `${low.toFixed(4)} to ${high.toFixed(4)}`;
  const rows = dataset.train.rows.toLocaleString('en-US');
  const { holdout } = metrics.sides;
  console.log(`  trained on ${rows} rows, judged on ${holdout.rows.toLocaleString('en-US')}`);
  console.log(
    `  AUC tab ${auc.toFixed(4)} (${interval}), ${own.seconds.toFixed(1)} s on one thread`,
  );
  console.log(`  AUC ${metrics.name} ${holdout.auc.toFixed(4)}, ${metrics.seconds.toFixed(1)} s`);
}
