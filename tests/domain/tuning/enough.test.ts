import { expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/network/random.ts';
import { isEnough, PATIENCE } from '../../../src/domain/tuning/enough.ts';

const random = createRandom(5, 1);
const ROWS = 400;
const outcomes = Uint8Array.from({ length: ROWS }, (_, i) => i % 2);
/** Scores that follow the outcome as strongly as `signal` says. */
const scores = (signal: number) =>
  Float64Array.from(outcomes, (outcome) => signal * outcome + random.uniform());

it('is not enough before there was time for a gain', () => {
  expect(isEnough([{ trial: 0, at: 1, scores: scores(0.2) }], PATIENCE, outcomes)).toBe(false);
  expect(isEnough([], 20, outcomes)).toBe(false);
});

it('is enough when the best has stayed the best', () => {
  const best = { trial: 0, at: 2, scores: scores(0.2) };
  expect(isEnough([best], 2 + PATIENCE, outcomes)).toBe(true);
});

it('is enough when the gain lies inside the interval, and not when it is beyond it', () => {
  const weak = { trial: 0, at: 1, scores: scores(0.1) };
  const strong = { trial: 4, at: 5, scores: scores(2) };
  const alike = {
    trial: 4,
    at: 5,
    scores: weak.scores.map((score) => score + 1e-6 * random.uniform()),
  };
  expect(isEnough([weak, strong], 5, outcomes)).toBe(false);
  expect(isEnough([weak, alike], 5, outcomes)).toBe(true);
});
