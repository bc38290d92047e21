import { describe, expect, it } from 'vitest';
import { bands } from '../../../src/domain/metrics/bands.ts';
import { wilson } from '../../../src/domain/metrics/wilson.ts';

describe('bands', () => {
  it('put the edges themselves in the middle', () => {
    const { blue, middle, red } = bands([0.1, 0.2, 0.5, 0.8, 0.81], [0, 1, 0, 1, 1]);
    expect([blue.rows, middle.rows, red.rows]).toEqual([1, 3, 1]);
    expect([blue.arrests, middle.arrests, red.arrests]).toEqual([0, 2, 1]);
    expect(middle.rate.share).toBeCloseTo(2 / 3);
  });

  it('have no rate where they have no rows', () => {
    expect(bands([0.5], [1]).red.rate.share).toBeNaN();
  });
});

describe('wilson', () => {
  it('gives the published interval for 15 of 148 (Newcombe 1998, method 3)', () => {
    const { low, high } = wilson(15, 148);
    expect(low).toBeCloseTo(0.0624, 4);
    expect(high).toBeCloseTo(0.1605, 4);
  });

  it('ends exactly at 0 and 1', () => {
    expect(wilson(0, 20).low).toBe(0);
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(wilson(20, 20).high).toBe(1);
  });
});
