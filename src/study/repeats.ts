import { shallowReactive } from 'vue';
import type { SplitTable } from '../domain/recipe/tables.ts';
import type { JudgedOnce } from '../domain/audit/repeats.ts';
import type { NetworkModel } from '../domain/model.ts';
import type { NetworkSpec } from '../domain/network/spec.ts';
import type { TrainingProgress } from '../domain/network/training.ts';
import type { OnProgress, Progress } from '../domain/progress.ts';
import type { SplitSpec } from '../domain/recipe/recipe.ts';
import { auditable } from './audits.ts';
import { database, trainer } from './engines.ts';
import { holdRows } from './heldRows.ts';
import { note } from './log.ts';
import { canTrain } from './phase.ts';
import { faultOf, showFault } from './stages.ts';
import { study } from './state.ts';

/** Trainings that are repeated to see how far a figure moves; their networks are not kept. */
export const repeating: { kind: RepeatKind; progress: Progress | null } = shallowReactive({
  kind: 'seeds',
  progress: null,
});

/** From other seeds, or for every quarter. */
export type RepeatKind = 'seeds' | 'quarters';

let control: AbortController | null = null;

/** The network that can be trained once more on its incidents. */
export function repeatable(): NetworkModel | null {
  const model = auditable();
  return model && 'spec' in model ? model : null;
}

/** Whether that can begin now: nothing else trains. */
export function canRepeat(): boolean {
  return canTrain() && !study.comparing && !repeating.progress && repeatable() !== null;
}

/** A repetition under way. */
export interface RepeatJob {
  readonly signal: AbortSignal;
  /** Whether anybody still waits for it: it was not stopped, and the same network is shown of the same incidents. */
  readonly isOpen: () => boolean;
}

/** Trains the shown network again and again; what was found before a stop stays found. */
export async function repeat(
  kind: RepeatKind,
  what: string,
  run: (model: NetworkModel, job: RepeatJob) => Promise<void>,
): Promise<void> {
  const model = repeatable();
  if (!model || !canRepeat()) return;
  const own = (control = new AbortController());
  Object.assign(repeating, { kind, progress: { what } });
  note('Opened the hold-out', `Time ${String(++study.opened)}: ${what.toLowerCase()}`);
  try {
    const isOpen = () => !own.signal.aborted && repeatable()?.id === model.id;
    await run(model, { signal: own.signal, isOpen });
  } catch (error) {
    if (!own.signal.aborted) showFault(faultOf(error, what.toLowerCase()));
  } finally {
    if (control === own) {
      control = null;
      repeating.progress = null;
    }
  }
}

/** Stops that; the network under way is given up. */
export function stopRepeating(): void {
  control?.abort(new DOMException('The repetition was stopped.', 'AbortError'));
  control = null;
  repeating.progress = null;
}

/** One more training: the network, its incidents, and where it stands in the whole. */
export interface Repetition {
  readonly spec: NetworkSpec;
  readonly features: NetworkModel['features'];
  readonly split: SplitSpec;
  readonly table: SplitTable;
  /** The column whose lookup table is judged on the same rows; null for none. */
  readonly lookup: string | null;
  readonly what: string;
  readonly share: (done: number) => number;
}

/** Trains a network that nobody keeps, and judges it on the hold-out of its split. */
export async function trainOnce(
  { spec, features, split, table, lookup, what, share }: Repetition,
  { signal }: RepeatJob,
): Promise<JudgedOnce> {
  const report: OnProgress = ({ what: step }) => {
    if (!signal.aborted) repeating.progress = { what: `${what}: ${step}`, share: share(0) };
  };
  const { facts } = await holdRows(features, report, split, table);
  signal.throwIfAborted();
  const onProgress = (progress: TrainingProgress) => {
    if (progress.kind !== 'step' || signal.aborted || !repeating.progress) return;
    const { epoch, epochs } = progress;
    const now = String(Math.min(epochs, Math.floor(epoch) + 1));
    repeating.progress = {
      what: `${what}: epoch ${now} of ${String(epochs)}`,
      share: share(epoch / epochs),
    };
  };
  const { backend } = study.settings;
  const job = {
    ...{ spec, backend, dataset: facts.id, resume: null, about: null },
    sides: ['holdout'],
  } as const;
  const { rowIds, scores } = await trainer.train(job, onProgress, signal);
  return database.judgeOnce({ split: table, rowIds, scores, lookup });
}
