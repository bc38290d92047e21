import { proxy, type Remote } from 'comlink';
import type {
  AskedModel,
  ContributionsAnswer,
  DependenceAnswer,
  ExampleIncident,
  ImportanceAnswer,
  MadeUpAnswer,
  PairAnswer,
} from '../domain/explain/answers.ts';
import type { Links } from '../domain/explain/links.ts';
import type { EncodedIncident } from '../domain/features/encode.ts';
import type { TrainerEngine } from '../engine/trainer/trainer.ts';
import type { WorkerHandle } from './workerHandle.ts';

/** A model that is asked; the bridge numbers the calls. */
export type Asked = Omit<AskedModel, 'ticket'>;

/** How a long question is followed and stopped: it rejects with an `AbortError` if the signal fires. */
export interface Following {
  readonly onShare: (share: number) => void;
  readonly signal: AbortSignal;
}

/** What a trained network can be asked; the engine's `Explainer` says what each answer is. */
export interface ExplainBridge {
  importance(asked: Asked, links: Links, follow: Following): Promise<ImportanceAnswer>;
  dependence(asked: Asked, column: string, follow: Following): Promise<DependenceAnswer>;
  pair(asked: Asked, columns: readonly [string, string], follow: Following): Promise<PairAnswer>;
  contributions(
    asked: Asked,
    incident: number | EncodedIncident,
    links: Links,
  ): Promise<ContributionsAnswer>;
  examples(asked: Asked): Promise<readonly ExampleIncident[]>;
  scoreIncident(
    asked: Asked,
    incident: EncodedIncident,
    from: EncodedIncident,
  ): Promise<MadeUpAnswer>;
  scoreHoldout(
    asked: Asked,
  ): Promise<{ readonly rowIds: Int32Array; readonly scores: Float32Array }>;
}

let tickets = 0;

/** The questions, asked of the trainer's worker. */
export function explainBridge(worker: WorkerHandle<TrainerEngine>): ExplainBridge {
  const numbered = (asked: Asked): AskedModel => ({ ...asked, ticket: ++tickets });

  /** The worker is told to stop, and itself says so by an `AbortError`. */
  async function followed<T>(
    asked: Asked,
    { signal, onShare }: Following,
    use: (
      api: Remote<TrainerEngine>,
      asked: AskedModel,
      onShare: Following['onShare'],
    ) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const call = numbered(asked);
    const stop = () => void worker.call((api) => api.cancelExplaining(call.ticket));
    signal.addEventListener('abort', stop);
    try {
      return await worker.call((api) => use(api, call, proxy(onShare)));
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  return {
    importance: (asked, links, follow) =>
      followed(asked, follow, (api, call, onShare) => api.importance(call, links, onShare)),
    dependence: (asked, column, follow) =>
      followed(asked, follow, (api, call, onShare) => api.dependence(call, column, onShare)),
    pair: (asked, columns, follow) =>
      followed(asked, follow, (api, call, onShare) => api.pair(call, columns, onShare)),
    contributions: (asked, incident, links) =>
      worker.call((api) => api.contributions(numbered(asked), incident, links)),
    examples: (asked) => worker.call((api) => api.examples(numbered(asked))),
    scoreIncident: (asked, incident, from) =>
      worker.call((api) => api.scoreIncident(numbered(asked), incident, from)),
    scoreHoldout: (asked) => worker.call((api) => api.scoreHoldout(numbered(asked))),
  };
}
