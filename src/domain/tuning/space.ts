import type { Random } from '../network/random.ts';
import type { NetworkSpec } from '../network/spec.ts';

/** A setting that is searched over. */
export interface Dimension {
  readonly id: string;
  readonly label: string;
  /** A value drawn at random, as a change of a spec. */
  readonly draw: (random: Random) => Partial<NetworkSpec>;
  /** Where a spec stands on the dimension's axis, 0 to 1. */
  readonly place: (spec: NetworkSpec) => number;
  /** The value for people. */
  readonly text: (spec: NetworkSpec) => string;
}

const LAYERS: readonly (readonly number[])[] = [
  [64],
  [128],
  [64, 64],
  [128, 64],
  [200, 200],
  [256, 128],
  [128, 64, 32],
];
const BATCHES = [64, 128, 256, 512, 1024, 2048];
const EMBEDDINGS = [0, 16, 32, 64];

/**
 * What a search draws from, each independently (Bergstra & Bengio 2012: random beats a grid): rates
 * and decays by their order of size, shares evenly, layers and batches from a list.
 */
export const SPACE: readonly Dimension[] = [
  choice(
    { id: 'hidden', label: 'Hidden layers' },
    LAYERS,
    (hidden) => ({ hidden }),
    (spec) => spec.hidden,
    (hidden) => hidden.join('-') || 'none',
  ),
  choice(
    { id: 'batch', label: 'Batch size' },
    BATCHES,
    (batchSize) => ({ batchSize }),
    (spec) => spec.batchSize,
    String,
  ),
  logarithmic(
    { id: 'rate', label: 'Learning rate' },
    [3e-4, 1e-2],
    (learningRate) => ({ learningRate }),
    (spec) => spec.learningRate,
  ),
  even(
    { id: 'dropout', label: 'Dropout' },
    [0, 0.5],
    (dropout) => ({ dropout: [dropout] }),
    (spec) => spec.dropout[0] ?? 0,
  ),
  even(
    { id: 'input-dropout', label: 'Input dropout' },
    [0, 0.2],
    (inputDropout) => ({ inputDropout }),
    (spec) => spec.inputDropout,
  ),
  logarithmic(
    { id: 'l2', label: 'L2' },
    [1e-4, 0.1],
    (l2) => ({ l2 }),
    (spec) => spec.l2,
  ),
  logarithmic(
    { id: 'l2-table', label: 'L2 of the levels' },
    [1e-3, 1],
    (l2Table) => ({ l2Table }),
    (spec) => spec.l2Table ?? spec.l2,
  ),
  choice(
    { id: 'embedding', label: 'Embedding' },
    EMBEDDINGS,
    (embedding) => ({ embedding }),
    (spec) => spec.embedding,
    (embedding) => (embedding === 0 ? 'none' : String(embedding)),
  ),
];

/** A spec with every dimension drawn anew; what is not searched over stays. */
export function drawSpec(base: NetworkSpec, random: Random): NetworkSpec {
  return SPACE.reduce((spec, { draw }) => ({ ...spec, ...draw(random) }), base);
}

type Named = Pick<Dimension, 'id' | 'label'>;
type Write<T> = (value: T) => Partial<NetworkSpec>;
type Read<T> = (spec: NetworkSpec) => T;

function choice<T>(
  named: Named,
  values: readonly T[],
  write: Write<T>,
  read: Read<T>,
  text: (value: T) => string,
): Dimension {
  const index = (spec: NetworkSpec) => values.findIndex((one) => text(one) === text(read(spec)));
  return {
    ...named,
    draw: (random) => {
      const value = values[random.below(values.length)];
      return value === undefined ? {} : write(value);
    },
    place: (spec) => Math.max(0, index(spec)) / (values.length - 1),
    text: (spec) => text(read(spec)),
  };
}

function even(
  named: Named,
  [low, high]: readonly [number, number],
  write: Write<number>,
  read: Read<number>,
): Dimension {
  return {
    ...named,
    draw: (random) => write(rounded(low + random.uniform() * (high - low))),
    place: (spec) => between((read(spec) - low) / (high - low)),
    text: (spec) => String(rounded(read(spec))),
  };
}

function logarithmic(
  named: Named,
  [low, high]: readonly [number, number],
  write: Write<number>,
  read: Read<number>,
): Dimension {
  const span = Math.log(high / low);
  return {
    ...named,
    draw: (random) => write(rounded(low * Math.exp(random.uniform() * span))),
    place: (spec) => between(Math.log(Math.max(read(spec), low) / low) / span),
    text: (spec) => String(rounded(read(spec))),
  };
}

/** Two digits are as much as a search can tell apart, and as a person wants to read. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

function between(share: number): number {
  return Math.min(1, Math.max(0, share));
}
