import type { PresetId } from '../../src/domain/network/presets.ts';
import type { BackendChoice } from '../../src/domain/network/spec.ts';

/** One study as a person would do it: what to drop, what to set, how to look at it. */
export interface StudyOptions {
  /** Paths of the files to drop, incidents first. Empty for the sample. */
  readonly files: readonly string[];
  readonly sample: boolean;
  /** Settings of the Train page; what is absent stays as the page has it. */
  readonly settings: StudySettings;
  /** Where result.json and the screenshots go; null keeps nothing. */
  readonly out: string | null;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly theme: 'light' | 'dark';
  /** For the whole study. */
  readonly timeoutMs: number;
  /** Receives a line whenever something moves. */
  readonly log: (line: string) => void;
}

export interface StudySettings {
  readonly preset?: PresetId;
  /** Both: first at random, then by time, as the button on Evaluate does it. */
  readonly split?: 'random' | 'time' | 'both';
  readonly features?: 'example' | 'best';
  readonly seed?: number;
  readonly epochs?: number;
  readonly backend?: BackendChoice;
  /** What is trained to compare with; an empty list for nothing but lookup tables. */
  readonly baselines?: readonly Baseline[];
}

/** The page's baselines, by its labels. */
export const BASELINE_LABELS = {
  logistic: 'logistic regression',
  boosted: 'boosted trees',
  forest: 'random forest',
} as const;
export type Baseline = keyof typeof BASELINE_LABELS;

/** A study of the sample, silent, at a laptop's size. */
export const DEFAULTS: StudyOptions = {
  files: [],
  sample: true,
  settings: {},
  out: null,
  viewport: { width: 1440, height: 900 },
  theme: 'light',
  timeoutMs: 20 * 60_000,
  log: () => undefined,
};
