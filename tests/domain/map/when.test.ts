import { describe, expect, it } from 'vitest';
import {
  hourRange,
  isIn,
  isoOf,
  NO_HOUR,
  windowAt,
  windowCount,
  windowWords,
  WINDOWS,
  type WindowKind,
} from '../../../src/domain/map/when.ts';

const hour = (iso: string) => Math.floor(Date.parse(`${iso}Z`) / 3_600_000);
const first = hour('2014-11-05T13:00');
const last = hour('2015-03-01T00:00');

describe('windows of time', () => {
  it('leave out what has no time', () => {
    expect(hourRange(Int32Array.of(NO_HOUR, 7, 3, NO_HOUR))).toEqual([3, 7]);
    expect(hourRange(Int32Array.of(NO_HOUR))).toBeNull();
  });

  it.each(['month', 'week', 'day', 'hour'] satisfies WindowKind[])(
    'of one %s hold every hour exactly once',
    (kind) => {
      const windows = Array.from({ length: windowCount(kind, [first, last]) }, (_, at) =>
        windowAt(kind, at, first),
      );
      for (let h = first; h <= last; h++) {
        expect(windows.filter((window) => window && isIn(window, h))).toHaveLength(1);
      }
      expect(windows.some((window) => window && isIn(window, NO_HOUR))).toBe(false);
    },
  );

  it('hold before 1970 too', () => {
    expect(isIn({ kind: 'hour', hour: 23 }, hour('1969-12-31T23:00'))).toBe(true);
  });

  it('are said in words', () => {
    const words = (kind: WindowKind, at: number) => {
      const window = windowAt(kind, at, first);
      return window && windowWords(window);
    };
    expect(words('month', 4)).toBe('March 2015');
    expect(words('week', 0)).toBe('5 Nov 2014 to 11 Nov 2014');
    expect(words('day', 1)).toBe('6 Nov 2014');
    expect(words('hour', 23)).toBe('23:00 to 24:00, on any day');
    expect(words('always', 0)).toBeNull();
    expect(isoOf(first)).toBe('2014-11-05T13:00');
    expect(Object.keys(WINDOWS)).toHaveLength(5);
  });
});
