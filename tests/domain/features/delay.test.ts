import { describe, expect, it } from 'vitest';
import { delayProblem, QUANTILE, reportTimes, WINDOW } from '../../../src/domain/features/delay.ts';
import { createRandom } from '../../../src/domain/network/random.ts';

const MINUTE = 60;

/** Reports every `minutes`, most of events just before, some of events days ago. */
function numbered(rows: number, minutes: number, prefixes = 2) {
  const random = createRandom(1, 1);
  const prefix = Array.from({ length: rows }, (_, i) => Math.floor((i * prefixes) / rows));
  const seconds = Float64Array.from({ length: rows }, (_, i) => {
    const ago = random.uniform() < 0.2 ? 4000 * random.uniform() : 20 * random.uniform();
    return Math.round((i * minutes - ago) * MINUTE);
  });
  return { prefix, seconds };
}

describe('the time of a report by the order of case numbers', () => {
  it('is the quantile of the last hundred events of its prefix, as brute force finds it', () => {
    const cases = numbered(700, 10, 3);
    const expected = [...cases.seconds].map((_, i) => {
      const first = cases.prefix.indexOf(cases.prefix[i]!);
      const last = [...cases.seconds].slice(Math.max(first, i + 1 - WINDOW), i + 1);
      const sorted = last.sort((a, b) => a - b);
      return sorted.find((_, k) => (k + 1) / sorted.length >= QUANTILE - 1e-12);
    });
    expect([...reportTimes(cases)]).toEqual(expected);
  });

  it('is taken from no later case', () => {
    const cases = numbered(400, 10, 1);
    const before = reportTimes(cases).slice(0, 200);
    cases.seconds.fill(0, 200);
    expect(reportTimes(cases).slice(0, 200)).toEqual(before);
  });

  it('is trusted where the numbers are a whole city’s', () => {
    const cases = numbered(5000, 7);
    expect(delayProblem(cases, reportTimes(cases))).toBeNull();
  });

  it('is not trusted in a sparse sample, in numbers without order, or in few', () => {
    const problem = (cases: ReturnType<typeof numbered>) => delayProblem(cases, reportTimes(cases));
    expect(problem(numbered(5000, 60))).toContain('days');
    const mixed = numbered(5000, 7);
    const random = createRandom(1, 2);
    mixed.seconds.forEach((_, i) => (mixed.seconds[i] = 5000 * 7 * MINUTE * random.uniform()));
    expect(problem(mixed)).toBe('case numbers do not follow time');
    expect(problem(numbered(500, 7))).toContain('fewer than');
  });
});
