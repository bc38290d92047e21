import type { IncidentFilter } from '../recipe/filter.ts';
import { identifier, literals } from '../recipe/sql.ts';
import type { Brushes } from './cells.ts';
import { numberSql, placeSql, textSql } from './codeSql.ts';
import { isOrdered, labelsOf, span, type Dimension } from './dimension.ts';

/** The brushes as a filter of the study; null where nothing is brushed. */
export function filterOf(
  dimensions: readonly Dimension[],
  brushes: Brushes,
): IncidentFilter | null {
  const parts = [...brushes].flatMap(([i, codes]) => {
    const dimension = dimensions[i];
    return dimension ? [{ dimension, codes: codes.toSorted((a, b) => a - b) }] : [];
  });
  if (parts.length === 0) return null;
  return {
    sql: parts.map(({ dimension, codes }) => `(${conditionSql(dimension, codes)})`).join(' and '),
    words: parts
      .map(({ dimension, codes }) => `${dimension.label}: ${brushWords(dimension, codes)}`)
      .join('; '),
  };
}

/** Neighbouring parts as ranges: [1, 2, 3, 7] is [1, 3] and [7, 7]. */
function runsOf(codes: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const code of codes) {
    const last = runs.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else runs.push([code, code]);
  }
  return runs;
}

function conditionSql({ column, cut }: Dimension, codes: readonly number[]): string {
  if (codes.length === 0) return 'false';
  const value = identifier(column);
  if (cut.kind === 'levels') {
    const text = textSql(value);
    const named = codes.flatMap((code) => cut.values[code] ?? []);
    const among = named.length > 0 ? [`${text} in (${literals(named)})`] : [];
    const rest = codes.includes(cut.values.length)
      ? [`${text} not in (${literals(cut.values)})`]
      : [];
    return [...among, ...rest].join(' or ');
  }
  const ranges = runsOf(codes).map(([from, to]) => {
    if (cut.kind === 'whole')
      return `${value} between ${String(cut.first + from)} and ${String(cut.first + to)}`;
    const place = placeSql(cut.of, value);
    return `${place} >= ${numberSql(cut.edges[from]!)} and ${place} < ${numberSql(cut.edges[to + 1]!)}`;
  });
  return ranges.length === 1 ? ranges.join('') : ranges.map((range) => `(${range})`).join(' or ');
}

/** Levels that a filter names before it only counts them. */
const MOST_NAMED = 3;

/** A brush for people: "June to August", "20 to 23 h", "THEFT or BATTERY". */
export function brushWords(dimension: Dimension, codes: readonly number[]): string {
  const { cut, unit } = dimension;
  const labels = labelsOf(dimension);
  if (codes.length === 0) return 'nothing';
  if (cut.kind === 'bins') {
    const runs = runsOf(codes).map(([from, to]) =>
      span(cut.of, cut.edges[from]!, cut.edges[to + 1]!, unit),
    );
    return runs.join(' or ');
  }
  if (isOrdered(dimension)) {
    const runs = runsOf(codes).map(([from, to]) =>
      from === to ? labels[from]! : `${labels[from]!} to ${labels[to]!}`,
    );
    return `${runs.join(' or ')}${unit && `\u00a0${unit}`}`;
  }
  const named = codes.slice(0, MOST_NAMED).map((code) => labels[code]!);
  const more = codes.length - named.length;
  return more > 0 ? `${named.join(', ')} or ${String(more)} more` : named.join(' or ');
}
