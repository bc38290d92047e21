import { describe, expect, it } from 'vitest';
import { bands } from '../../../src/domain/metrics/bands.ts';
import { decided } from '../../../src/domain/words/decided.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('how much of the hold-out the network is nearly sure of', () => {
  it('is computed from the bands, whose limits lie between', () => {
    expect(plain(decided(bands([0.1, 0.2, 0.5, 0.9], [0, 1, 0, 1])))).toBe(
      'For 50 % of the hold-out the prediction is below 20 % or above 80 %',
    );
  });

  it('never says all of it while one incident lies between', () => {
    const scores = Array.from({ length: 1000 }, (_, i) => (i === 0 ? 0.5 : i % 2));
    const outcomes = scores.map((_, i) => i % 2);
    expect(plain(decided(bands(scores, outcomes)))).toContain('For > 99 % of the hold-out');
  });
});
