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
  { below: 2_000_000, epochs: 5, batchSize: 512 },
  { below: Infinity, epochs: 5, batchSize: 1024 },
] as const;

/**
 * The network of "Best": the fewer the rows, the more is held back, by dropout and by the levels' decay.
 * Chosen by AUC on validation rows, of Chicago (15,000 to 389,000 training rows) and San Francisco
 * (633,000). There, a rate of 5e-3 beside 1.5e-3 gains .0002 and .001, and 400-200 beside 200-200 .0002.
 */
const BEST_BY_ROWS = [
  {
    ...{ below: 50_000, hidden: [200, 200], epochs: 8, batchSize: 128 },
    ...{ learningRate: 2e-3, dropout: [0.5], l2Table: 0.3 },
  },
  {
    ...{ below: 300_000, hidden: [200, 200], epochs: 5 },
    ...{ learningRate: 5e-3, dropout: [0.4], l2Table: 0.3 },
  },
  {
    ...{ below: Infinity, hidden: [400, 200], epochs: 4 },
    ...{ learningRate: 5e-3, dropout: [0.3], l2Table: 0.2 },
  },
] as const;

/** Epochs and batch size that suit so many incidents. */
export function suited(rows: number): Pick<NetworkSpec, 'epochs' | 'batchSize'> {
  const { below: _, ...found } = forRows(BY_ROWS, rows);
  return found;
}

/** The first entry for so many rows; the last is for any number. */
function forRows<T extends { readonly below: number }>(table: readonly T[], rows: number): T {
  const found = table.find(({ below }) => rows < below);
  if (!found) throw new Error(`nothing suits ${String(rows)} rows`);
  return found;
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
    network: (rows) => {
      const { below: _, ...found } = forRows(BEST_BY_ROWS, rows);
      return {
        ...{ ...EXAMPLE_2015, ...suited(rows), ...found },
        ...{ finalRateShare: 0, warmUpSteps: 200, l1: 0, l2: 0.01 },
      };
    },
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
