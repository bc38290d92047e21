import type { Fault } from '../fault.ts';
import type { NetworkSpec, OptimiserSpec } from './spec.ts';

/** Bounds that keep a typing error from taking the tab's memory; far beyond what incidents need. */
const MAX_LAYERS = 12;
const MAX_UNITS = 4096;
const MAX_SEED = 0xffff_ffff;

interface Rule {
  readonly setting: string;
  readonly detail: string;
  readonly holds: (spec: NetworkSpec) => boolean;
}

const RULES: readonly Rule[] = [
  {
    setting: 'Embedding',
    detail: `it must be a whole number from 0 to ${MAX_UNITS}`,
    holds: ({ embedding }) => wholeWithin(embedding, 0, MAX_UNITS),
  },
  {
    setting: 'Hidden layers',
    detail: `there may be at most ${MAX_LAYERS}, each of 1 to ${MAX_UNITS} units`,
    holds: ({ hidden }) =>
      hidden.length <= MAX_LAYERS && hidden.every((units) => wholeWithin(units, 1, MAX_UNITS)),
  },
  {
    setting: 'Input dropout',
    detail: 'it must be at least 0 and below 1',
    holds: ({ inputDropout }) => inputDropout >= 0 && inputDropout < 1,
  },
  {
    setting: 'Dropout',
    detail: 'each layer’s must be at least 0 and below 1',
    holds: ({ dropout }) => dropout.every((share) => share >= 0 && share < 1),
  },
  {
    setting: 'L1 decay',
    detail: 'it must be a number of at least 0',
    holds: ({ l1 }) => l1 >= 0 && Number.isFinite(l1),
  },
  {
    setting: 'L2 decay',
    detail: 'it must be a number of at least 0',
    holds: ({ l2 }) => l2 >= 0 && Number.isFinite(l2),
  },
  {
    setting: 'L2 decay of the categories',
    detail: 'it must be a number of at least 0, or none',
    holds: ({ l2Table }) => l2Table === null || (l2Table >= 0 && Number.isFinite(l2Table)),
  },
  {
    setting: 'Largest norm',
    detail: 'it must be a number above 0, or none',
    holds: ({ maxNorm }) => maxNorm === null || (maxNorm > 0 && Number.isFinite(maxNorm)),
  },
  {
    setting: 'Class weights',
    detail: 'both must be numbers above 0',
    holds: ({ classWeights }) =>
      classWeights.every((weight) => weight > 0 && Number.isFinite(weight)),
  },
  {
    setting: 'Optimiser',
    detail: 'its memory and momentum must be from 0 to below 1, its smoothing above 0',
    holds: ({ optimiser }) => soundOptimiser(optimiser),
  },
  {
    setting: 'Epochs',
    detail: 'it must be a whole number from 1 to 10,000',
    holds: ({ epochs }) => wholeWithin(epochs, 1, 10_000),
  },
  {
    setting: 'Batch size',
    detail: 'it must be a whole number from 1 to 65,536',
    holds: ({ batchSize }) => wholeWithin(batchSize, 1, 65_536),
  },
  {
    setting: 'Learning rate',
    detail: 'it must be above 0 and at most 10',
    holds: ({ learningRate }) => learningRate > 0 && learningRate <= 10,
  },
  {
    setting: 'Final share of the learning rate',
    detail: 'it must be from 0 to 1',
    holds: ({ finalRateShare }) => finalRateShare >= 0 && finalRateShare <= 1,
  },
  {
    setting: 'Warm-up',
    detail: 'it must be a whole number of steps from 0 to 1,000,000',
    holds: ({ warmUpSteps }) => wholeWithin(warmUpSteps, 0, 1_000_000),
  },
  {
    setting: 'Early stopping',
    detail: 'its rounds must be a whole number from 1 to 1,000, its tolerance from 0 to below 1',
    holds: ({ earlyStopping }) =>
      earlyStopping === null ||
      (wholeWithin(earlyStopping.rounds, 1, 1000) &&
        earlyStopping.tolerance >= 0 &&
        earlyStopping.tolerance < 1),
  },
  {
    setting: 'Seed',
    detail: `it must be a whole number from 0 to ${MAX_SEED}`,
    holds: ({ seed }) => wholeWithin(seed, 0, MAX_SEED),
  },
];

/** The first setting that cannot be trained with, or null. */
export function checkSpec(spec: NetworkSpec): Fault | null {
  const broken = RULES.find((rule) => !rule.holds(spec));
  return broken
    ? { kind: 'network-invalid', setting: broken.setting, detail: broken.detail }
    : null;
}

function wholeWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function soundOptimiser(optimiser: OptimiserSpec): boolean {
  const share = (value: number) => value >= 0 && value < 1;
  switch (optimiser.kind) {
    case 'adam':
      return true;
    case 'adadelta':
      return share(optimiser.memory) && optimiser.smoothing > 0;
    case 'sgd':
      return share(optimiser.momentum);
  }
}
