import { describe, expect, it } from 'vitest';
import { viewValues } from '../../../src/domain/map/views.ts';

const input = {
  scores: Float32Array.of(0.25, 0.75),
  outcomes: Uint8Array.of(1, 0),
  other: Float32Array.of(0.5, 0.25),
};

describe('what the points’ colours mean', () => {
  it('is a place from 0 to 1 on the one scale', () => {
    expect([...viewValues('predicted', input)]).toEqual([0.25, 0.75]);
    expect([...viewValues('actual', input)]).toEqual([1, 0]);
    expect([...viewValues('residual', input)]).toEqual([0.875, 0.125]);
    expect([...viewValues('difference', input)]).toEqual([0.375, 0.75]);
  });

  it('is nothing where the other model has not scored', () => {
    expect([...viewValues('difference', { ...input, other: null })]).toEqual([NaN, NaN]);
  });
});
