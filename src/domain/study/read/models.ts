import type { AucInterval } from '../../metrics/delong.ts';
import type { HoldoutFigures, Model } from '../../model.ts';
import { BACKENDS } from '../../network/spec.ts';
import type { EpochRecord, InputWeights, RungReport } from '../../network/training.ts';
import { FEATURE_SET_IDS } from '../../recipe/recipe.ts';
import type {
  StoredCluster,
  StoredLookup,
  StoredModel,
  StoredNetwork,
  StoredTrees,
} from '../storedModel.ts';
import { network } from './network.ts';
import { sha256, split } from './recipe.ts';
import {
  figure,
  flag,
  list,
  Misfit,
  nullable,
  number,
  oneOf,
  record,
  text,
  whole,
  type Fields,
  type Reader,
} from './reader.ts';

const NAME = 1_000;
const MOST_EPOCHS = 10_000;
const features = oneOf(FEATURE_SET_IDS);

const aucInterval = record<AucInterval>({
  auc: figure,
  low: figure,
  high: figure,
  standardError: figure,
});
const holdout = record<HoldoutFigures>({
  auc: figure,
  aucLow: figure,
  aucHigh: figure,
  logLoss: figure,
  withoutDefined: nullable(aucInterval),
});

const common: Fields<Omit<StoredLookup, 'kind'>> = {
  id: text(NAME),
  name: text(NAME),
  rows: text(NAME),
  split,
  seconds: number(0),
  columns: list(text(NAME)),
  scored: flag,
  holdout: nullable(holdout),
  scores: nullable(sha256),
};

const weights = record<InputWeights>({ fields: list(figure), numbers: list(figure) });

const epoch = record<EpochRecord>({
  epoch: whole(1, MOST_EPOCHS),
  trainLoss: figure,
  validationLoss: figure,
  validationAuc: figure,
  inputWeights: weights,
});

const backend = oneOf(BACKENDS);

/** A rung's report is told apart by its state. */
const rung: Reader<RungReport> = (value, at) => {
  const { state } = record({ state: oneOf(['passed', 'unavailable', 'wrong']) })(value, at);
  if (state !== 'passed') {
    return record<Extract<RungReport, { reason: string }>>({
      backend,
      state: oneOf(['unavailable', 'wrong']),
      reason: text(),
    })(value, at);
  }
  return record<Extract<RungReport, { state: 'passed' }>>({
    backend,
    state: oneOf(['passed']),
    software: flag,
    ms: number(0),
    rate: nullable(figure),
  })(value, at);
};

const training = record<StoredNetwork['training']>({
  backend,
  rungs: list(rung, 100),
  parameters: whole(),
  history: list(epoch, MOST_EPOCHS),
  keptEpoch: whole(1, MOST_EPOCHS),
  stoppedEarly: flag,
  samplesPerSecond: figure,
  seconds: number(0),
  scoreMs: number(0),
});

const net = record<StoredNetwork>({
  ...common,
  kind: oneOf(['network', 'logistic']),
  spec: network,
  features,
  training,
  weights: nullable(sha256),
});
const trees = record<StoredTrees>({
  ...common,
  kind: oneOf(['boosted', 'forest']),
  features,
  description: text(),
});
const cluster = record<StoredCluster>({
  ...common,
  kind: oneOf(['cluster']),
  description: text(),
});
const lookup = record<StoredLookup>({ ...common, kind: oneOf(['lookup']) });

const KINDS: { readonly [K in Model['kind']]: Reader<StoredModel> } = {
  network: net,
  logistic: net,
  boosted: trees,
  forest: trees,
  lookup,
  cluster,
};

const anyModel = record({ kind: oneOf(Object.keys(KINDS) as Model['kind'][]) });

/** A model of any kind. */
export const model: Reader<StoredModel> = (value, at) => KINDS[anyModel(value, at).kind](value, at);

/** Models, each of an id of its own. */
export const models: Reader<readonly StoredModel[]> = (value, at) => {
  const read = list(model, 1_000)(value, at);
  if (new Set(read.map(({ id }) => id)).size === read.length) return read;
  throw new Misfit(at, 'models of different ids');
};
