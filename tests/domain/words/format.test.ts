import { describe, expect, it } from 'vitest';
import {
  auc,
  bytes,
  count,
  duration,
  interval,
  percent,
  plural,
  timeLeft,
} from '../../../src/domain/words/format.ts';

/** Unbreakable spaces are right on the page and unreadable in a test. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers in words', () => {
  it('separates thousands and drops fractions', () => {
    expect(count(263929)).toBe('263,929');
    expect(count(7213.6)).toBe('7,214');
    expect(count(Number.NaN)).toBe('–');
    expect(plural(1, 'incident')).toBe('1 incident');
    expect(plural(263929, 'incident')).toBe('263,929 incidents');
    expect(plural(0, 'area has', 'areas have')).toBe('0 areas have');
  });

  it.each([
    [0.997, '99.7 %'],
    [0.264, '26.4 %'],
    [0, '0 %'],
    [1, '100 %'],
    [0.9999, '> 99.9 %'],
    [0.0001, '< 0.1 %'],
    [0.0006, '0.1 %'],
    [1.25, '125.0 %'],
    [Number.NaN, '–'],
  ])('writes the share %f as %s', (share, text) => {
    expect(plain(percent(share))).toBe(text);
  });

  it('takes other precisions of a share', () => {
    expect(plain(percent(0.264, 0))).toBe('26 %');
    expect(plain(percent(0.999, 0))).toBe('> 99 %');
  });

  it('gives an AUC three decimals, always', () => {
    expect(auc(0.9)).toBe('0.900');
    expect(auc(0.91249)).toBe('0.912');
    expect(interval(0.908, 0.9164)).toBe('0.908–0.916');
  });

  it.each([
    [0.2, '< 1 ms'],
    [32.4, '32 ms'],
    [999.6, '1.0 s'],
    [1400, '1.4 s'],
    [9960, '10 s'],
    [70_000, '1 min 10 s'],
    [120_000, '2 min'],
    [7_500_000, '2 h 5 min'],
    [-1, '–'],
  ])('writes %f ms as %s', (ms, text) => {
    expect(plain(duration(ms))).toBe(text);
  });

  it.each([
    [2, 'a few seconds left'],
    [12.4, 'about 12 s left'],
    [21, 'about 20 s left'],
    [58, 'about 1 min left'],
    [73, 'about 1 min 10 s left'],
    [3700, 'about 1 h 2 min left'],
    [Number.POSITIVE_INFINITY, ''],
  ])('guesses %f s left as %s', (seconds, text) => {
    expect(plain(timeLeft(seconds))).toBe(text);
  });

  it.each([
    [512, '512 B'],
    [48_200, '48 kB'],
    [999_600, '1.0 MB'],
    [34_200_000, '34.2 MB'],
    [1_500_000_000, '1.5 GB'],
  ])('writes %f bytes as %s', (size, text) => {
    expect(plain(bytes(size))).toBe(text);
  });
});
