import { hasEmbedding } from '../network/hiddenLayers.ts';
import type { NetworkSpec, OptimiserSpec } from '../network/spec.ts';
import type { SplitSpec } from '../recipe/recipe.ts';
import { LEAK_LABELS } from '../words/leak.ts';
import { auc, count, percent, plural } from '../words/format.ts';
import { seedWords } from '../words/repeats.ts';
import { list, table, text, type CardSection } from './blocks.ts';
import type { CardFeature, ModelCardInputs } from './inputs.ts';

/** What the model is given, how rows were divided, and how it was trained. */
export function modelSections(inputs: ModelCardInputs): readonly CardSection[] {
  const { features, split, trainRows, holdoutRows } = inputs;
  const used = features.filter((feature) => feature.used);
  const unused = features.filter((feature) => !feature.used);
  return [
    {
      id: 'features',
      heading: 'Features',
      blocks: [
        text(`The network is given ${plural(used.length, 'column')}.`),
        table(FEATURE_HEADER, used.map(featureRow)),
        ...(unused.length > 0
          ? [text('Columns that it is not given:'), table(FEATURE_HEADER, unused.map(featureRow))]
          : []),
      ],
    },
    {
      id: 'split',
      heading: 'Split',
      blocks: [
        text(SPLITS[split.kind](split)),
        text(`${plural(trainRows, 'report')} to train, ${count(holdoutRows)} held out.`),
      ],
    },
    {
      id: 'training',
      heading: 'Network and training',
      blocks: [list(trainingItems(inputs)), text(seedBlock(inputs))],
    },
  ];
}

const FEATURE_HEADER = ['Column', 'Known', 'AUC by itself', 'Leak finder'];

const KNOWN: Readonly<Record<CardFeature['known'], string>> = {
  'at report': 'when the report is taken',
  later: 'only later',
  outcome: 'it is the outcome',
};

const SPLITS: Readonly<Record<SplitSpec['kind'], (split: SplitSpec) => string>> = {
  random: ({ seed }) =>
    `Rows were divided at random (seed ${seed}): training and hold-out are of the same days, so the figures say nothing of a time to come.`,
  time: () =>
    'The earlier reports train, the later ones are held out: the network never saw their days.',
};

function featureRow({ name, known, auc: value, verdict }: CardFeature): readonly string[] {
  return [
    name,
    KNOWN[known],
    value === null ? 'not measured' : auc(value),
    verdict === null ? 'not looked at' : LEAK_LABELS[verdict],
  ];
}

function trainingItems({ network, parameters, backend }: ModelCardInputs): string[] {
  return [
    `Layers: ${layerWords(network)}; ${plural(parameters, 'parameter')}.`,
    `Dropout: ${percent(network.inputDropout, 0)} of the inputs, ${dropoutWords(network)} of the hidden units; L1 ${network.l1}, L2 ${network.l2}.`,
    `Training: ${plural(network.epochs, 'epoch')} in batches of ${count(network.batchSize)}, ${optimiserWords(network.optimiser)}, learning rate ${network.learningRate}, seed ${network.seed}, on ${backend}.`,
  ];
}

function dropoutWords({ dropout }: NetworkSpec): string {
  return dropout.length === 0 ? 'none' : dropout.map((share) => percent(share, 0)).join(', ');
}

function layerWords(spec: NetworkSpec): string {
  const { embedding, hidden, activation } = spec;
  if (hidden.length === 0) return 'none hidden (a logistic regression)';
  const units = `${hidden.join('-')} hidden units, ${activation}`;
  return hasEmbedding(spec)
    ? `an embedding of ${plural(embedding, 'dimension')}, then ${units}`
    : units;
}

function optimiserWords(optimiser: OptimiserSpec): string {
  switch (optimiser.kind) {
    case 'adam':
      return 'Adam';
    case 'adadelta':
      return `ADADELTA (rho ${optimiser.memory}, epsilon ${optimiser.smoothing})`;
    case 'sgd':
      return `gradient descent with momentum ${optimiser.momentum}`;
  }
}

function seedBlock({ seeds }: ModelCardInputs): string {
  return seeds === null || seeds.runs < 2
    ? 'It was trained once; how much its AUC depends on the seed was not measured.'
    : seedWords(seeds);
}
