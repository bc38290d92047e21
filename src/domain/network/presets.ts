import type { FeatureSet } from '../recipe/recipe.ts';
import type { NetworkSpec } from './spec.ts';
import { EXAMPLE_2015 } from './spec.ts';

/** A network and the columns that go with it, under a name for people. */
export interface Preset {
  readonly id: PresetId;
  readonly name: string;
  /** What one gets, in a sentence. */
  readonly note: string;
  readonly features: FeatureSet;
  /** The network that suits so many incidents. */
  readonly network: (rows: number) => NetworkSpec;
}

export const PRESET_IDS = ['example', 'fast', 'best'] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/**
 * How much training suits how many rows: few rows need small batches and more epochs to be learned
 * at all, many allow large ones. Measured on Chicago: with 8,000 rows AUC .884 at batch 512 in 5
 * epochs and .911 at 64 in 10.
 */
const BY_ROWS = [
  { below: 50_000, epochs: 10, batchSize: 64 },
  { below: 400_000, epochs: 5, batchSize: 256 },
  { below: Infinity, epochs: 5, batchSize: 1024 },
] as const;

/** Epochs and batch size that suit so many incidents. */
export function suited(rows: number): Pick<NetworkSpec, 'epochs' | 'batchSize'> {
  const { epochs, batchSize } = BY_ROWS.find(({ below }) => rows < below) ?? BY_ROWS[2];
  return { epochs, batchSize };
}

export const PRESETS: readonly Preset[] = [
  {
    id: 'example',
    name: 'As in H2O’s example (2015)',
    note: 'Two layers of 200 rectifiers on the example’s columns; half of the units dropped.',
    features: 'example',
    network: (rows) => ({ ...EXAMPLE_2015, ...suited(rows) }),
  },
  {
    id: 'fast',
    name: 'Fast',
    note: 'One layer of 64 on the example’s columns: a first answer in a fraction of the time.',
    features: 'example',
    network: (rows) => ({
      ...EXAMPLE_2015,
      ...suited(rows),
      hidden: [64],
      dropout: [0.1],
      epochs: rows < 50_000 ? 5 : 2,
    }),
  },
  {
    id: 'best',
    name: 'Best',
    note: 'All that is known at the report and of use: times to the minute, delays, rates by place.',
    features: 'best',
    network: (rows) => ({
      ...EXAMPLE_2015,
      ...suited(rows),
      epochs: rows < 50_000 ? 8 : 4,
      dropout: [0.15],
      learningRate: 1.5e-3,
      finalRateShare: 0,
      warmUpSteps: 200,
      l1: 0,
      l2: 0.01,
      l2Table: 0.1,
    }),
  },
];

/** A preset by its id. */
export function presetOf(id: PresetId): Preset {
  const preset = PRESETS.find((one) => one.id === id);
  if (!preset) throw new Error(`there is no preset ${id}`);
  return preset;
}

/**
 * A logistic regression: the network without hidden layers, trained like any other. No decay, so that
 * it comes to the maximum of the likelihood.
 */
export const LOGISTIC: NetworkSpec = {
  ...EXAMPLE_2015,
  hidden: [],
  l1: 0,
  l2: 0,
  epochs: 10,
  batchSize: 256,
  learningRate: 5e-3,
  finalRateShare: 0,
};
