/** The tables that a join makes; `joined` is a view, since weather and areas are small. */
export const TABLES = {
  incidents: 'incidents',
  weather: 'weather',
  areas: 'areas',
  joined: 'joined',
  /** The distinct coordinates of the incidents with the code of the outlines around them. */
  located: 'located',
} as const;
