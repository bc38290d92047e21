import type {
  AskedModel,
  ContributionsAnswer,
  DependenceAnswer,
  ExampleIncident,
  ImportanceAnswer,
  MadeUpAnswer,
  PairAnswer,
} from '../../domain/explain/answers.ts';
import {
  CURVE_SETTINGS,
  PAIR_SETTINGS,
  planColumn,
  settingsOf,
  type PlanColumn,
} from '../../domain/explain/column.ts';
import { CONTRIBUTION_PAIRS, contributionsOf } from '../../domain/explain/contributions.ts';
import { partialDependence, partialDependence2 } from '../../domain/explain/dependence.ts';
import { followerOf, type Follow } from '../../domain/explain/follow.ts';
import { featureGroups } from '../../domain/explain/groups.ts';
import { IMPORTANCE_REPEATS, permutationImportance } from '../../domain/explain/importance.ts';
import type { Links } from '../../domain/explain/links.ts';
import { sampleRows } from '../../domain/explain/sample.ts';
import type { Scorer } from '../../domain/explain/scorer.ts';
import { FaultError } from '../../domain/fault.ts';
import { incidentOf, matrixOf, type EncodedIncident } from '../../domain/features/encode.ts';
import type { Dataset, FeatureMatrix } from '../../domain/features/matrix.ts';
import type { FeaturePlan } from '../../domain/features/plan.ts';
import { takeRows } from '../../domain/network/rows.ts';
import { SIDES } from '../../domain/recipe/recipe.ts';
import type { Held } from './held.ts';
import { climb } from './ladder.ts';
import { nextTask } from './pace.ts';
import type { Rung } from './rung.ts';
import { score } from './score.ts';

/** Hold-out rows that importance is measured on, at most: 27 groups are 1.4 M rows to score. */
export const IMPORTANCE_ROWS = 10_000;
/** Hold-out rows that are set to every value of a column, and to every pair of values. */
export const DEPENDENCE_ROWS = 1_000;
export const PAIR_ROWS = 500;
/** Rows whose own lines are drawn. */
const LINES = 40;
/** Training rows that an incident is compared with. */
const BACKGROUND_ROWS = 256;
/** Hold-out rows among which examples are looked for, and where among their scores they stand. */
const EXAMPLE_ROWS = 1_000;
const EXAMPLES_AT = [0.5, 0.05, 0.95];
/** One thread: the questions are small, and threads take longer to start than to answer. */
const ONE_THREAD = 1;

type OnShare = (share: number) => void;

/**
 * Asks a trained network about itself, on the dataset that it learned from. Every call throws
 * `dataset-gone`, or `trainer-busy` while a network is trained; one that a training or
 * `cancelExplaining` stops rejects with an `AbortError`.
 */
export interface Explainer {
  /** What the hold-out's AUC loses without each group of columns. */
  importance(asked: AskedModel, links: Links, onShare: OnShare): Promise<ImportanceAnswer>;
  /** What the network answers on average, and row by row, when a column is set to its values. */
  dependence(asked: AskedModel, column: string, onShare: OnShare): Promise<DependenceAnswer>;
  /** The same for two columns at once. */
  pair(
    asked: AskedModel,
    columns: readonly [string, string],
    onShare: OnShare,
  ): Promise<PairAnswer>;
  /** What made the score of a row of the dataset, or of a made-up incident. */
  contributions(
    asked: AskedModel,
    incident: number | EncodedIncident,
    links: Links,
  ): Promise<ContributionsAnswer>;
  /** Held-out incidents of a middling, a low and a high score. */
  examples(asked: AskedModel): Promise<readonly ExampleIncident[]>;
  /** The probability of an arrest for an incident that was made up of another. */
  scoreIncident(
    asked: AskedModel,
    incident: EncodedIncident,
    from: EncodedIncident,
  ): Promise<MadeUpAnswer>;
  /** The probability of an arrest for every hold-out row of the dataset. */
  scoreHoldout(
    asked: AskedModel,
  ): Promise<{ readonly rowIds: Int32Array; readonly scores: Float32Array }>;
  /** Stops the call of this ticket, if it is under way, within about a tenth of a second. */
  cancelExplaining(ticket: number): void;
}

/** What a question is answered with. */
interface Tools {
  readonly data: Dataset;
  readonly score: Scorer;
  readonly follow: Follow;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** Explains networks on held datasets; `stopAll` makes way for a training. */
export function createExplainer(
  held: Held,
  rungs: readonly Rung[],
  isTraining: () => boolean,
): { readonly explainer: Explainer; readonly stopAll: () => void } {
  const underWay = new Map<number, AbortController>();
  /** Counted once a dataset, at the first question that needs it. */
  const followers = new WeakMap<Dataset, Follow>();
  let rung: Promise<Rung> | null = null;
  /** A GPU is left alone: what is asked is small, and a lost device would have to be watched for. */
  const hostRung = () =>
    (rung ??= climb('auto', null, rungs.filter(isOfHost)).then((found) => found.rung));

  const followerFor = ({ plan, encodings }: AskedModel, data: Dataset): Follow => {
    if (encodings.length === 0) return () => undefined;
    const follow = followers.get(data) ?? followerOf(plan, encodings, data.train);
    followers.set(data, follow);
    return follow;
  };

  async function ask<T>(asked: AskedModel, answer: (tools: Tools) => Promise<T>): Promise<T> {
    if (isTraining()) throw new FaultError({ kind: 'trainer-busy' });
    const { data } = held.get(asked.dataset);
    const control = new AbortController();
    underWay.set(asked.ticket, control);
    const { signal } = control;
    const breathe = async () => {
      await nextTask();
      signal.throwIfAborted();
    };
    try {
      const { createSession } = await hostRung();
      signal.throwIfAborted();
      const session = await createSession({
        spec: { ...asked.spec, batchSize: ONE_THREAD },
        train: takeRows(data.train, Uint32Array.of(0)),
        vocabulary: data.vocabulary,
        initial: asked.weights,
        moments: null,
        steps: 1,
      });
      try {
        const ofMatrix = async (matrix: FeatureMatrix) =>
          (await score(session, matrix, breathe)).scores;
        const follow = followerFor(asked, data);
        return await answer({ data, score: ofMatrix, follow, seed: asked.spec.seed, signal });
      } finally {
        session.dispose();
      }
    } finally {
      underWay.delete(asked.ticket);
    }
  }

  const explainer: Explainer = {
    importance: (asked, links, onProgress) =>
      ask(asked, async ({ data: { holdout }, score: scorer, seed, signal }) => {
        const rows = sampleRows(holdout, IMPORTANCE_ROWS, seed);
        const groups = featureGroups(asked.plan, links);
        const options = { seed, repeats: IMPORTANCE_REPEATS, signal, onProgress };
        const importances = await permutationImportance(rows, groups, scorer, options);
        return { importances, rows: rows.rows, of: holdout.rows };
      }),

    dependence: (asked, name, onProgress) =>
      ask(asked, async ({ data: { holdout }, score: scorer, follow, seed, signal }) => {
        const rows = sampleRows(holdout, DEPENDENCE_ROWS, seed);
        const found = settingsOf(columnIn(asked.plan, name), holdout, CURVE_SETTINGS);
        const options = { signal, onProgress, follow };
        const { mean, each } = await partialDependence(rows, found.settings, scorer, options);
        const lines = Array.from({ length: Math.min(LINES, rows.rows) }, (_, row) =>
          found.settings.map((_setting, s) => each[s * rows.rows + row]!),
        );
        return { ...found, column: name, mean: [...mean], lines, ...sizes(rows, holdout) };
      }),

    pair: (asked, columns, onProgress) =>
      ask(asked, async ({ data: { holdout }, score: scorer, follow, seed, signal }) => {
        const rows = sampleRows(holdout, PAIR_ROWS, seed);
        const [first, second] = columns.map(
          (name) => settingsOf(columnIn(asked.plan, name), holdout, PAIR_SETTINGS).settings,
        ) as [DependenceAnswer['settings'], DependenceAnswer['settings']];
        const options = { signal, onProgress, follow };
        const { mean } = await partialDependence2(rows, first, second, scorer, options);
        const label = ({ label: text }: { readonly label: string }) => text;
        return {
          ...{ columns, first: first.map(label), second: second.map(label) },
          mean: first.map((_, a) => [...mean.slice(a * second.length, (a + 1) * second.length)]),
          ...sizes(rows, holdout),
        };
      }),

    contributions: (asked, incident, links) =>
      ask(asked, async ({ data, score: scorer, seed, signal }) => {
        const row = typeof incident === 'number' ? rowOf(data, incident) : matrixOf(incident);
        const background = sampleRows(data.train, BACKGROUND_ROWS, seed);
        const groups = featureGroups(asked.plan, links);
        const options = { seed, pairs: CONTRIBUTION_PAIRS, signal };
        const explanation = await contributionsOf(row, 0, background, groups, scorer, options);
        return { explanation, incident: incidentOf(row, 0), background: background.rows };
      }),

    examples: (asked) =>
      ask(asked, async ({ data: { holdout }, score: scorer, seed }) => {
        const rows = sampleRows(holdout, EXAMPLE_ROWS, seed);
        const scores = await scorer(rows);
        const order = Array.from({ length: rows.rows }, (_, row) => row);
        order.sort((a, b) => scores[a]! - scores[b]!);
        return EXAMPLES_AT.map((share) => {
          const row = order[Math.round(share * (order.length - 1))]!;
          return {
            row: rows.rowIds[row]!,
            probability: scores[row]!,
            incident: incidentOf(rows, row),
          };
        });
      }),

    scoreIncident: (asked, incident, from) =>
      ask(asked, async ({ score: scorer, follow }) => {
        const row = matrixOf({ ...incident, values: incident.values.slice() });
        follow(row, matrixOf(from));
        const scores = await scorer(row);
        return { probability: scores[0]!, incident: incidentOf(row, 0) };
      }),

    scoreHoldout: (asked) =>
      ask(asked, async ({ data: { holdout }, score: scorer }) => ({
        rowIds: holdout.rowIds,
        scores: Float32Array.from(await scorer(holdout)),
      })),

    cancelExplaining: (ticket) => underWay.get(ticket)?.abort(),
  };
  return { explainer, stopAll: () => underWay.forEach((control) => control.abort()) };
}

const isOfHost = ({ backend }: Rung) => backend === 'wasm' || backend === 'cpu';

const sizes = (rows: FeatureMatrix, all: FeatureMatrix) => ({ rows: rows.rows, of: all.rows });

/** The page offers a plan's own columns only. */
function columnIn(plan: FeaturePlan, name: string): PlanColumn {
  const column = planColumn(plan, name);
  if (!column) throw new RangeError(`the network was given no column ${name}`);
  return column;
}

/** A row of the dataset by its number in the joined view, wherever it stands. */
function rowOf(data: Dataset, rowId: number): FeatureMatrix {
  for (const side of SIDES) {
    const at = data[side].rowIds.indexOf(rowId);
    if (at >= 0) return takeRows(data[side], Uint32Array.of(at));
  }
  throw new RangeError(`row ${String(rowId)} is not in the dataset`);
}
