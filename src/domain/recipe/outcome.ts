import type { Column } from '../table/column.ts';
import { textOf } from './cast.ts';
import type { OutcomeRule } from './recipe.ts';
import { literal, literals } from './sql.ts';

/** SQL for an incident's outcome: 1 for an arrest, 0 for none, null where the file doesn't say. */
export function outcomeSql(column: Column, rule: OutcomeRule, missing: readonly string[]): string {
  const text = `lower(${textOf(column, missing)})`;
  const among = (values: readonly string[], then: string) =>
    values.length > 0 ? [`when ${text} in (${literals(values)}) then ${then}`] : [];
  const cases = [
    `when ${text} is null then ${worth(rule.blank)}`,
    ...among(rule.arrest, '1'),
    ...among(rule.noArrest, '0'),
    ...among(rule.leftOut, 'null'),
    ...rule.arrestContains.map((part) => `when contains(${text}, ${literal(part)}) then 1`),
  ];
  return `cast(case ${cases.join(' ')} else ${worth(rule.others)} end as utinyint)`;
}

function worth(meaning: 'no arrest' | 'left out'): string {
  return meaning === 'no arrest' ? '0' : 'null';
}
