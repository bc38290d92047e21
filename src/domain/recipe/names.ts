/** Columns that the study adds to the joined view. Their names start with `_`, which the files' may not. */
export const ADDED = {
  row: '_row',
  outcome: '_outcome',
  at: '_at',
  day: '_day',
  areaKey: '_area_key',
  /** The area's code as the file has it, and the one of the outlines around the incident; only with outlines. */
  code: '_code',
  place: '_place',
  longitude: '_lon',
  latitude: '_lat',
  /** What keeps the coordinates from being used, by its number in `COORDINATE_STATES`. */
  coordinates: '_coordinates',
} as const;

/** What is derived from the time of an incident, in the order of H2O's example. */
export const DERIVED = [
  'Year',
  'Month',
  'Day',
  'WeekNum',
  'HourOfDay',
  'Weekend',
  'Season',
  'WeekDay',
] as const;
export type Derived = (typeof DERIVED)[number];

/**
 * The names under which tables' columns stand in one view: a name that is taken (in any case, as
 * SQL compares) gets the table's in front, and a number if need be.
 */
export class NameBook {
  readonly #taken: Set<string>;

  constructor(reserved: readonly string[]) {
    this.#taken = new Set(reserved.map((name) => name.toLowerCase()));
  }

  /** Takes a name for a column of a table. */
  take(name: string, table: string): string {
    let free = this.#isFree(name) ? name : `${table} ${name}`;
    for (let i = 2; !this.#isFree(free); i++) free = `${table} ${name} ${i}`;
    this.#taken.add(free.toLowerCase());
    return free;
  }

  #isFree(name: string): boolean {
    return !this.#taken.has(name.toLowerCase());
  }
}
