import type {
  ContributionsAnswer,
  DependenceAnswer,
  ExampleIncident,
  ImportanceAnswer,
  MadeUpAnswer,
  PairAnswer,
} from '../domain/explain/answers.ts';
import { linksOf, type Links } from '../domain/explain/links.ts';
import { FaultError, type Fault } from '../domain/fault.ts';
import { FEATURE_SETS, type FeatureChoice } from '../domain/features/choose.ts';
import type { EncodedIncident } from '../domain/features/encode.ts';
import { hasEncodings } from '../domain/features/encodings.ts';
import type { FeaturePlan } from '../domain/features/plan.ts';
import type { NetworkModel } from '../domain/model.ts';
import type { OnProgress } from '../domain/progress.ts';
import { count } from '../domain/words/format.ts';
import { trainer } from './engines.ts';
import { holdRows, rowsKey, type HeldRows } from './heldRows.ts';
import { note } from './log.ts';
import { shownNetwork } from './models.ts';
import { study } from './state.ts';

/** What keeps the shown model from being asked about itself. */
export type NotExplained = 'no network' | 'training' | 'changed';

/** What keeps the shown model from being asked now; null where nothing does. */
export function whyNotExplained(): NotExplained | null {
  const model = shownNetwork();
  if (!model) return 'no network';
  if (study.stages.train.phase === 'running') return 'training';
  return model.rows === rowsKey(model.split) ? null : 'changed';
}

const FAULTS: Readonly<Record<NotExplained, Fault>> = {
  'no network': { kind: 'network-invalid', setting: 'The shown model', detail: 'it is no network' },
  training: { kind: 'trainer-busy' },
  changed: { kind: 'data-changed' },
};

/** How a question is followed and stopped. */
export interface Follow {
  readonly report: OnProgress;
  readonly signal: AbortSignal;
}

/** The shown network's plan; prepares its rows again where the trainer has others by now. */
export async function explainedPlan(report: OnProgress): Promise<FeaturePlan> {
  return (await ready(report)).held.receipt.plan;
}

/** The held-out rows as the shown network was given them, as a CSV file. */
export async function heldOutInputs(report: OnProgress): Promise<Blob> {
  const { asked } = await ready(report);
  return trainer.inputs(asked.dataset, asked.plan, 0);
}

/** What the hold-out's AUC loses without each column, or each group of linked columns. */
export async function importance(grouped: boolean, follow: Follow): Promise<ImportanceAnswer> {
  return timed('Measured the importance of columns', async () => {
    const { asked } = await ready(follow.report, follow.signal);
    const follows = following(follow, 'Shuffling columns');
    const of = grouped ? links() : {};
    return patiently(() => trainer.importance(asked, of, follows), follow);
  });
}

/** What the network answers when a column is set to its values. */
export async function dependence(column: string, follow: Follow): Promise<DependenceAnswer> {
  return timed(`Asked the network about ${column}`, async () => {
    const { asked } = await ready(follow.report, follow.signal);
    const follows = following(follow, `Setting ${column}`);
    return patiently(() => trainer.dependence(asked, column, follows), follow);
  });
}

/** The same for two columns at once. */
export async function dependenceOfPair(
  columns: readonly [string, string],
  follow: Follow,
): Promise<PairAnswer> {
  const names = columns.join(' and ');
  return timed(`Asked the network about ${names}`, async () => {
    const { asked } = await ready(follow.report, follow.signal);
    const follows = following(follow, `Setting ${names}`);
    return patiently(() => trainer.pair(asked, columns, follows), follow);
  });
}

/** What made the score of an incident of the study, or of a made-up one. */
export async function contributions(
  incident: number | EncodedIncident,
): Promise<ContributionsAnswer & { readonly plan: FeaturePlan }> {
  const { asked } = await ready(quiet);
  const answer = await patiently(() => trainer.contributions(asked, incident, links()));
  return { ...answer, plan: asked.plan };
}

/** Held-out incidents to begin a made-up one with: of a middling, a low and a high score. */
export async function exampleIncidents(): Promise<readonly ExampleIncident[]> {
  const { asked } = await ready(quiet);
  return patiently(() => trainer.examples(asked));
}

/** The shown network's answer to an incident that was made up of another. */
export async function scoreIncident(
  incident: EncodedIncident,
  from: EncodedIncident,
): Promise<MadeUpAnswer> {
  const { asked } = await ready(quiet);
  return patiently(() => trainer.scoreIncident(asked, incident, from));
}

const WAIT_MS = 500;

/** The logistic regression that follows a network has the trainer for a while: the question waits for it. */
async function patiently<T>(ask: () => Promise<T>, follow?: Follow): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isBusy = error instanceof FaultError && error.fault.kind === 'trainer-busy';
      if (!isBusy || study.comparing === null) throw error;
      follow?.report({ what: 'Waiting until the logistic regression is trained' });
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      follow?.signal.throwIfAborted();
    }
  }
}

function links(): Links {
  const model = shownNetwork();
  const choice = model && choiceOf(model);
  return choice ? linksOf(choice) : {};
}

/** What a model was given to choose from; null once nothing is joined. */
export function choiceOf({ features }: Pick<NetworkModel, 'features'>): FeatureChoice | null {
  const { joined } = study;
  return joined && FEATURE_SETS[features].choose(joined.plan);
}

/** Whether the shown network was given arrest rates, which follow the columns that they are made of. */
export function ratesFollow(plan: FeaturePlan): boolean {
  const model = shownNetwork();
  return hasEncodings(plan, (model && choiceOf(model)?.encodings) ?? []);
}

const quiet: OnProgress = () => undefined;

interface Ready {
  readonly held: HeldRows;
  readonly asked: Parameters<typeof trainer.examples>[0];
}

/** Questions that come together prepare the rows once. */
let preparing: Promise<unknown> = Promise.resolve();

async function ready(report: OnProgress, signal?: AbortSignal): Promise<Ready> {
  const model = shownNetwork();
  const whyNot = whyNotExplained();
  if (!model || whyNot) throw new FaultError(FAULTS[whyNot ?? 'no network']);
  const holding = preparing.then(() => holdRows(model.features, report, model.split));
  preparing = holding.catch(() => undefined);
  const held = await holding;
  signal?.throwIfAborted();
  return { held, asked: askedOf(model, held) };
}

function askedOf(model: NetworkModel, { facts, receipt }: HeldRows): Ready['asked'] {
  const { spec, training } = model;
  const encodings = choiceOf(model)?.encodings ?? [];
  return { dataset: facts.id, plan: receipt.plan, encodings, spec, weights: training.weights };
}

function following({ report, signal }: Follow, what: string) {
  return { onShare: (share: number) => report({ what, share }), signal };
}

async function timed<T extends { readonly rows: number; readonly of: number }>(
  title: string,
  ask: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  const answer = await ask();
  note(
    title,
    `On ${count(answer.rows)} of ${count(answer.of)} hold-out rows`,
    performance.now() - start,
  );
  return answer;
}
