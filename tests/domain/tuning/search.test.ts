import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../../src/domain/network/check.ts';
import { createRandom } from '../../../src/domain/network/random.ts';
import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import {
  leaderboard,
  nextAssignment,
  roundsOf,
  withResult,
  type SearchSpec,
  type Trial,
} from '../../../src/domain/tuning/search.ts';
import { drawSpec, SPACE } from '../../../src/domain/tuning/space.ts';

const SEARCH: SearchSpec = {
  kind: 'halving',
  base: EXAMPLE_2015,
  mostEpochs: 9,
  fewestEpochs: 1,
  reduction: 3,
  seed: 1,
};

/** Plays a search in which trial n ends at AUC `aucOf(n)`, however long it is trained. */
function play(search: SearchSpec, steps: number, aucOf: (trial: number) => number) {
  const log: { trial: number; epochs: number }[] = [];
  let trials: readonly Trial[] = [];
  for (let step = 0; step < steps; step++) {
    const assignment = nextAssignment(search, trials);
    log.push({ trial: assignment.trial, epochs: assignment.spec.epochs });
    trials = withResult(trials, assignment, aucOf(assignment.trial));
  }
  return { log, trials };
}

describe('the space', () => {
  it('draws only what can be trained, and places it on its axes', () => {
    const random = createRandom(7, 1);
    for (let i = 0; i < 200; i++) {
      const spec = drawSpec(EXAMPLE_2015, random);
      expect(checkSpec(spec)).toBeNull();
      for (const { place, text } of SPACE) {
        expect(place(spec)).toBeGreaterThanOrEqual(0);
        expect(place(spec)).toBeLessThanOrEqual(1);
        expect(text(spec)).not.toBe('');
      }
    }
  });

  it('spreads a rate over its orders of size', () => {
    const random = createRandom(7, 1);
    const rates = Array.from({ length: 2000 }, () => drawSpec(EXAMPLE_2015, random).learningRate);
    const below = rates.filter((rate) => rate < Math.sqrt(3e-4 * 1e-2)).length;
    expect(below / rates.length).toBeCloseTo(0.5, 1);
  });
});

describe('successive halving', () => {
  it('has rounds that grow by the reduction up to the most', () => {
    expect(roundsOf(SEARCH)).toEqual([1, 3, 9]);
    expect(roundsOf({ ...SEARCH, mostEpochs: 10 })).toEqual([1, 3, 9, 10]);
    expect(roundsOf({ ...SEARCH, kind: 'random' })).toEqual([9]);
  });

  it('lets a trial go on as soon as it is the best of three', () => {
    const { log } = play(SEARCH, 4, (trial) => 0.5 + trial / 100);
    expect(log).toEqual([
      { trial: 0, epochs: 1 },
      { trial: 1, epochs: 1 },
      { trial: 2, epochs: 1 },
      { trial: 2, epochs: 3 },
    ]);
  });

  it('lets only those go on that belong to the best third of their round at that time', () => {
    const random = createRandom(3, 1);
    const aucs = Array.from({ length: 80 }, () => 0.5 + random.uniform() / 2);
    const { log, trials } = play(SEARCH, 80, (trial) => aucs[trial] ?? 0);
    const before = new Map([
      [3, 1],
      [9, 3],
    ]);
    log.forEach(({ trial, epochs }, step) => {
      const last = before.get(epochs);
      if (last === undefined) return;
      const there = log.slice(0, step).filter((one) => one.epochs === last);
      const better = there.filter((one) => (aucs[one.trial] ?? 0) > (aucs[trial] ?? 0));
      expect(better.length).toBeLessThan(Math.floor(there.length / 3));
    });
    const whole = trials.filter(({ rounds }) => rounds.length === 3);
    expect(whole.length).toBeGreaterThan(1);
    expect(
      leaderboard(trials)
        .slice(0, whole.length)
        .map(({ number }) => number)
        .sort(),
    ).toEqual(whole.map(({ number }) => number).sort());
  });

  it('starts from the settings as they are and is the same for the same seed', () => {
    const first = nextAssignment(SEARCH, []);
    expect(first.spec).toEqual({ ...EXAMPLE_2015, epochs: 1 });
    const specs = (seed: number) =>
      play({ ...SEARCH, seed }, 8, (trial) => trial / 10).trials.map(({ spec }) => spec);
    expect(specs(3)).toEqual(specs(3));
    expect(specs(3)).not.toEqual(specs(4));
  });
});

describe('random search', () => {
  it('trains every trial to the end, once', () => {
    const { log } = play({ ...SEARCH, kind: 'random' }, 5, () => 0.9);
    expect(log).toEqual([0, 1, 2, 3, 4].map((trial) => ({ trial, epochs: 9 })));
  });
});
