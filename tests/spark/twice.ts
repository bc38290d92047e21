import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { delongInterval } from '../../src/domain/metrics/delong.ts';
import { networkScores } from '../bench/auc/network.ts';
import { compareTable, type Comparison } from './compare.ts';
import { comparePlans, sparkPlan } from './plan.ts';
import { reopen } from './reopen.ts';
import { compareRows } from './rows.ts';
import { programOf } from './runs.ts';
import { submit, writeProject } from './submit.ts';
import { inTab, type Case, type InTab } from './tab.ts';

/** How far two sums of the same AUC may lie apart. */
const SUMS = 1e-9;

/** Does a study in the tab's engine and on Spark, by each of its programs; gives the number of differences. */
export async function twice(one: Case, folder: string, bin: string): Promise<number> {
  console.log(`\n${one.name}`);
  rmSync(folder, { recursive: true, force: true });
  const tab = await inTab(one);
  const { train, holdout } = tab.dataset;
  console.log(`  tab, up to the network's rows: ${tab.seconds.toFixed(1)} s`);
  let failed = 0;
  for (const [i, run] of one.runs.entries()) {
    const own = join(folder, String(i + 1));
    await writeProject(one, run, tab, own);
    const start = performance.now();
    const fault = submit(bin, own, run, i === 0);
    const seconds = (performance.now() - start) / 1000;
    const program = [programOf(run), ...run.args].join(' ');
    console.log(`  ${program}: ${seconds.toFixed(1)} s`);
    if (fault !== null) {
      console.log(`  Spark stopped: ${fault}`);
      failed++;
      continue;
    }
    const out = join(own, 'out');
    if (i === 0) failed += await compared(tab, out);
    if (run.trainer !== null) failed += await judged(tab, out);
  }
  if (one.runs.some(({ trainer }) => trainer !== null)) {
    const rows = [train.rows, holdout.rows].map((n) => n.toLocaleString('en-US'));
    console.log(`  trained on ${rows.join(' rows, judged on ')}`);
    await ownNetwork(tab);
  }
  await tab.database.close();
  return failed;
}

/** Compares everything up to the rows of the network. */
async function compared(tab: InTab, out: string): Promise<number> {
  const joined = await compareTable(tab.database, 'select * from joined', join(out, 'joined'));
  const split = await compareTable(tab.database, 'select * from split', join(out, 'split'));
  const learned = sparkPlan(out);
  const plan = comparePlans(tab.plan, learned);
  const rows = await compareRows(tab.dataset, tab.plan, learned, join(out, 'rows'));
  said('joined', joined);
  said('split', split);
  const { fields, numerics } = tab.plan;
  const size = `${String(fields.length)} categories, ${String(numerics.length)} numbers`;
  const without = tab.leftOut.length === 0 ? '' : `, ${String(tab.leftOut.length)} left out`;
  console.log(
    `  plan (${size}${without}): ${plan.length === 0 ? 'the same levels and statistics' : plan.join(', ')}`,
  );
  said('rows of the network', rows);
  const { figures } = JSON.parse(readFileSync(join(out, 'receipt.json'), 'utf8')) as {
    figures: { spark: unknown; tab: unknown }[];
  };
  const differ = figures.filter(({ spark, tab: own }) => spark !== own).length;
  console.log(`  receipt: ${String(figures.length)} figures, ${String(differ)} different`);
  const tables = [joined, split, rows].reduce((sum, one) => sum + one.differences.length, 0);
  return tables + plan.length + differ;
}

function said(what: string, { rows, columns, differences }: Comparison): void {
  const size = `${rows.toLocaleString('en-US')} rows, ${String(columns)} columns`;
  console.log(`  ${what}: ${size}, ${String(differences.length)} differ`);
  for (const { column, cells, example } of differences)
    console.log(`    ${column}: ${String(cells)} cells; ${example}`);
}

/** What Spark says of its model's hold-out, and whether the tab, given the scores, says the same. */
async function judged(tab: InTab, out: string): Promise<number> {
  const metrics = JSON.parse(readFileSync(join(out, 'metrics.json'), 'utf8')) as {
    seconds: number;
    sides: { holdout: { auc: number } };
  };
  const { auc } = metrics.sides.holdout;
  const opened = await reopen(tab, out);
  const isSame = Math.abs(auc - opened.auc) < SUMS;
  const again = isSame ? 'the tab finds the same' : `the tab finds ${String(opened.auc)}`;
  console.log(
    `    AUC ${opened.name} ${auc.toFixed(4)}, trained in ${metrics.seconds.toFixed(1)} s; ${again} in its ${opened.scores.toLocaleString('en-US')} scores`,
  );
  return isSame ? 0 : 1;
}

/** The study's network in the tab, on the hold-out. */
async function ownNetwork({ dataset, study }: InTab): Promise<void> {
  const own = await networkScores(dataset, study.network);
  const { auc, low, high } = delongInterval(own.scores, dataset.holdout.outcomes);
  const interval = `${low.toFixed(4)} to ${high.toFixed(4)}`;
  console.log(
    `    AUC tab ${auc.toFixed(4)} (${interval}), trained in ${own.seconds.toFixed(1)} s on one thread`,
  );
}
