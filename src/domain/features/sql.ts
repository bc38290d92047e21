import { TABLES } from '../recipe/tables.ts';
import { ADDED } from '../recipe/names.ts';
import type { Side } from '../recipe/recipe.ts';
import { identifier, literal } from '../recipe/sql.ts';
import { MOST_LEVELS, RARE_BELOW, RESERVED_CODES, type FeaturePlan, type Field } from './plan.ts';

/** The side of the split that everything is fitted on. */
const TRAIN_ROWS = `${TABLES.joined} j join split s using (${ADDED.row}) where s.side = 'train'`;

/** SQL that gives a category's `level`s among training rows, most frequent first. */
export function levelsSql(column: string): string {
  const value = `cast(j.${identifier(column)} as varchar)`;
  return `select ${value} as level from ${TRAIN_ROWS} and ${value} is not null
group by 1 having count(*) >= ${RARE_BELOW} order by count(*) desc, 1 limit ${MOST_LEVELS}`;
}

/** SQL that gives one row with `mean`, `sd` and `missing` of each number among training rows, by position. */
export function statisticsSql(columns: readonly string[]): string {
  const select = columns.flatMap((column, i) => {
    const value = `j.${identifier(column)}`;
    return [
      `avg(${value}) as mean${i}`,
      `stddev_pop(${value}) as sd${i}`,
      `count(*) filter (where ${value} is null) as missing${i}`,
    ];
  });
  return `select ${select.join(', ')} from ${TRAIN_ROWS}`;
}

/** The database's type that turns a field's levels into positions. */
export function levelsType(index: number): string {
  return `levels_${index}`;
}

/** SQL that makes the type; only needed for fields that are applied. */
export function levelsTypeSql(field: Field, index: number): string {
  return `create type ${levelsType(index)} as enum (${field.levels.map(literal).join(', ')})`;
}

/**
 * SQL that gives the rows of one side in row order: `row`, `outcome`, a column `c0`… of global
 * codes (u16) for each field and `n0`… of standardised numbers (f32) in the matrix's order.
 */
export function applySql(plan: FeaturePlan, side: Side): string {
  const codes = plan.fields.map((field, i) => {
    const value = `cast(j.${identifier(field.name)} as varchar)`;
    const known = `enum_code(try_cast(${value} as ${levelsType(i)})) + ${RESERVED_CODES}`;
    return `cast(${field.offset} + coalesce(${known}, case when ${value} is null then 0 else 1 end) as usmallint) as c${i}`;
  });
  const values = plan.numerics.flatMap(({ name, mean, sd, flagMissing }) => {
    const value = `j.${identifier(name)}`;
    const standard = `coalesce((${value} - ${double(mean)}) / ${double(sd)}, 0)`;
    return flagMissing ? [standard, `case when ${value} is null then 1 else 0 end`] : [standard];
  });
  const select = [
    `cast(j.${ADDED.row} as integer) as row`,
    `j.${ADDED.outcome} as outcome`,
    ...codes,
    ...values.map((value, i) => `cast(${value} as float) as n${i}`),
  ];
  return `select ${select.join(',\n  ')}
from ${TABLES.joined} j join split s using (${ADDED.row}) where s.side = ${literal(side)}
order by j.${ADDED.row}`;
}

/** A number that SQL reads as a double to the last bit, also where it is negative. */
function double(value: number): string {
  return `(${value.toExponential()}::double)`;
}
