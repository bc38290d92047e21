export const SEASON_NAMES = ['Winter', 'Spring', 'Summer', 'Autumn'] as const;
type Season = (typeof SEASON_NAMES)[number];

export type SeasonRule = 'meteorological' | 'h2o-2015';

interface Seasons {
  readonly label: string;
  /** Months by season, January is 1. */
  readonly months: Readonly<Record<Season, readonly number[]>>;
}

/** Which months make a season. */
export const SEASONS: Readonly<Record<SeasonRule, Seasons>> = {
  meteorological: {
    label: 'Meteorological (winter = Dec–Feb)',
    months: { Winter: [12, 1, 2], Spring: [3, 4, 5], Summer: [6, 7, 8], Autumn: [9, 10, 11] },
  },
  'h2o-2015': {
    label: 'As in H2O’s 2015 code (winter = Nov–Feb, autumn = Sep–Oct)',
    months: { Winter: [11, 12, 1, 2], Spring: [3, 4, 5], Summer: [6, 7, 8], Autumn: [9, 10] },
  },
};
