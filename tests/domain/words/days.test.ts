import { expect, it } from 'vitest';
import { days } from '../../../src/domain/words/days.ts';

it.each([
  ['2015-01-23', '2015-02-08', '23 Jan – 8 Feb 2015'],
  ['2014-12-31', '2015-02-08', '31 Dec 2014 – 8 Feb 2015'],
  ['2015-03-01', '2015-03-01', '1 Mar 2015'],
  ['2015-01-01', '2015-12-31', '2015'],
  ['2001-01-01', '2020-12-31', '2001–2020'],
  [null, '2015-02-08', '–'],
  ['23 January', '2015-02-08', '–'],
])('writes the days from %s to %s as %s', (first, last, text) => {
  expect(days(first, last).replaceAll('\u00a0', ' ')).toBe(text);
});
