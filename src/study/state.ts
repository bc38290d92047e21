import { shallowReactive } from 'vue';
import type { City } from '../domain/cities/city.ts';
import type { ChartDraft } from '../domain/explore/chartSpec.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Fault } from '../domain/fault.ts';
import type { FeatureReceipt } from '../domain/features/receipt.ts';
import type { Outlines } from '../domain/geo/outlines.ts';
import type { Model } from '../domain/model.ts';
import type { Backend } from '../domain/network/spec.ts';
import type { CheckpointSummary, EpochRecord, RungReport } from '../domain/network/training.ts';
import type { MeasuredRate } from '../domain/network/cost.ts';
import type { Progress } from '../domain/progress.ts';
import type { JoinPlan } from '../domain/recipe/join.ts';
import type { JoinReceipt } from '../domain/recipe/joinReceipt.ts';
import type { MapPoints } from '../domain/recipe/points.ts';
import type { IncidentFilter } from '../domain/recipe/filter.ts';
import { DEFAULT_SETTINGS, type Settings } from '../domain/study/settings.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import type { NamedFile } from '../domain/table/source.ts';

/** The stages of a study, in order. */
export const STAGES = ['load', 'join', 'explore', 'train', 'evaluate', 'map', 'share'] as const;
export type StageId = (typeof STAGES)[number];

/** Where a stage stands; a stage that is done says its result in one line. */
export type StageState =
  | { readonly phase: 'not-yet' | 'ready' }
  | { readonly phase: 'running'; readonly progress: Progress }
  | { readonly phase: 'done' | 'stale'; readonly line: string }
  | { readonly phase: 'failed'; readonly fault: Fault };

/** The learning curves of the training under way, or of the last one. */
export interface LearningCurves {
  readonly rungs: readonly RungReport[];
  /** The backend that trains; null before one is chosen. */
  readonly chosen: Backend | null;
  /** Epochs that the training is to have. */
  readonly total: number;
  readonly steps: readonly { readonly epoch: number; readonly loss: number }[];
  readonly epochs: readonly EpochRecord[];
  readonly samplesPerSecond: number;
  /** Why the last epoch could not be kept for a new start; null where it was. */
  readonly unsaved: string | null;
}

/** One thing that was done, for the log. */
export interface Activity {
  readonly id: number;
  readonly time: Date;
  readonly title: string;
  readonly detail: string;
  readonly ms: number | null;
  readonly sql?: string | undefined;
  /** What was trained, as JSON. */
  readonly spec?: string | undefined;
}

/** Files that wait for the person's word before they are read. */
export interface Question {
  readonly id: number;
  readonly files: readonly NamedFile[];
  readonly fault: Fault;
}

/** The one shared state. Its parts are replaced, never changed in place. */
export interface Study {
  /** The cities that are known by name; fetched with the first file, since the first paint has no use for them. */
  cities: readonly City[];
  tables: readonly LoadedTable[];
  /** All outlines that were loaded, newest last. */
  outlines: readonly Outlines[];
  questions: readonly Question[];
  /** Bytes of memory that the database's tables take, once that is known. */
  memory: number | null;
  settings: Settings;
  stages: Readonly<Record<StageId, StageState>>;
  joined: { readonly plan: JoinPlan; readonly receipt: JoinReceipt } | null;
  features: FeatureReceipt | null;
  curves: LearningCurves;
  /** How fast this machine trains, once that was timed. */
  measured: MeasuredRate | null;
  /** Whether the training under way rests. */
  paused: boolean;
  /** Every model that was trained, in that order. */
  models: readonly Model[];
  /** The id of the model that Evaluate and the map show. */
  shown: string | null;
  /** What is being trained to compare with, once the network is done. */
  comparing: Progress | null;
  /** Trainings that stopped on the way, kept on this machine. */
  unfinished: readonly CheckpointSummary[];
  /** How many times the hold-out was opened. */
  opened: number;
  evaluation: Evaluation | null;
  points: MapPoints | null;
  /** What is looked at just now, on every page; null: all incidents. */
  filter: IncidentFilter | null;
  /** Charts that the person wrote and kept. */
  charts: readonly ChartDraft[];
  /** From this probability on, a report counts as flagged: on every page that draws a line. */
  threshold: number;
  /** Faults that belong to no stage's result: a file that could not be loaded, say. */
  faults: readonly Fault[];
  log: readonly Activity[];
  /** Milliseconds spent in loading and scoring, for the results. */
  loadMs: number;
  scoreMs: number;
  /** Counts finished trainings, so that the page can turn to the result. */
  finished: number;
}

export const NO_CURVES: LearningCurves = {
  rungs: [],
  chosen: null,
  total: 1,
  steps: [],
  epochs: [],
  samplesPerSecond: 0,
  unsaved: null,
};

export const study: Study = shallowReactive({
  cities: [],
  tables: [],
  outlines: [],
  questions: [],
  memory: null,
  settings: DEFAULT_SETTINGS,
  stages: {
    load: { phase: 'ready' },
    join: { phase: 'not-yet' },
    explore: { phase: 'not-yet' },
    train: { phase: 'not-yet' },
    evaluate: { phase: 'not-yet' },
    map: { phase: 'not-yet' },
    share: { phase: 'not-yet' },
  },
  joined: null,
  features: null,
  curves: NO_CURVES,
  measured: null,
  paused: false,
  models: [],
  shown: null,
  comparing: null,
  unfinished: [],
  opened: 0,
  evaluation: null,
  points: null,
  filter: null,
  charts: [],
  threshold: 0.5,
  faults: [],
  log: [],
  loadMs: 0,
  scoreMs: 0,
  finished: 0,
});
