import type { Column } from '../table/column.ts';
import { textOf } from './cast.ts';
import type { OutcomeRule } from './recipe.ts';
import type { SqlDialect } from './dialect.ts';
import { literalsOf } from './sql.ts';

/** SQL for an incident's outcome: 1 for an arrest, 0 for none, null where the file doesn't say. */
export function outcomeSql(
  column: Column,
  rule: OutcomeRule,
  missing: readonly string[],
  sql: SqlDialect,
): string {
  const text = sql.lower(textOf(column, sql, missing));
  const among = (values: readonly string[], then: string) =>
    values.length > 0 ? [`when ${text} in (${literalsOf(values, sql)}) then ${then}`] : [];
  const cases = [
    `when ${text} is null then ${worth(rule.blank)}`,
    ...among(rule.arrest, '1'),
    ...among(rule.noArrest, '0'),
    ...among(rule.leftOut, 'null'),
    ...rule.arrestContains.map((part) => `when contains(${text}, ${sql.literal(part)}) then 1`),
  ];
  return `cast(case ${cases.join(' ')} else ${worth(rule.others)} end as ${sql.types.byte})`;
}

function worth(meaning: 'no arrest' | 'left out'): string {
  return meaning === 'no arrest' ? '0' : 'null';
}
