import { identifier, literal } from '../recipe/sql.ts';
import { partsOf, type Dimension } from './dimension.ts';

/** SQL that gives rows of the joined view, `j`, the numbers of their parts. */
export interface CodedSql {
  /** An expression a dimension: the part's number, null where the row has no value. */
  readonly codes: readonly string[];
  /** The joined view with what the expressions need beside it. */
  readonly from: string;
}

/** How rows of the joined view, or of those that pass a condition, come by the numbers of their parts. */
export function codedSql(dimensions: readonly Dimension[], where: string | null = null): CodedSql {
  const parts = dimensions.map(codeSql);
  return {
    codes: parts.map(({ code }) => `cast(${code} as utinyint)`),
    from: [
      where === null ? 'joined j' : `(select * from joined where ${where}) j`,
      ...parts.flatMap(({ join }) => (join === null ? [] : [join])),
    ].join('\n'),
  };
}

function codeSql(dimension: Dimension, i: number): { code: string; join: string | null } {
  const { cut, column } = dimension;
  const value = `j.${identifier(column)}`;
  if (cut.kind === 'whole') {
    const last = cut.first + cut.labels.length - 1;
    const code = `case when ${value} between ${String(cut.first)} and ${String(last)} then ${value} - ${String(cut.first)} end`;
    return { code, join: null };
  }
  if (cut.kind === 'bins') return { code: binSql(cut, value), join: null };
  const table = `l${String(i)}`;
  if (cut.values.length === 0) return { code: 'null', join: null };
  const rows = cut.values.map((text, code) => `(${literal(text)}, ${String(code)})`).join(', ');
  const rest = cut.more
    ? `case when ${value} is not null then ${String(partsOf(dimension) - 1)} end`
    : 'null';
  return {
    code: `coalesce(${table}._number, ${rest})`,
    join: `left join (values ${rows}) as ${table}(_level, _number) on ${table}._level = ${textSql(value)}`,
  };
}

/** From each edge to below the next; compared with the edges themselves, so that filters agree. */
function binSql({ of, edges }: Extract<Dimension['cut'], { kind: 'bins' }>, value: string): string {
  const place = placeSql(of, value);
  const cases = edges
    .slice(1)
    .map((to, code) => `when ${place} < ${numberSql(to)} then ${String(code)}`);
  if (cases.length === 0) return 'null';
  return `case when ${place} < ${numberSql(edges[0] ?? 0)} then null ${cases.join(' ')} end`;
}

/** A value's place on its axis: the number itself, or epoch milliseconds. */
export function placeSql(of: 'numbers' | 'days', value: string): string {
  return of === 'numbers' ? `cast(${value} as double)` : `cast(epoch_ms(${value}) as double)`;
}

/** A value as the text that levels are compared by. */
export function textSql(value: string): string {
  return `cast(${value} as varchar)`;
}

/** A number that the database reads as the very same double. */
export function numberSql(value: number): string {
  return `cast('${String(value)}' as double)`;
}
