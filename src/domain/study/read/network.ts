import { checkSpec } from '../../network/check.ts';
import {
  ACTIVATIONS,
  EXAMPLE_2015,
  METRICS,
  SCHEDULES,
  type EarlyStopping,
  type NetworkSpec,
  type OptimiserSpec,
} from '../../network/spec.ts';
import {
  flag,
  kind,
  list,
  Misfit,
  nullable,
  number,
  oneOf,
  optional,
  pair,
  record,
  since,
  variants,
  type Fields,
  type Reader,
} from './reader.ts';

const SPEC: Fields<NetworkSpec> = {
  embedding: since(number(), 0),
  hidden: list(number(), 100),
  activation: oneOf(ACTIVATIONS),
  inputDropout: number(),
  dropout: list(number(), 100),
  l1: number(),
  l2: number(),
  l2Table: nullable(number()),
  maxNorm: nullable(number()),
  classWeights: pair(number()),
  epochs: number(),
  batchSize: number(),
  optimiser: variants<OptimiserSpec>({
    adam: record({ kind: kind('adam') }),
    adadelta: record({ kind: kind('adadelta'), memory: number(), smoothing: number() }),
    sgd: record({ kind: kind('sgd'), momentum: number() }),
  }),
  learningRate: number(),
  schedule: oneOf(SCHEDULES),
  finalRateShare: number(),
  warmUpSteps: number(),
  earlyStopping: nullable(
    record<EarlyStopping>({ metric: oneOf(METRICS), rounds: number(), tolerance: number() }),
  ),
  keepBest: flag,
  seed: number(),
};

/** A network that can be trained: its settings are within the bounds that hold for typed ones. */
export const network: Reader<NetworkSpec> = (value, at) => trainable(record(SPEC)(value, at), at);

/** What was changed of a network; the rest is a preset's. */
export const networkChange: Reader<Partial<NetworkSpec>> = (value, at) => {
  const change = record<Partial<NetworkSpec>>(
    Object.fromEntries(
      Object.entries(SPEC).map(([name, of]) => [name, optional(of as Reader<unknown>)]),
    ) as Fields<Partial<NetworkSpec>>,
  )(value, at);
  trainable({ ...EXAMPLE_2015, ...change }, at);
  return change;
};

function trainable(spec: NetworkSpec, at: string): NetworkSpec {
  const fault = checkSpec(spec);
  if (fault?.kind !== 'network-invalid') return spec;
  throw new Misfit(at, `a network: ${fault.setting}, ${fault.detail}`);
}
