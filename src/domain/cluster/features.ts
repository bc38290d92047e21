import { codedSql, dictionarySql, levelTextsSql } from '../features/coded.ts';
import type { FeatureChoice } from '../features/choose.ts';
import { computedOf, type Needed } from '../features/computed.ts';
import { blocksSql, computedSql } from '../features/computedSql.ts';
import { cellsSql, encodingSql, partsOf } from '../features/encodingSql.ts';
import type { Encoding } from '../features/encodings.ts';
import { FEWEST_SHARED, othersSql, SHARED_SQL } from '../features/others.ts';
import type { SqlDialect } from '../recipe/dialect.ts';
import type { JoinedColumn } from '../recipe/join.ts';
import type { RowKey } from '../recipe/keys.ts';
import { FEATURE_TABLES } from '../recipe/tables.ts';
import type { Step } from './compile.ts';
import { delayProblemSql, delaySteps } from './delays.ts';

/** A query for the `problem` that keeps everything from being made that needs what it asks of; null where there is none. */
export interface Verdict {
  readonly of: Needed;
  readonly sql: string;
}

/** The view of the last raw code that training knows of a clipped category: `name`, `code`. The program makes it. */
export const LAST_KNOWN = 'last_known';

/** Whether anything is made of the joined table, beyond its own columns. */
export function isComputed({ computed, encodings }: FeatureChoice): boolean {
  return computed.length > 0 || encodings.length > 0;
}

/** What is computed of a choice's incidents, as statements for another engine; no outcome takes part. */
export function featureSteps(choice: FeatureChoice, sql: SqlDialect): Step[] {
  if (!isComputed(choice)) return [];
  const { coded, levels, blocks, others, computed } = FEATURE_TABLES;
  const columns = codedColumns(choice);
  const key = (role: RowKey['role']) => choice.keys.find((one) => one.role === role);
  const caseNumber = key('case number');
  const has = { delay: wants(choice, 'delay'), others: wants(choice, 'others') };
  const dictionaries = dictionarySql(columns, sql);
  const placed = blocksSql(key('block'), sql);
  const last = placed.length - 1;
  return [
    ...[...dictionaries, ...placed.slice(0, last)].map((statement) => step('names', statement)),
    step(coded, codedSql(columns, [], sql), true),
    step(levels, levelTextsSql(columns, sql)),
    ...placed.slice(last).map((statement) => step(blocks, statement, true)),
    ...(has.delay && caseNumber ? delaySteps(caseNumber, sql) : []),
    ...(has.others && choice.offence !== null
      ? [step(others, othersSql(choice.offence, sql), true)]
      : []),
    step(computed, computedSql(choice.computed, has, sql), true),
  ];
}

function step(makes: string, sql: string, keep = false): Step {
  return { makes, sql, keep };
}

/** What is asked before anything is learned from the delays, or from the others at the same minute and place. */
export function verdicts(choice: FeatureChoice, sql: SqlDialect): Verdict[] {
  const seldom = sql.literal('too few incidents share minute and place with another');
  const all: readonly Verdict[] = [
    { of: 'delay', sql: delayProblemSql(sql) },
    {
      of: 'others',
      sql: `select case when share < ${sql.number(FEWEST_SHARED)} then ${seldom} end as problem from (${SHARED_SQL})`,
    },
  ];
  return all.filter(({ of }) => wants(choice, of));
}

function wants({ computed }: FeatureChoice, what: Needed): boolean {
  return computed.some((name) => computedOf(name).after === what);
}

/** The columns whose raw codes are asked for: the encodings' parts, the offence, and what is clipped. */
function codedColumns({ columns, encodings, offence, clipped }: FeatureChoice): JoinedColumn[] {
  const parts = partsOf(encodings).flatMap((part) => (part.from === 'column' ? part.name : []));
  const names = [...parts, ...clipped, offence];
  return columns.filter(({ name }) => names.includes(name));
}

/** SQL that makes the table `cells`, once the view `last_known` is there. */
export function cellsStep({ encodings, clipped }: FeatureChoice, sql: SqlDialect): string {
  const last = clipped.map((name) => {
    const code = `(select max(code) from ${LAST_KNOWN} where name = ${sql.literal(name)})`;
    return [name, code] as const;
  });
  return cellsSql('split', partsOf(encodings), new Map(last), sql);
}

/** SQL of an encoding's two numbers by row: `row`, `logit`, `seen`. */
export function rateSql(encoding: Encoding, { encodings }: FeatureChoice, sql: SqlDialect): string {
  const prior = `(select sum(outcome) / cast(count(*) as double) from ${FEATURE_TABLES.cells} where trains)`;
  return encodingSql(encoding, partsOf(encodings), prior, sql);
}

/** What has to be worked out before an encoding can be. */
export function neededBy({ parts }: Encoding): Needed[] {
  const needed = parts.flatMap((part) =>
    part.from === 'computed' ? (computedOf(part.name).after ?? []) : [],
  );
  return [...new Set(needed)];
}
