/** Which months make a season. */
export const SEASONS = {
  meteorological: {
    label: 'Meteorological (winter = Dec–Feb)',
    months: { Winter: [12, 1, 2], Spring: [3, 4, 5], Summer: [6, 7, 8], Autumn: [9, 10, 11] },
  },
  'h2o-2015': {
    label: 'As in H2O’s 2015 code (winter = Nov–Feb, autumn = Sep–Oct)',
    months: { Winter: [11, 12, 1, 2], Spring: [3, 4, 5], Summer: [6, 7, 8], Autumn: [9, 10] },
  },
} as const;

export type SeasonRule = keyof typeof SEASONS;
