import { describe, expect, it } from 'vitest';
import {
  dayAfter,
  dayCount,
  newestYear,
  spanProblem,
  yearlySlices,
} from '../../../src/domain/portal/span.ts';

const OPEN = { name: 'Crimes', firstDay: '2001-01-01', lastDay: null };
const CLOSED = { name: 'Incidents', firstDay: '2003-01-01', lastDay: '2018-05-15' };
const TODAY = '2026-11-24';

describe('a span', () => {
  it('of one day or of years inside the data set is good', () => {
    expect(spanProblem({ first: '2015-02-03', last: '2015-02-03' }, OPEN, TODAY)).toBeNull();
    expect(spanProblem({ first: '2003-01-01', last: '2018-05-15' }, CLOSED, TODAY)).toBeNull();
  });

  it.each([
    [OPEN, '2015-02-02', '2015-02-01', /first day is after the last/],
    [OPEN, '', '2015-02-01', /Choose a first and a last day/],
    [OPEN, '2015-02-29', '2015-03-01', /Choose a first and a last day/],
    [OPEN, '2015-02-01', '02/03/2015', /Choose a first and a last day/],
    [OPEN, '2000-12-31', '2015-02-01', /Crimes begins on 1\s?Jan\s?2001/],
    [OPEN, '2026-11-01', '2026-11-25', /still to come/],
    [CLOSED, '2018-01-01', '2018-05-16', /Incidents ends on 15\s?May\s?2018/],
  ])('of %o from %s to %s is refused in words', (dataset, first, last, words) => {
    expect(spanProblem({ first, last }, dataset, TODAY)).toMatch(words);
  });

  it('is offered as the newest whole year', () => {
    expect(newestYear(OPEN, TODAY)).toEqual({ first: '2025-01-01', last: '2025-12-31' });
    expect(newestYear(CLOSED, TODAY)).toEqual({ first: '2017-01-01', last: '2017-12-31' });
    const whole = { firstDay: null, lastDay: '2024-12-31' };
    expect(newestYear(whole, TODAY)).toEqual({ first: '2024-01-01', last: '2024-12-31' });
  });

  it('is offered as far as the data set goes where it has no whole year', () => {
    const young = { firstDay: '2026-03-01', lastDay: null };
    expect(newestYear(young, TODAY)).toEqual({ first: '2026-03-01', last: TODAY });
    const begun = { firstDay: '2025-03-01', lastDay: null };
    expect(newestYear(begun, TODAY)).toEqual({ first: '2025-03-01', last: '2025-12-31' });
  });

  it('falls into yearly slices that meet without a gap', () => {
    expect(yearlySlices({ first: '2013-11-05', last: '2015-02-03' })).toEqual([
      { first: '2013-11-05', last: '2013-12-31' },
      { first: '2014-01-01', last: '2014-12-31' },
      { first: '2015-01-01', last: '2015-02-03' },
    ]);
    const long = { first: '2001-01-01', last: '2020-12-31' };
    const sum = yearlySlices(long).reduce((total, slice) => total + dayCount(slice), 0);
    expect(sum).toBe(dayCount(long));
  });

  it('counts its days over the change of summer time and leap years', () => {
    expect(dayCount({ first: '2016-01-01', last: '2016-12-31' })).toBe(366);
    expect(dayAfter('2015-12-31', 1)).toBe('2016-01-01');
    expect(dayAfter('2015-03-01', -1)).toBe('2015-02-28');
  });
});
