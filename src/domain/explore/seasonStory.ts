import { SEASON_NAMES, SEASONS, type SeasonRule } from '../recipe/seasons.ts';
import type { Figure } from './figures.ts';

type Season = (typeof SEASON_NAMES)[number];

/** Which season leads under a rule: by count, and per day. */
interface Leaders {
  readonly byCount: Season;
  readonly perDay: Season;
  /** Days with incidents in the season that leads by count, and all of them. */
  readonly days: number;
  readonly allDays: number;
}

/**
 * What the months say of the seasons, under the study's rule and under the other: which leads depends on
 * which months make a season, and on whether days are counted in.
 */
export function seasonStory(months: Figure, rule: SeasonRule): string {
  const other: SeasonRule = rule === 'meteorological' ? 'h2o-2015' : 'meteorological';
  const [own, others] = [leaders(months, rule), leaders(months, other)];
  if (!own || !others)
    return 'The data do not reach over all four seasons, so they cannot be compared.';
  return `${lead(own, rule)} ${compare(others, own, other)}`;
}

function leaders({ parts }: Figure, rule: SeasonRule): Leaders | null {
  const sums = SEASON_NAMES.map((season) => {
    const months = SEASONS[rule].months[season].map((month) => parts[month - 1]!);
    const sum = (of: 'rows' | 'days') => months.reduce((total, part) => total + part[of], 0);
    return { season, rows: sum('rows'), days: sum('days') };
  });
  if (sums.some(({ days, rows }) => days === 0 || rows === 0)) return null;
  const best = (of: (sum: (typeof sums)[number]) => number) =>
    sums.reduce((first, sum) => (of(sum) > of(first) ? sum : first));
  const byCount = best(({ rows }) => rows);
  return {
    byCount: byCount.season,
    perDay: best(({ rows, days }) => rows / days).season,
    days: byCount.days,
    allDays: sums.reduce((total, { days }) => total + days, 0),
  };
}

function lead({ byCount, perDay, days, allDays }: Leaders, rule: SeasonRule): string {
  if (byCount === perDay) return `${perDay} leads, per day and by count.`;
  const long = SEASONS[rule].months[byCount].length;
  const why = long > 3 ? `, since it has ${NUMBERS[long] ?? String(long)} months` : '';
  return `Per day, ${lower(perDay)} leads; by count, ${lower(byCount)} does${why} (${String(days)} of ${String(allDays)} days).`;
}

function compare(others: Leaders, own: Leaders, rule: SeasonRule): string {
  const { byCount, perDay } = others;
  if (byCount === own.byCount && perDay === own.perDay) return `${RULES[rule]} say the same.`;
  const long = SEASONS[rule].months[byCount].length;
  if (byCount === perDay) return `By ${lower(RULES[rule])}, ${lower(perDay)} leads in both.`;
  const why = long > 3 ? ` because it has ${NUMBERS[long] ?? String(long)} months` : '';
  return `By ${lower(RULES[rule])}, ${lower(byCount)} leads by count${why}, and ${lower(perDay)} per day.`;
}

const NUMBERS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four' };

const RULES: Readonly<Record<SeasonRule, string>> = {
  meteorological: 'Meteorological seasons',
  'h2o-2015': 'The seasons of H2O’s 2015 code',
};

/** H2O keeps its capitals. */
function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
