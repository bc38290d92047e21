import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { initialWeights } from '../../../src/domain/network/initial.ts';
import { layersOf, listLayers } from '../../../src/domain/network/layers.ts';
import { createNetwork64 } from '../../../src/domain/network/network64.ts';
import { ADADELTA, NESTEROV } from '../../../src/domain/network/optimisers.ts';
import { takeRows } from '../../../src/domain/network/rows.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import type { NetworkWeights, Snapshot } from '../../../src/domain/network/training.ts';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import type { Problem } from '../../../src/engine/trainer/session.ts';
import { plantedRows, smallSpec } from './problems.ts';

const STEPS = 24;
const FIELDS = 11;
const LEVELS = 5;
/** Steps before a training is broken off. */
const BREAK = 10;
/** Rows whose logits are compared. */
const SCORED = [7, 402] as const;

/** A network and rows on which every rung must agree with float64. */
export interface Case {
  readonly name: string;
  readonly change: Partial<NetworkSpec>;
  readonly fields?: number;
  readonly numbers?: number;
}

/** Everything that a spec can say, in as few networks as show it. */
export const CASES: readonly Case[] = [
  { name: 'two hidden layers', change: { hidden: [12, 8] } },
  { name: 'dropout', change: { hidden: [12, 9], dropout: [0.3] } },
  { name: 'decay', change: { hidden: [12, 8], l1: 0.01, l2: 0.05 } },
  { name: 'a warm-up', change: { warmUpSteps: 5, finalRateShare: 0.1 } },
  { name: 'no hidden layer', change: { hidden: [] } },
  { name: 'no hidden layer under dropout of inputs', change: { hidden: [], inputDropout: 0.2 } },
  { name: 'one hidden layer', change: { hidden: [70] } },
  { name: 'four hidden layers', change: { hidden: [9, 37, 7, 50] } },
  { name: 'no numeric columns', change: { hidden: [12, 8] }, numbers: 0 },
  { name: 'no categories', change: { hidden: [12, 8] }, fields: 0, numbers: 5 },
  {
    name: 'a dropout of its own for each layer',
    change: { dropout: [0.4, 0, 0.2], hidden: [30, 20, 10] },
  },
  { name: 'a decay of the table of its own', change: { l1: 0.01, l2: 0.02, l2Table: 0.3 } },
  {
    name: 'a rate that falls along half a wave',
    change: { schedule: 'cosine', finalRateShare: 0 },
  },
  { name: 'tanh', change: { activation: 'tanh' } },
  {
    name: 'tanh under dropout',
    change: { activation: 'tanh', dropout: [0.4], hidden: [30, 20, 10] },
  },
  { name: 'maxout', change: { activation: 'maxout' } },
  {
    name: 'maxout under dropout and decay',
    change: { activation: 'maxout', dropout: [0.4], l1: 0.01, l2: 0.01 },
  },
  {
    name: 'ADADELTA',
    change: { optimiser: ADADELTA, learningRate: 1, dropout: [0.2], l2: 0.001 },
  },
  { name: 'Nesterov', change: { optimiser: NESTEROV, dropout: [0.2], l1: 0.01 } },
  { name: 'plain descent', change: { optimiser: { kind: 'sgd', momentum: 0 } } },
  { name: 'dropout of inputs', change: { inputDropout: 0.25 } },
  { name: 'a bound on norms', change: { maxNorm: 0.7, learningRate: 0.05 } },
  {
    name: 'a bound on the norms of maxout',
    change: { maxNorm: 0.7, learningRate: 0.05, activation: 'maxout' },
  },
  { name: 'an embedding', change: { embedding: 6, hidden: [12, 8] } },
  {
    name: 'an embedding under dropout of inputs and units',
    change: { embedding: 13, hidden: [30, 20], dropout: [0.4], inputDropout: 0.2 },
  },
  {
    name: 'an embedding under maxout with bounds on norms and decays',
    change: {
      ...{ embedding: 9, hidden: [12, 8], activation: 'maxout' },
      ...{ maxNorm: 0.7, learningRate: 0.05, l1: 0.01, l2: 0.02, l2Table: 0.3 },
    },
  },
  { name: 'an embedding of numbers only', change: { embedding: 3 }, fields: 0, numbers: 5 },
  { name: 'an embedding of categories only', change: { embedding: 5 }, numbers: 0 },
  { name: 'an embedding without hidden layers', change: { embedding: 5, hidden: [] } },
  { name: 'class weights', change: { classWeights: [0.5, 2.5] } },
];

/** Trainings that are broken off and taken up. */
export const RESUMED: readonly Case[] = [
  { name: 'Adam', change: { hidden: [13, 5], dropout: [0.3], l2: 0.01, warmUpSteps: 12 } },
  {
    name: 'ADADELTA',
    change: {
      ...{ hidden: [13, 5], optimiser: ADADELTA, learningRate: 1 },
      ...{ activation: 'maxout', maxNorm: 2 },
    },
  },
  { name: 'Nesterov', change: { hidden: [13, 5], optimiser: NESTEROV, inputDropout: 0.2 } },
  { name: 'an embedding', change: { embedding: 7, hidden: [13, 5], dropout: [0.3], l2: 0.01 } },
];

/** A problem of 24 steps over batches of `spec.batchSize` rows, in no order. */
export function problemOf({ change, fields = FIELDS, numbers = 2 }: Omit<Case, 'name'>): Problem {
  const train = plantedRows({ rows: 420, fields, levels: LEVELS, numbers, seed: 3 });
  const vocabulary = fields * LEVELS;
  const spec = smallSpec({ dropout: [0], l1: 0, l2: 0, batchSize: 300, ...change });
  const initial = initialWeights(spec, { ...train, vocabulary });
  return { spec, train, vocabulary, initial, moments: null, steps: STEPS };
}

/**
 * The rows of a step: batches of three sizes, one of them odd, each row at most once. In none does a
 * rectifier's sum come so near to 0 that float32 rounds it to the other side.
 */
function rowsOf({ train, spec }: Problem, step: number): Uint32Array {
  const size = Math.min(spec.batchSize, train.rows) - 3 * (step % 3);
  return Uint32Array.from({ length: size }, (_, i) => (11 * i + 31 * step) % train.rows);
}

/** What a rung made of a problem: the mean losses of its steps, then where it stands and some logits. */
export interface Trained extends Snapshot {
  readonly losses: readonly number[];
  readonly logits: Float32Array;
}

/** Trains on a rung that is loaded. */
export async function trained(rung: Rung, problem: Problem): Promise<Trained> {
  const session = await rung.createSession(problem);
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const rows = rowsOf(problem, step);
    session.step(rows, step);
    losses.push((await session.takeLoss()) / rows.length);
  }
  const { weights, moments } = await session.snapshot();
  const logits = await session.logits(problem.train, ...SCORED);
  session.dispose();
  return { losses, logits, weights, moments };
}

/** Largest relative errors against float64: of any step's loss, any weight matrix, its moments, the logits. */
export interface Disagreement {
  readonly loss: number;
  readonly weights: number;
  readonly moments: number;
  readonly logits: number;
}

/** Trains on a rung that is loaded, beside the float64 reference. */
export async function disagreement(rung: Rung, problem: Problem): Promise<Disagreement> {
  const found = await trained(rung, problem);
  const { spec, train, initial } = problem;
  const network = createNetwork64(spec, initial, STEPS);
  const losses = found.losses.map((loss, step) => {
    const wanted = network.train(takeRows(train, rowsOf(problem, step)), step);
    return Math.abs(loss / wanted - 1);
  });
  const wanted = network.snapshot();
  const logits = relativeError(found.logits, logits64(network.logits(train)));
  return {
    loss: largest(losses),
    weights: apart(found.weights, wanted.weights),
    moments: largest([
      apart(found.moments.first, wanted.moments.first),
      apart(found.moments.second, wanted.moments.second),
    ]),
    logits,
  };
}

/** Relative error of the matrix that is furthest off. */
function apart(found: NetworkWeights, wanted: NetworkWeights): number {
  const arrays = listLayers(layersOf(found));
  return largest(
    listLayers(layersOf(wanted)).map((array, place) => relativeError(arrays[place]!, array)),
  );
}

const logits64 = (all: Float64Array) => all.subarray(...SCORED);

/** NaN where one is. */
const largest = (errors: readonly number[]) =>
  errors.reduce((most, error) => (error > most || Number.isNaN(error) ? error : most), 0);

/** Distance over length. */
export function relativeError(
  found: ArrayLike<number>,
  wanted: Float64Array | Float32Array,
): number {
  const distance = Math.hypot(...Array.from(wanted, (value, i) => value - found[i]!));
  return distance / Math.max(Math.hypot(...wanted), 1e-9);
}

/** Numbers of a snapshot that are not, to the bit, those of an undisturbed training's end. */
export interface Resumption {
  readonly compared: number;
  /** Where the training was taken up from weights and moments. */
  readonly unlike: number;
  /** Where the moments were left behind. */
  readonly unlikeWithoutMoments: number;
}

/** Trains on a rung that is loaded, in one go and from a snapshot that was taken on the way. */
export async function resumption(rung: Rung, problem: Problem): Promise<Resumption> {
  const takeSteps = async (from: number, given: Problem) => {
    const session = await rung.createSession(given);
    let taken: Snapshot | null = null;
    for (let step = from; step < STEPS; step++) {
      session.step(rowsOf(problem, step), step);
      if (step === BREAK - 1) taken = await session.snapshot();
    }
    const end = numbersOf(await session.snapshot());
    session.dispose();
    return { taken, end };
  };
  const { taken, end } = await takeSteps(0, problem);
  const { weights: initial, moments } = taken!;
  const resumed = await takeSteps(BREAK, { ...problem, initial, moments });
  const forgetful = await takeSteps(BREAK, { ...problem, initial });
  const unlike = (found: readonly number[]) =>
    end.filter((value, i) => !Object.is(value, found[i])).length;
  return {
    compared: end.length,
    unlike: unlike(resumed.end),
    unlikeWithoutMoments: unlike(forgetful.end),
  };
}

const numbersOf = ({ weights, moments: { first, second } }: Snapshot) =>
  [weights, first, second].flatMap((each) =>
    listLayers(layersOf(each)).flatMap((array) => [...array]),
  );

/** A problem whose row 12 has a code past the vocabulary. */
export function withStrayCode(problem: Problem): FeatureMatrix {
  const train: FeatureMatrix = { ...problem.train, codes: problem.train.codes.slice() };
  train.codes[12 * FIELDS] = problem.vocabulary;
  return train;
}

/** The same rows with all numbers but the first kept as lines that rows look up, the last row's first. */
export function withLinks(matrix: FeatureMatrix): FeatureMatrix {
  const { rows, numbers, values } = matrix;
  const width = numbers - 1;
  const lines = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * numbers + 1, (row + 1) * numbers);
    lines.set(own, (rows - 1 - row) * width);
  }
  return {
    ...matrix,
    values: values.filter((_, i) => i % numbers === 0),
    links: [{ width, lines, lineOf: Uint16Array.from({ length: rows }, (_, i) => rows - 1 - i) }],
  };
}
