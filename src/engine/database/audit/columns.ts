import { columnAuc, type ColumnAuc } from '../../../domain/audit/columnAuc.ts';
import { NEARLY_UNIQUE } from '../../../domain/audit/leaks.ts';
import { levelOf } from '../../../domain/recipe/levels.ts';
import { ADDED } from '../../../domain/recipe/names.ts';
import { identifier } from '../../../domain/recipe/sql.ts';
import { TABLES } from '../../../domain/recipe/tables.ts';
import type { ColumnType } from '../../../domain/table/column.ts';
import type { Session } from '../session.ts';
import { readRows } from './rows.ts';

/** How a column's order is read as a number; those that have none go by their levels. */
const AS_NUMBER: Partial<Record<ColumnType, (value: string) => string>> = {
  number: (value) => `cast(${value} as double)`,
  timestamp: (value) => `epoch(${value})`,
  date: (value) => `epoch(${value})`,
};

/**
 * What a column of the joined view by itself says of the outcome, on training rows only. One that is
 * nearly unique has no AUC (NaN): what names rows cannot be met again.
 */
export async function columnAucOf(
  session: Session,
  name: string,
  type: ColumnType,
): Promise<ColumnAuc> {
  const purpose = `Looking at ${name} alone`;
  const side = 'train' as const;
  const asNumber = AS_NUMBER[type];
  if (asNumber) {
    const number = `coalesce(${asNumber(`j.${identifier(name)}`)}, 'nan'::double)`;
    const { numbers, outcomes } = await readRows(session, purpose, { side, number });
    return columnAuc({ name, numbers }, outcomes);
  }
  const level = levelOf(name);
  const count = `select approx_count_distinct(${level.sql}) as levels, count(*) as n
from ${TABLES.joined} j join split s using (${ADDED.row}) where s.side = 'train'`;
  const { levels, rows } = await session.row(purpose, count, (row) => ({
    levels: row.number('levels'),
    rows: row.number('n'),
  }));
  if (levels > NEARLY_UNIQUE * rows) return { name, auc: NaN, by: 'levels', levels, rows };
  const { codes, outcomes } = await readRows(session, purpose, { side, level });
  const used = codes.reduce((most, code) => Math.max(most, code + 1), 0);
  return columnAuc({ name, codes, levels: used }, outcomes);
}
