import { identifier } from '../recipe/sql.ts';
import { placeSql, textSql } from './codeSql.ts';
import { MOST_LEVELS } from './dimension.ts';

/** SQL for the smallest and largest place of a column's values: `low`, `high`. */
export function endsSql(column: string, of: 'numbers' | 'days'): string {
  const place = placeSql(of, identifier(column));
  return `select min(${place}) as low, max(${place}) as high from joined`;
}

/** SQL for the most frequent texts of a column, `value`, with a `name` each; one more than have a part. */
export function topSql(column: string, names: string | null): string {
  const value = textSql(identifier(column));
  const name = names === null ? 'null' : `any_value(cast(${identifier(names)} as varchar))`;
  return `select ${value} as value, ${name} as name, count(*) as rows from joined
where ${identifier(column)} is not null group by 1 order by rows desc, value limit ${String(MOST_LEVELS + 1)}`;
}
