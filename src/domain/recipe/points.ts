import { TABLES } from './tables.ts';
import { ADDED } from './names.ts';
import { literal } from './sql.ts';

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

/** SQL that gives every hold-out incident's `row`, place, `probability`, `outcome`, and the `state` of its coordinates. */
export function pointsSql(model: string): string {
  return `select j.${ADDED.row} as row, j.${ADDED.longitude} as lon, j.${ADDED.latitude} as lat,
  cast(p.score as float) as probability, j.${ADDED.outcome} as outcome, j.${ADDED.coordinates} as state
from scores p join ${TABLES.incidents} j using (${ADDED.row}) join split s using (${ADDED.row})
where s.side = 'holdout' and p.model = ${literal(model)}
order by row`;
}
