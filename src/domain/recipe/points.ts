import { TABLES } from './join.ts';
import { ADDED } from './names.ts';
import { identifier, literal } from './sql.ts';

/** Hold-out incidents as the map draws them. Degrees; probability 0 to 1; outcome 0 or 1. */
export interface MapPoints {
  readonly rowIds: Int32Array<ArrayBuffer>;
  readonly longitudes: Float64Array<ArrayBuffer>;
  readonly latitudes: Float64Array<ArrayBuffer>;
  readonly probabilities: Float32Array<ArrayBuffer>;
  readonly outcomes: Uint8Array<ArrayBuffer>;
  /** Hold-out incidents that are not drawn, and why. `drawn + left off = hold-out`. */
  readonly leftOff: { readonly withoutPlace: number; readonly outside: number };
}

/**
 * A coordinate is impossible where it lies further outside the middle 98 % of all incidents than
 * that middle is wide: (36.62, -91.69) in Chicago's files, (90, -120.5) in San Francisco's.
 */
const MARGIN = 1;

/** SQL that gives every hold-out incident's `row`, place, `probability`, `outcome` and whether it is `inside`. */
export function pointsSql(longitude: string, latitude: string, model: string): string {
  const lon = identifier(longitude);
  const lat = identifier(latitude);
  const between = (value: string, low: string, high: string) =>
    `${value} between ${low} - ${MARGIN} * (${high} - ${low}) and ${high} + ${MARGIN} * (${high} - ${low})`;
  return `with middle as (
  select quantile_cont(${lon}, 0.01) as w, quantile_cont(${lon}, 0.99) as e,
    quantile_cont(${lat}, 0.01) as s, quantile_cont(${lat}, 0.99) as n
  from ${TABLES.incidents}
)
select cast(j.${ADDED.row} as integer) as row, cast(j.${lon} as double) as lon, cast(j.${lat} as double) as lat,
  cast(p.score as float) as probability, j.${ADDED.outcome} as outcome,
  j.${lon} is not null and j.${lat} is not null as placed,
  coalesce(${between(`j.${lon}`, 'w', 'e')} and ${between(`j.${lat}`, 's', 'n')}, false) as inside
from scores p join ${TABLES.joined} j using (${ADDED.row}), middle
where p.model = ${literal(model)}
order by row`;
}
