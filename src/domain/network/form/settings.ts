import { ADADELTA, NESTEROV } from '../optimisers.ts';
import { ACTIVATIONS, SCHEDULES, type NetworkSpec, type OptimiserSpec } from '../spec.ts';
import type { ChoiceSetting, ListSetting, NumberSetting, Setting } from './field.ts';

/** H2O's deep-learning parameters under the field's names, in H2O's three levels. */
export const SETTINGS: readonly Setting[] = [
  list({
    id: 'hidden',
    level: 'first',
    label: 'Hidden layers',
    note: 'Units of each, first to last; none gives a logistic regression.',
    read: ({ hidden }) => hidden,
    write: (hidden) => ({ hidden }),
  }),
  choice({
    id: 'activation',
    level: 'first',
    label: 'Activation',
    note: 'What a unit makes of its weighted sum; maxout takes the larger of two.',
    options: ACTIVATIONS.map((value) => ({ value, label: value })),
    read: ({ activation }) => activation,
    write: (value) => ({ activation: ACTIVATIONS.find((one) => one === value) ?? 'rectifier' }),
  }),
  whole({
    id: 'epochs',
    level: 'first',
    label: 'Epochs',
    note: 'Times that every training incident is seen.',
    read: ({ epochs }) => epochs,
    write: (epochs) => ({ epochs }),
  }),
  whole({
    id: 'embedding',
    level: 'more',
    label: 'Embedding',
    note: 'A vector of so many dimensions for each level and number, whose sum goes to the first hidden layer; none: no such layer.',
    optional: true,
    clear: { embedding: 0 },
    applies: ({ hidden }) => hidden.length > 0,
    read: ({ embedding }) => (embedding === 0 ? null : embedding),
    write: (embedding) => ({ embedding }),
  }),
  list({
    id: 'dropout',
    level: 'more',
    label: 'Dropout',
    note: 'Share of each hidden layer’s units left out at each step, first to last; a shorter list repeats its last.',
    applies: ({ hidden }) => hidden.length > 0,
    read: ({ dropout }) => dropout,
    write: (dropout) => ({ dropout: dropout.length > 0 ? dropout : [0] }),
  }),
  share({
    id: 'input-dropout',
    level: 'more',
    label: 'Input dropout',
    note: 'Share of an incident’s columns left out at each step.',
    read: ({ inputDropout }) => inputDropout,
    write: (inputDropout) => ({ inputDropout }),
  }),
  whole({
    id: 'batch',
    level: 'more',
    label: 'Batch size',
    note: 'Incidents seen between two corrections.',
    read: ({ batchSize }) => batchSize,
    write: (batchSize) => ({ batchSize }),
  }),
  choice({
    id: 'optimiser',
    level: 'more',
    label: 'Optimiser',
    note: 'How a gradient becomes a correction; ADADELTA is H2O’s default.',
    options: [
      { value: 'adam', label: 'Adam' },
      { value: 'adadelta', label: 'ADADELTA' },
      { value: 'sgd', label: 'SGD with Nesterov momentum' },
    ],
    read: ({ optimiser }) => optimiser.kind,
    // Each wants a rate of its own size: ADADELTA brings its own, SGD takes larger steps than Adam.
    write: (kind) => OPTIMISERS[kind] ?? OPTIMISERS.adam,
  }),
  share({
    id: 'rate',
    level: 'more',
    label: 'Learning rate',
    note: 'Size of a correction at the start.',
    read: ({ learningRate }) => learningRate,
    write: (learningRate) => ({ learningRate }),
  }),
  share({
    id: 'l1',
    level: 'more',
    label: 'L1',
    note: 'Pull of every weight towards zero, by the same distance.',
    read: ({ l1 }) => l1,
    write: (l1) => ({ l1 }),
  }),
  share({
    id: 'l2',
    level: 'more',
    label: 'L2',
    note: 'Pull of every weight towards zero, by the same share.',
    read: ({ l2 }) => l2,
    write: (l2) => ({ l2 }),
  }),
  share({
    id: 'arrest-weight',
    level: 'more',
    label: 'Weight of an arrest',
    note: 'What an incident with an arrest counts, one without being 1. Other than 1, probabilities are no longer shares.',
    read: ({ classWeights: [none, arrest] }) => arrest / none,
    write: (weight) => ({ classWeights: [1, weight] }),
  }),
  choice({
    id: 'stopping',
    level: 'more',
    label: 'Early stopping',
    note: 'Ends the training when the validation incidents show no more gain, and keeps the best epoch.',
    options: [
      { value: 'none', label: 'none' },
      { value: 'auc', label: 'by AUC' },
      { value: 'logLoss', label: 'by log-loss' },
    ],
    read: ({ earlyStopping }) => earlyStopping?.metric ?? 'none',
    write: (metric) => ({
      earlyStopping:
        metric === 'auc' || metric === 'logLoss' ? { metric, rounds: 3, tolerance: 1e-3 } : null,
      keepBest: metric !== 'none',
    }),
  }),
  whole({
    id: 'stopping-rounds',
    level: 'more',
    label: 'Rounds without gain',
    note: 'So many epochs in a row.',
    applies: ({ earlyStopping }) => earlyStopping !== null,
    read: ({ earlyStopping }) => earlyStopping?.rounds ?? null,
    write: (rounds, { earlyStopping }) => ({
      earlyStopping: earlyStopping && { ...earlyStopping, rounds },
    }),
  }),
  share({
    id: 'stopping-tolerance',
    level: 'more',
    label: 'Smallest gain',
    note: 'A smaller one, as a share of the figure, counts as none.',
    applies: ({ earlyStopping }) => earlyStopping !== null,
    read: ({ earlyStopping }) => earlyStopping?.tolerance ?? null,
    write: (tolerance, { earlyStopping }) => ({
      earlyStopping: earlyStopping && { ...earlyStopping, tolerance },
    }),
  }),
  choice({
    id: 'schedule',
    level: 'expert',
    label: 'Rate schedule',
    note: 'The way of the learning rate from its start to its final share.',
    options: SCHEDULES.map((value) => ({ value, label: value })),
    read: ({ schedule }) => schedule,
    write: (value) => ({ schedule: SCHEDULES.find((one) => one === value) ?? 'linear' }),
  }),
  share({
    id: 'final-rate',
    level: 'expert',
    label: 'Final share of the rate',
    note: 'What is left of the learning rate at the end.',
    applies: ({ schedule }) => schedule !== 'constant',
    read: ({ finalRateShare }) => finalRateShare,
    write: (finalRateShare) => ({ finalRateShare }),
  }),
  whole({
    id: 'warm-up',
    level: 'expert',
    label: 'Warm-up',
    note: 'Steps over which the learning rate first grows from near zero.',
    read: ({ warmUpSteps }) => warmUpSteps,
    write: (warmUpSteps) => ({ warmUpSteps }),
  }),
  share({
    id: 'table-decay',
    level: 'expert',
    label: 'L2 of the levels',
    note: 'Pull on the weights of categories’ levels; none: as L2. Rare levels want more.',
    optional: true,
    clear: { l2Table: null },
    read: ({ l2Table }) => l2Table,
    write: (l2Table) => ({ l2Table }),
  }),
  share({
    id: 'max-norm',
    level: 'expert',
    label: 'Largest norm',
    note: 'The most that the weights into a unit may measure together; none: no bound. H2O’s max_w2 is its square.',
    optional: true,
    clear: { maxNorm: null },
    read: ({ maxNorm }) => maxNorm,
    write: (maxNorm) => ({ maxNorm }),
  }),
  share({
    id: 'memory',
    level: 'expert',
    label: 'Memory of ADADELTA',
    note: 'Share of its running means that a step keeps (rho).',
    applies: ({ optimiser }) => optimiser.kind === 'adadelta',
    read: ({ optimiser }) => (optimiser.kind === 'adadelta' ? optimiser.memory : null),
    write: (memory, { optimiser }) => changed(optimiser, 'adadelta', { memory }),
  }),
  share({
    id: 'smoothing',
    level: 'expert',
    label: 'Smoothing of ADADELTA',
    note: 'Floor of its running means (epsilon).',
    applies: ({ optimiser }) => optimiser.kind === 'adadelta',
    read: ({ optimiser }) => (optimiser.kind === 'adadelta' ? optimiser.smoothing : null),
    write: (smoothing, { optimiser }) => changed(optimiser, 'adadelta', { smoothing }),
  }),
  share({
    id: 'momentum',
    level: 'expert',
    label: 'Momentum',
    note: 'Share of the last correction that goes on in the next.',
    applies: ({ optimiser }) => optimiser.kind === 'sgd',
    read: ({ optimiser }) => (optimiser.kind === 'sgd' ? optimiser.momentum : null),
    write: (momentum, { optimiser }) => changed(optimiser, 'sgd', { momentum }),
  }),
];

const OPTIMISERS: Readonly<Record<string, Partial<NetworkSpec>>> & {
  readonly adam: Partial<NetworkSpec>;
} = {
  adam: { optimiser: { kind: 'adam' }, learningRate: 2e-3 },
  adadelta: { optimiser: ADADELTA, learningRate: 1 },
  sgd: { optimiser: NESTEROV, learningRate: 0.05 },
};

function changed<K extends OptimiserSpec['kind']>(
  optimiser: OptimiserSpec,
  kind: K,
  change: Partial<Extract<OptimiserSpec, { kind: K }>>,
): Partial<NetworkSpec> {
  return optimiser.kind === kind ? { optimiser: { ...optimiser, ...change } } : {};
}

function list(setting: Omit<ListSetting, 'kind'>): ListSetting {
  return { ...setting, kind: 'list' };
}

function choice(setting: Omit<ChoiceSetting, 'kind'>): ChoiceSetting {
  return { ...setting, kind: 'choice' };
}

function whole(setting: Omit<NumberSetting, 'kind' | 'step'>): NumberSetting {
  return { ...setting, kind: 'number', step: '1' };
}

function share(setting: Omit<NumberSetting, 'kind' | 'step'>): NumberSetting {
  return { ...setting, kind: 'number', step: 'any' };
}
