import { codingOf } from '../features/coded.ts';
import type { FeatureChoice } from '../features/choose.ts';
import { computedOf, type ComputedName, type Needed } from '../features/computed.ts';
import { encodedNames } from '../features/encodings.ts';
import type { SqlDialect } from '../recipe/dialect.ts';
import { ADDED } from '../recipe/names.ts';
import { FEATURE_TABLES, TABLES } from '../recipe/tables.ts';
import { isComputed, neededBy } from './features.ts';

/** A category that a network is given, and its SQL in the query of all. */
export interface GivenCategory {
  readonly name: string;
  /** What has to be worked out before it can be made. */
  readonly needs: readonly Needed[];
  /** A level after the last of training counts as that last. */
  readonly clipped: boolean;
  readonly text: string;
  /** Its raw code, where its levels have an order. */
  readonly raw: string | null;
}

/** A number that a network is given; one that comes of an encoding has no SQL of its own. */
export interface GivenNumber {
  readonly name: string;
  readonly needs: readonly Needed[];
  readonly value: string | null;
}

/** The categories of a choice in the order of the tab's plan. */
export function givenCategories(choice: FeatureChoice, sql: SqlDialect): GivenCategory[] {
  const clipped = (name: string) => choice.clipped.includes(name);
  const ordered = (name: string, table: 'c' | 'k') =>
    clipped(name) ? `${table}.${sql.identifier(name)}` : null;
  const columns = choice.categories.map((name): GivenCategory => ({
    ...{ name, needs: [], clipped: clipped(name), raw: ordered(name, 'c') },
    text: `cast(j.${sql.identifier(name)} as ${sql.types.text})`,
  }));
  const computed = choice.computed.flatMap((name): GivenCategory[] => {
    const text = computedText(name, sql);
    if (text === null) return [];
    const needs = needsOf(name);
    return [{ ...{ name, needs, clipped: clipped(name), raw: ordered(name, 'k') }, text }];
  });
  return [...columns, ...computed];
}

const needsOf = (name: ComputedName): Needed[] => {
  const { after } = computedOf(name);
  return after === undefined ? [] : [after];
};

/** SQL for a computed category's level; null where it is no category. */
function computedText(name: ComputedName, sql: SqlDialect): string | null {
  const feature = computedOf(name);
  if (feature.kind !== 'category') return null;
  const code = `k.${sql.identifier(name)}`;
  return feature.levels ? sql.pick(feature.levels, code) : `${offenceAlias(name)}.level`;
}

/** The numbers of a choice in the order of the tab's plan: incidents' own, encodings', days' and areas'. */
export function givenNumbers(choice: FeatureChoice, sql: SqlDialect): GivenNumber[] {
  const { numbers, columns, computed, encodings } = choice;
  const isOwn = (name: string) =>
    columns.some((column) => column.name === name && codingOf(column) === 'number');
  const column = (name: string): GivenNumber => ({
    ...{ name, needs: [] },
    value: `cast(j.${sql.identifier(name)} as double)`,
  });
  const made = computed
    .filter((name) => computedOf(name).kind === 'number')
    .map((name) => ({ name, needs: needsOf(name), value: `k.${sql.identifier(name)}` }));
  const rates = encodings.flatMap((encoding) =>
    encodedNames(encoding).map((name) => ({ name, needs: neededBy(encoding), value: null })),
  );
  return [
    ...numbers.filter(isOwn).map(column),
    ...made,
    ...rates,
    ...numbers.filter((name) => !isOwn(name)).map(column),
  ];
}

/**
 * The query of what a network is given, less the encodings: `_row`, `outcome`, the texts `t0` and on of
 * the categories, raw codes `r0` of those in order, the numbers `v0` and on. The files' own names end here.
 */
export function givenSql(choice: FeatureChoice, sql: SqlDialect): string {
  const categories = givenCategories(choice, sql).flatMap(({ text, raw }, i) => [
    `${text} as t${String(i)}`,
    ...(raw === null ? [] : [`${raw} as r${String(i)}`]),
  ]);
  const numbers = givenNumbers(choice, sql).flatMap(({ value }, i) =>
    value === null ? [] : [`${value} as v${String(i)}`],
  );
  const select = [
    `j.${ADDED.row}`,
    `cast(j.${ADDED.outcome} as int) as outcome`,
    ...categories,
    ...numbers,
  ];
  return `select ${select.join(',\n  ')}
from ${[`${TABLES.joined} j`, ...madeTables(choice, sql)].join('\n')}`;
}

function madeTables(choice: FeatureChoice, sql: SqlDialect): string[] {
  if (!isComputed(choice)) return [];
  const { coded, computed, levels } = FEATURE_TABLES;
  const offences = choice.computed.filter((name) => {
    const feature = computedOf(name);
    return feature.kind === 'category' && feature.levels === null;
  });
  return [
    `join ${computed} k on k.${ADDED.row} = j.${ADDED.row}`,
    `join ${coded} c on c.${ADDED.row} = j.${ADDED.row}`,
    ...offences.map((name) => {
      const alias = offenceAlias(name);
      const own = `${alias}.name = ${sql.literal(choice.offence ?? '')}`;
      return `left join ${levels} ${alias} on ${own} and ${alias}.code = k.${sql.identifier(name)}`;
    }),
  ];
}

/** Where the text of an offence stands that a computed category is the code of. */
function offenceAlias(name: ComputedName): string {
  return `o${name.replace(/\D/g, '')}`;
}
