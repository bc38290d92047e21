import { createRandom, STREAMS } from '../network/random.ts';
import type { NetworkSpec } from '../network/spec.ts';
import { drawSpec } from './space.ts';

/** How settings are searched for. */
export interface SearchSpec {
  /** `halving`: many begin, and only the better go on; `random`: each is trained to the end. */
  readonly kind: 'halving' | 'random';
  /** What is not searched over, and the first trial as it stands. */
  readonly base: NetworkSpec;
  /** Epochs of a whole training; successive halving begins with `fewestEpochs`. */
  readonly mostEpochs: number;
  readonly fewestEpochs: number;
  /** One of so many goes on, for that many times the epochs. */
  readonly reduction: number;
  readonly seed: number;
}

/** One combination of settings and how it did on the validation rows, after each round of training. */
export interface Trial {
  readonly number: number;
  /** With the epochs of its last round. */
  readonly spec: NetworkSpec;
  readonly rounds: readonly { readonly epochs: number; readonly auc: number }[];
}

/** What to train next: a trial, from where it stood, up to so many epochs. */
export interface Assignment {
  readonly trial: number;
  readonly spec: NetworkSpec;
}

/** How many epochs each round has: from the fewest up to the most, each `reduction` times the last. */
export function roundsOf({
  kind,
  fewestEpochs,
  mostEpochs,
  reduction,
}: SearchSpec): readonly number[] {
  if (kind === 'random') return [mostEpochs];
  const rounds: number[] = [];
  for (let epochs = fewestEpochs; epochs < mostEpochs; epochs *= reduction) rounds.push(epochs);
  return [...rounds, mostEpochs];
}

/**
 * The next step of asynchronous successive halving (ASHA, Li et al. 2020): the best trial, of the
 * highest round in which one belongs to the best 1 / `reduction` and has not gone on, goes on; if none
 * does, a new trial begins. It depends on the trials so far and the seed only. The base itself is the
 * first trial, so that the search never ends below it.
 */
export function nextAssignment(search: SearchSpec, trials: readonly Trial[]): Assignment {
  const rounds = roundsOf(search);
  for (let round = rounds.length - 2; round >= 0; round--) {
    const promoted = promotable(trials, round, search.reduction);
    const epochs = rounds[round + 1];
    if (promoted && epochs !== undefined) {
      return { trial: promoted.number, spec: { ...promoted.spec, epochs } };
    }
  }
  const number = trials.length;
  const epochs = rounds[0] ?? search.mostEpochs;
  return { trial: number, spec: { ...newSpec(search, number), epochs } };
}

/** The best of those that are good enough to go on after a round and have not. */
function promotable(trials: readonly Trial[], round: number, reduction: number): Trial | undefined {
  const aucAt = ({ rounds }: Trial) => rounds[round]?.auc ?? -Infinity;
  const there = trials.filter(({ rounds }) => rounds.length > round);
  const best = there
    .toSorted((a, b) => aucAt(b) - aucAt(a))
    .slice(0, Math.floor(there.length / reduction));
  return best.find(({ rounds }) => rounds.length === round + 1);
}

function newSpec({ base, seed }: SearchSpec, number: number): NetworkSpec {
  if (number === 0) return base;
  return drawSpec(base, createRandom(seed + number, STREAMS.search));
}

/** The trials with the result of an assignment. */
export function withResult(
  trials: readonly Trial[],
  { trial, spec }: Assignment,
  auc: number,
): readonly Trial[] {
  const before = trials.find(({ number }) => number === trial);
  const rounds = [...(before?.rounds ?? []), { epochs: spec.epochs, auc }];
  const after = { number: trial, spec, rounds };
  return before ? trials.map((one) => (one === before ? after : one)) : [...trials, after];
}

/** The trials by their last result, those that were trained longest before the others. */
export function leaderboard(trials: readonly Trial[]): readonly Trial[] {
  const last = ({ rounds }: Trial) => rounds.at(-1) ?? { epochs: 0, auc: 0 };
  return trials.toSorted((a, b) => last(b).epochs - last(a).epochs || last(b).auc - last(a).auc);
}
