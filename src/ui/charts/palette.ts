/**
 * Colours of categories, by name: tokens.css holds their values for both themes. Paul Tol's "muted"
 * set (told apart with every common colour blindness), without amber, which is for actions.
 */
const SERIES = [
  'var(--series-1)',
  'var(--series-2)',
  'var(--series-3)',
  'var(--series-4)',
  'var(--series-5)',
  'var(--series-6)',
  'var(--series-7)',
] as const;

/** What has no colour of its own: baselines, and categories past the seventh. */
export const REST = 'var(--series-rest)';

/** Dashes go with the colours, so that lines differ in black and white too. */
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '4 2', '1 2', '12 4'] as const;

/** The colour of the category at `index`, from 0. */
export const seriesColour = (index: number): string => SERIES[index] ?? REST;

/** The dash pattern of the line at `index`, from 0. */
export const seriesDash = (index: number): string => DASHES[index] ?? '3 3';
