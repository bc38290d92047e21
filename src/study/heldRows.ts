import { FaultError } from '../domain/fault.ts';
import { FEATURE_SETS } from '../domain/features/choose.ts';
import type { FeatureSet } from '../domain/recipe/recipe.ts';
import { columnsOf } from '../domain/features/plan.ts';
import { columnsRead } from '../domain/features/read.ts';
import type { FeatureReceipt } from '../domain/features/receipt.ts';
import type { DatasetFacts } from '../domain/network/training.ts';
import type { OnProgress } from '../domain/progress.ts';
import type { SplitSpec } from '../domain/recipe/recipe.ts';
import type { SplitTable } from '../domain/recipe/tables.ts';
import { count, plural } from '../domain/words/format.ts';
import { database, trainer } from './engines.ts';
import { note } from './log.ts';
import { study } from './state.ts';

/** Rows that the trainer holds, ready for any network. */
export interface HeldRows {
  /** Which incidents and columns they are made of. */
  readonly key: string;
  /** Which incidents are on which side; models of the same are comparable. */
  readonly rows: string;
  readonly features: FeatureSet;
  readonly receipt: FeatureReceipt;
  /** Everything that they are made from. */
  readonly columns: readonly string[];
  readonly facts: DatasetFacts;
}

let held: HeldRows | null = null;

/** Which incidents stand on which side now, or in another split, as a text that is the same only for the same. */
export function rowsKey(split: SplitSpec = study.settings.split): string {
  return JSON.stringify([study.joined?.plan.statements, split]);
}

/** Prepares the rows that a split asks for, straight into the trainer, unless it has them. */
export async function holdRows(
  features: FeatureSet,
  report: OnProgress,
  split: SplitSpec = study.settings.split,
  table: SplitTable = 'split',
): Promise<HeldRows> {
  const rows = rowsKey(split);
  const { joined } = study;
  const key = JSON.stringify([rows, joined && FEATURE_SETS[features].choose(joined.plan)]);
  if (held?.key === key) return held;
  await releaseRows();
  const { receipt, port, columns } = await handRows(features, report, split, table);
  const facts = await trainer.hold(port);
  note(
    'Prepared features',
    `${plural(receipt.plan.vocabulary, 'level')} learned from ${count(receipt.train)} rows`,
    receipt.ms,
  );
  for (const { name, reason } of receipt.leftOut) note('Left out', `${name}: ${reason}`);
  held = { key, rows, features, receipt, columns, facts };
  return held;
}

/** Prepares the rows for another worker, which finds them at the port. */
export async function handRows(
  features: FeatureSet,
  report: OnProgress,
  split: SplitSpec = study.settings.split,
  table: SplitTable = 'split',
): Promise<Pick<HeldRows, 'receipt' | 'columns'> & { readonly port: MessagePort }> {
  const { joined } = study;
  if (!joined) {
    throw new FaultError({ kind: 'column-missing', table: 'the study', role: 'incidents' });
  }
  report({ what: 'Preparing rows for the network' });
  const { port1, port2 } = new MessageChannel();
  const choice = FEATURE_SETS[features].choose(joined.plan);
  const { receipt } = await database.makeDataset(split, choice, port1, report, table);
  return { receipt, columns: columnsRead(choice, columnsOf(receipt.plan)), port: port2 };
}

/** Gives the trainer's memory back; the rows can be prepared again. */
export async function releaseRows(): Promise<void> {
  const { facts } = held ?? {};
  held = null;
  if (facts) await trainer.release(facts.id);
}

/** When the trainer is lost, the rows go with it. */
trainer.onLost(() => {
  held = null;
});
