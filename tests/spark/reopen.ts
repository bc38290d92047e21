import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMetrics } from '../../src/domain/cluster/metrics.ts';
import { auc } from '../../src/domain/metrics/auc.ts';
import { quiet } from '../support/study.ts';
import type { InTab } from './tab.ts';

/** What the tab makes of a cluster's scores. */
export interface Reopened {
  readonly name: string;
  readonly scores: number;
  /** On the hold-out, worked out by the tab. */
  readonly auc: number;
}

/** Opens the files that a program wrote as the page would: by the tab's own readers. */
export async function reopen({ engine, database, study }: InTab, out: string): Promise<Reopened> {
  const file = 'scores.parquet';
  const data = new Blob([Uint8Array.from(readFileSync(join(out, file)))]);
  const table = await engine.loadTable({ file: { name: file, data, simulated: false } }, quiet);
  const scores = await engine.takeScores('cluster', table, study.split);
  await engine.forgetTable(table.id);
  const metrics = readMetrics(readFileSync(join(out, 'metrics.json'), 'utf8'));
  if (!metrics) throw new Error('the tab reads no metrics in metrics.json');
  const held = await database.query(
    `select score, cast(_outcome as double) as outcome from scores join incidents using (_row) join split using (_row)
where model = 'cluster' and side = 'holdout'`,
  );
  const column = (name: string) => Float64Array.from(held.getChild(name)!, Number);
  const outcomes = Uint8Array.from(column('outcome'));
  return { name: metrics.name, scores, auc: auc(column('score'), outcomes) };
}
