import { describe, expect, it } from 'vitest';
import type { Cut } from '../../../src/domain/explore/dimension.ts';
import { figureOf, type Figure } from '../../../src/domain/explore/figures.ts';
import { TIME_CUTS } from '../../../src/domain/explore/names.ts';
import { restsOn, shareTitle, titleOf } from '../../../src/domain/explore/titles.ts';

/** A figure from rows and arrests a part; the last is rows without a value. */
function figure(
  column: string,
  label: string,
  cut: Cut,
  rows: readonly number[],
  arrests: readonly number[],
  days: readonly number[] = rows.map(() => 10),
): Figure {
  const byDay = column !== 'HourOfDay' && cut.kind !== 'levels';
  const unit = cut.kind === 'bins' ? '°C' : '';
  const known = Float64Array.from(rows);
  return figureOf(
    { column, label, unit, byDay, cut },
    { rows: known, known, arrests: Float64Array.from(arrests), days: Float64Array.from(days) },
  );
}

const levels = (...values: string[]): Cut => ({
  kind: 'levels',
  values,
  labels: values,
  more: false,
});

describe('titles', () => {
  it('name the busiest and the quietest part, and where arrests are likeliest', () => {
    const rows = [700, 100, 200, 300, 400, 500, 600, 5];
    const arrests = [70, 50, 20, 30, 40, 50, 60, 0];
    const weekdays = figure('WeekDay', 'Weekday', TIME_CUTS.WeekDay, rows, arrests);
    expect(titleOf(weekdays, 'per day')).toBe(
      'Most incidents a day: 70 on Monday; fewest: 10 on Tuesday; arrests are likeliest on Tuesday, 50.0\u00a0%',
    );
    expect(titleOf(weekdays, 'raw')).toMatch(
      /^Most incidents: 700 on Monday; fewest: 100 on Tuesday/,
    );
    expect(restsOn(weekdays)).toBe('n\u00a0=\u00a02,800; 5 without a value are not drawn');
  });

  it('leave parts of few days and rates of few incidents out of their superlatives', () => {
    const rows = [700, 100, 200, 300, 400, 500, 29, 0];
    const arrests = [70, 50, 20, 30, 40, 50, 29, 0];
    const days = [10, 10, 10, 10, 10, 10, 1, 0];
    const title = titleOf(
      figure('WeekDay', 'Weekday', TIME_CUTS.WeekDay, rows, arrests, days),
      'per day',
    );
    expect(title).not.toContain('Sunday');
  });

  it('tell temperatures by their middle day', () => {
    const cut: Cut = { kind: 'bins', of: 'numbers', edges: [-10, 0, 10, 20] };
    const days = [10, 10, 20, 0];
    const title = titleOf(
      figure('t', 'Mean temperature', cut, [500, 700, 2000, 0], [1, 1, 1, 0], days),
      'per day',
    );
    expect(title).toBe('Days below 0\u00a0°C had 50 incidents each, warmer ones 90');
  });

  it('name a bare code by what it is a code of', () => {
    const title = titleOf(
      figure('d', 'District', levels('011', '007'), [60, 40, 0], [30, 10, 0]),
      'raw',
    );
    expect(title).toBe(
      'District 011 has the most incidents, 60.0\u00a0%; arrests are likeliest with district 011, 50.0\u00a0%, and least likely with district 007, 25.0\u00a0%',
    );
  });

  it('set the commonest offence against the one that ends in an arrest most often', () => {
    const offences = figure(
      'o',
      'Offence',
      levels('THEFT', 'NARCOTICS', 'RARE'),
      [900, 100, 1, 0],
      [90, 99, 1, 0],
    );
    expect(shareTitle(offences)).toBe(
      'THEFT is 89.9\u00a0% of all incidents, and 10.0\u00a0% of it ends in an arrest; NARCOTICS is 10.0\u00a0% of all incidents, and 99.0\u00a0% of it ends in an arrest',
    );
  });

  it('say it where there is nothing, or one value alone', () => {
    expect(titleOf(figure('d', 'Place', levels('a'), [0, 0], [0, 0]), 'raw')).toBe(
      'Place: no incident to show',
    );
    expect(titleOf(figure('d', 'Place', levels('a', 'b'), [9, 0, 0], [0, 0, 0]), 'raw')).toBe(
      'All that are shown have one value: a',
    );
  });
});
