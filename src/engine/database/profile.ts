import { identifier } from '../../domain/recipe/sql.ts';
import { planBins, planDayBins } from '../../domain/table/bins.ts';
import type { Column } from '../../domain/table/column.ts';
import type { Bin, ColumnProfile, Level } from '../../domain/table/profile.ts';
import {
  binsSql,
  countedSql,
  hasHistogram,
  levelsSql,
  sumsSql,
  topSql,
} from '../../domain/table/profileSql.ts';
import { withFormat } from './formats.ts';
import type { Session } from './session.ts';

const TOP = 10;

/** Tells the tables of profiles that are asked for at once from one another. */
let next = 1;

/**
 * Counts what a column holds, read as it is understood now.
 *
 * @param source the database's table of the file's text
 * @param missing texts, in lower case, that mean nothing at all
 */
export async function profile(
  session: Session,
  source: string,
  asked: Column,
  missing: readonly string[],
): Promise<ColumnProfile> {
  const size = `select count(*) as n from ${identifier(source)}`;
  const all = await session.row('Counting rows', size, (row) => row.number('n'));
  const column = await withFormat(session, source, all, asked);
  const purpose = `Counting the values of ${column.name}`;
  const counted = `profile_${String(next++)}`;
  // The text is read once; everything else is asked of its distinct values.
  const made = countedSql(source, column, missing);
  await session.query(purpose, `create temp table ${identifier(counted)} as\n${made}`);
  try {
    const { low, high, ...sums } = await session.row(purpose, sumsSql(counted, column), (row) => ({
      rows: row.number('rows'),
      blank: row.number('blank'),
      unreadable: row.number('unreadable'),
      distinct: row.number('distincts'),
      min: written(row.text('least'), column),
      max: written(row.text('greatest'), column),
      low: row.numberOrNull('low'),
      high: row.numberOrNull('high'),
    }));
    const top = await session.rows(purpose, topSql(counted, TOP), (row) => ({
      text: written(row.text('text'), column) ?? '',
      rows: row.number('rows'),
    }));
    const histogram = hasHistogram(column)
      ? await binsOf(session, counted, column, low, high)
      : null;
    return { column: column.name, ...sums, top, histogram };
  } finally {
    await session.query(purpose, `drop table ${identifier(counted)}`);
  }
}

/** The most frequent texts of a column. */
export function levels(
  session: Session,
  source: string,
  column: string,
  limit: number,
): Promise<Level[]> {
  return session.rows(`Counting ${column}`, levelsSql(source, column, limit), (row) => ({
    text: row.text('text') ?? '',
    rows: row.number('rows'),
  }));
}

async function binsOf(
  session: Session,
  counted: string,
  column: Column,
  low: number | null,
  high: number | null,
): Promise<Bin[]> {
  if (low === null || high === null) return [];
  const plan = column.type === 'number' ? planBins(low, high) : planDayBins(low, high);
  const { edges } = plan;
  return session.row('Drawing a histogram', binsSql(counted, column, plan), (row) =>
    edges
      .slice(1)
      .map((to, i) => ({ from: edges[i] ?? to, to, rows: row.number(`b${String(i)}`) })),
  );
}

/** A value as a person would write it: numbers without the tail that a change of unit leaves. */
function written(text: string | null, { type }: Column): string | null {
  return text === null || type !== 'number' ? text : String(Number(Number(text).toPrecision(12)));
}
