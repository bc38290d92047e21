import type { QuarterTally, TimeAudit } from '../../../domain/audit/found.ts';
import { auditOverTime } from '../../../domain/audit/overTime.ts';
import { ADDED } from '../../../domain/recipe/names.ts';
import { SIDES } from '../../../domain/recipe/recipe.ts';
import { TABLES } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';
import { readRows } from './rows.ts';

/** Days since 1970 of the joined view's rows. */
export const DAYS = `datediff('day', date '1970-01-01', j.${ADDED.day})`;
/** Rows without a day belong to no quarter. */
export const DATED = `j.${ADDED.day} is not null`;

/** A model on the hold-out by calendar quarter, beside the arrest rate of all rows that take part. */
export async function auditTime(
  session: Session,
  model: string,
  threshold: number,
): Promise<TimeAudit> {
  const wanted = { side: 'holdout', models: [model], number: DAYS, where: DATED } as const;
  const { scores, outcomes, numbers } = await readRows(session, 'Auditing by quarter', wanted);
  const quarter = `4 * year(j.${ADDED.day}) + quarter(j.${ADDED.day}) - 1`;
  const sql = `select ${quarter} as quarter, s.side as side, count(*) as n, sum(j.${ADDED.outcome}) as arrests
from split s join ${TABLES.incidents} j using (${ADDED.row}) where ${DATED} group by 1, 2 order by 1, 2`;
  const tallies = await session.rows('Counting by quarter', sql, (row): QuarterTally => {
    const side = SIDES.find((one) => one === row.text('side')) ?? 'train';
    return {
      ...{ quarter: row.number('quarter'), side },
      ...{ rows: row.number('n'), arrests: row.number('arrests') },
    };
  });
  return { quarters: auditOverTime(scores[0] ?? [], outcomes, numbers, threshold), tallies };
}
