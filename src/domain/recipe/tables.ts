/** The tables that a join makes; `joined` is a view, since weather and areas are small. */
export const TABLES = {
  incidents: 'incidents',
  weather: 'weather',
  areas: 'areas',
  joined: 'joined',
  /** The distinct coordinates of the incidents with the code of the outlines around them. */
  located: 'located',
} as const;

/**
 * The tables that say on which side of a division each incident stands: the study's own, and that of a
 * training that is repeated on other rows, so that nobody who reads the study's is led astray meanwhile.
 */
export const SPLIT_TABLES = ['split', 'fold'] as const;
export type SplitTable = (typeof SPLIT_TABLES)[number];

/** The tables that features are made in; all but `cells` hold no outcome and outlive a split. */
export const FEATURE_TABLES = {
  /** Every incident's categories as small numbers, and its rows in the small tables. */
  coded: 'coded',
  /** The texts of those numbers. */
  levels: 'coded_levels',
  blocks: 'blocks',
  delays: 'delays',
  others: 'others',
  computed: 'computed',
  /** The parts of the encodings' keys for the incidents of the split. */
  cells: 'cells',
} as const;
