import { describe, expect, it } from 'vitest';
import { figureOf, type Figure } from '../../../src/domain/explore/figures.ts';
import { TIME_CUTS } from '../../../src/domain/explore/names.ts';
import { seasonStory } from '../../../src/domain/explore/seasonStory.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A figure of months from incidents a day in each, with no data after the 13th place. */
function months(perDay: readonly number[], days = DAYS): Figure {
  const rows = Float64Array.from([...perDay.map((rate, i) => rate * days[i]!), 0]);
  return figureOf(
    { column: 'Month', label: 'Month', unit: '', byDay: true, cut: TIME_CUTS.Month },
    { rows, known: rows, arrests: rows.map(() => 0), days: Float64Array.from([...days, 0]) },
  );
}

/** A little more in summer. */
const SUMMERY = [90, 90, 95, 95, 95, 110, 110, 110, 95, 95, 90, 90];

describe('the story of the seasons', () => {
  it('says that winter led in 2015 because it had four months', () => {
    expect(seasonStory(months(SUMMERY), 'h2o-2015')).toBe(
      'Per day, summer leads; by count, winter does, since it has four months (120 of 365 days). By meteorological seasons, summer leads in both.',
    );
  });

  it('says under meteorological seasons what the other rule would say', () => {
    expect(seasonStory(months(SUMMERY), 'meteorological')).toBe(
      'Summer leads, per day and by count. By the seasons of H2O’s 2015 code, winter leads by count because it has four months, and summer per day.',
    );
  });

  it('says so when both rules agree', () => {
    const hot = SUMMERY.map((rate, i) => (i > 4 && i < 8 ? 300 : rate));
    expect(seasonStory(months(hot), 'meteorological')).toBe(
      'Summer leads, per day and by count. The seasons of H2O’s 2015 code say the same.',
    );
  });

  it('compares nothing where a season is missing', () => {
    const days = DAYS.map((n, i) => (i < 2 ? n : 0));
    expect(seasonStory(months(SUMMERY, days), 'h2o-2015')).toContain('cannot be compared');
  });
});
