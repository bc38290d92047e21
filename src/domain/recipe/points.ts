import { NO_HOUR } from '../map/when.ts';
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
  /** Hours since 1970 on the local clock; `NO_HOUR` where the file has no time. */
  readonly hours: Int32Array<ArrayBuffer>;
  /** Hold-out incidents that are not drawn, and why. `drawn + left off = hold-out`. */
  readonly leftOff: { readonly withoutPlace: number; readonly outside: number };
}

/** The hold-out's incidents `j` with a model's scores `p`. */
const scored = (model: string) =>
  `scores p join ${TABLES.incidents} j using (${ADDED.row}) join split s using (${ADDED.row})
where s.side = 'holdout' and p.model = ${literal(model)}`;

/** The rows for which a condition holds. Apart, since a file may have columns named as the scores' are. */
const rowsWith = (condition: string) =>
  `(select ${ADDED.row} from ${TABLES.joined} where (${condition}))`;

const onlyWith = (condition: string | null) =>
  condition === null ? '' : ` and ${ADDED.row} in ${rowsWith(condition)}`;

/** What stands on the map: usable coordinates, in one order for all that is asked of the points. */
const ON_MAP = `j.${ADDED.coordinates} = 0`;
const IN_ORDER = `order by ${ADDED.row}`;

/** SQL for the points with usable places: `row`, `lon`, `lat`, `probability`, `outcome`, `hour`. */
export function pointsSql(model: string): string {
  const hour = `floor(epoch(j.${ADDED.at}) / 3600)`;
  return `select ${ADDED.row} as row, j.${ADDED.longitude} as lon, j.${ADDED.latitude} as lat,
  cast(p.score as float) as probability, j.${ADDED.outcome} as outcome,
  cast(coalesce(${hour}, ${String(NO_HOUR)}) as integer) as hour
from ${scored(model)} and ${ON_MAP} ${IN_ORDER}`;
}

/** SQL that counts the hold-out by the `state` of its coordinates. */
export function placeStatesSql(model: string): string {
  return `select j.${ADDED.coordinates} as state, count(*) as n from ${scored(model)} group by state`;
}

/** SQL for a model's `score` of each point. */
export function pointScoresSql(model: string): string {
  return `select cast(p.score as float) as score from ${scored(model)} and ${ON_MAP} ${IN_ORDER}`;
}

/** SQL that says of each point whether a condition on the joined view holds (1) or not (0). */
export function pointMatchesSql(model: string, condition: string): string {
  return `select cast(${ADDED.row} in ${rowsWith(condition)} as utinyint) as matches
from ${scored(model)} and ${ON_MAP} ${IN_ORDER}`;
}

/** SQL for the `score` and the `outcome` of the hold-out's incidents for which a condition holds. */
export function partSql(model: string, condition: string | null): string {
  return `select p.score as score, j.${ADDED.outcome} as outcome
from ${scored(model)}${onlyWith(condition)}`;
}

/** SQL that sums the hold-out up by `zone` (null: in none), over the rows for which a condition holds. */
export function zoneSumsSql(zones: string, model: string, condition: string | null): string {
  return `select z.zone as zone, count(*) as incidents, sum(outcome) as arrests, sum(score) as expected
from (
  select ${ADDED.row}, p.score as score, j.${ADDED.outcome} as outcome
  from ${scored(model)}${onlyWith(condition)}
) h left join ${zones} z using (${ADDED.row}) group by z.zone`;
}
