import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SHARED } from '../../src/domain/cluster/shared.ts';
import { TRAINER_SPECS } from '../../src/domain/cluster/study.ts';
import { programOf, type Run } from './runs.ts';
import { projectOf, type Case, type InTab } from './tab.ts';

/** Memory of Spark's one process here. */
const MEMORY = '4g';

/** Writes a study's project and its data into a folder. */
export async function writeProject(one: Case, run: Run, tab: InTab, folder: string): Promise<void> {
  for (const { path, text } of projectOf(tab, run.trainer ?? 'spark-ml')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, 'data'));
  for (const { name, data } of one.files)
    writeFileSync(join(folder, 'data', name), new Uint8Array(await data.arrayBuffer()));
}

/** Runs a program of the project as its README says; gives the last of what it said where it fails. */
export function submit(bin: string, folder: string, run: Run, joined: boolean): string | null {
  const log = join(folder, 'spark.log');
  const file = openSync(log, 'w');
  const settings = run.trainer === null ? {} : TRAINER_SPECS[run.trainer].settings;
  const { status } = spawnSync(
    join(bin, 'spark-submit'),
    [
      ...['--master', 'local[*]', '--driver-memory', MEMORY, '--py-files', SHARED.join(',')],
      ...['--conf', 'spark.ui.enabled=false', '--conf', 'spark.sql.shuffle.partitions=8'],
      ...Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
      ...[programOf(run), '--data', 'data', '--out', 'out', ...run.args],
      ...(joined ? ['--joined'] : []),
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
