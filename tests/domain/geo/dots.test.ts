import { describe, expect, it } from 'vitest';
import { dotSize, drawOrder } from '../../../src/domain/geo/dots.ts';

const onGrid = (n: number) => Float32Array.from({ length: n * 2 }, (_, i) => i);

describe('the draw order', () => {
  it('puts what the model is sure of on top of what it is not', () => {
    const p = [0.05, 0.5, 0.95, 0.6, 0.35];
    const order = [...drawOrder(onGrid(5), p)];
    const strengths = order.map((i) => Math.min(0.3, Math.abs(p[i]! - 0.5)));
    expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
    expect(order.slice(0, 3)).toEqual([1, 3, 4]);
  });

  it('draws every placed and scored dot exactly once', () => {
    const p = Float32Array.from({ length: 10_007 }, (_, i) => ((i * 7919) % 1000) / 1000);
    const order = drawOrder(onGrid(p.length), p);
    expect(new Set(order).size).toBe(p.length);
  });

  it('leaves out dots without a place or a probability', () => {
    const xy = onGrid(4);
    xy[2] = NaN;
    expect([...drawOrder(xy, [0.1, 0.1, NaN, 0.9])].sort()).toEqual([0, 3]);
  });

  it('favours neither red nor blue when the file is sorted by one of them', () => {
    const n = 10_000;
    const p = Float32Array.from({ length: n }, (_, i) => (i < n / 2 ? 0.01 : 0.99));
    const top = drawOrder(onGrid(n), p).slice(-1000);
    const reds = top.filter((i) => p[i]! > 0.5).length;
    expect(reds).toBeGreaterThan(400);
    expect(reds).toBeLessThan(600);
  });

  it('is empty for nothing', () => {
    expect(drawOrder(new Float32Array(), [])).toHaveLength(0);
  });
});

describe('the size of a dot', () => {
  it('grows with zoom and shrinks with number, within limits', () => {
    expect(dotSize(12, 50_000)).toBeGreaterThan(dotSize(10, 50_000));
    expect(dotSize(10, 1_000_000)).toBeLessThan(dotSize(10, 50_000));
    expect(dotSize(30, 10)).toBe(11);
    expect(dotSize(0, 1e9)).toBe(1.4);
  });
});
