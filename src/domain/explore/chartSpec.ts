import { identifier } from '../recipe/sql.ts';
import type { IncidentFilter } from '../recipe/filter.ts';
import { isOrdered, type Dimension } from './dimension.ts';
import type { Counting } from './figures.ts';

/** A chart that a person writes: a query, and how its rows are drawn, in Vega-Lite's JSON. */
export interface ChartDraft {
  readonly name: string;
  readonly sql: string;
  readonly spec: string;
}

/** Bars of texts that a drawn figure begins with. */
const MOST_BARS = 30;

/** A built-in figure as a chart to edit: its own query, and a spec that draws it much the same. */
export function draftOf(
  dimension: Dimension,
  counting: Counting,
  filter: IncidentFilter | null,
): ChartDraft {
  const { label, unit } = dimension;
  const title = unit ? `${label} (${unit})` : label;
  const bars = counting === 'raw' ? 'incidents' : 'per_day';
  const across = isOrdered(dimension);
  const part = { field: 'part', type: 'ordinal', sort: null, title };
  const amount = {
    field: bars,
    type: 'quantitative',
    title: counting === 'raw' ? 'Incidents' : 'Incidents a day',
  };
  const rate = {
    field: 'arrest_rate',
    type: 'quantitative',
    axis: { format: '%' },
    title: 'Share with an arrest',
  };
  const place = (value: object) => (across ? { x: part, y: value } : { y: part, x: value });
  return written(`${label}, edited`, draftSql(dimension, filter), {
    [across ? 'vconcat' : 'hconcat']: [
      { mark: 'bar', encoding: place(amount) },
      { mark: { type: 'point', filled: true }, encoding: place(rate) },
    ],
  });
}

/** Figure 4 as a chart to edit. */
export function shareDraft(dimension: Dimension, filter: IncidentFilter | null): ChartDraft {
  const share = {
    field: 'share',
    type: 'quantitative',
    scale: { type: 'log' },
    axis: { format: '%' },
    title: 'Share of all incidents',
  };
  const rate = {
    field: 'arrest_rate',
    type: 'quantitative',
    axis: { format: '%' },
    title: 'Share with an arrest',
  };
  return written('Figure 4, edited', draftSql(dimension, filter), {
    height: 360,
    encoding: { x: share, y: rate },
    layer: [
      { mark: { type: 'point', filled: true } },
      {
        mark: { type: 'text', align: 'left', dx: 6, fontSize: 10 },
        encoding: { text: { field: 'part' } },
      },
    ],
  });
}

function written(name: string, sql: string, spec: object): ChartDraft {
  const whole = { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...spec };
  return { name, sql, spec: JSON.stringify(whole, null, 2) };
}

function draftSql(dimension: Dimension, filter: IncidentFilter | null): string {
  const where = filter ? `\nwhere ${filter.sql}` : '';
  const days = dimension.byDay
    ? 'count(distinct _day)'
    : `(select count(distinct _day) from joined${where.replace('\n', ' ')})`;
  const order = isOrdered(dimension)
    ? `order by ${orderOf(dimension)}`
    : `order by incidents desc\nlimit ${String(MOST_BARS)}`;
  return `select ${partSql(dimension)} as part,
  count(*) as incidents,
  count(*) / ${days} as per_day,
  count(*) / sum(count(*)) over () as share,
  avg(_outcome) as arrest_rate
from joined${where}
group by 1
${order}`;
}

function partSql({ column, cut }: Dimension): string {
  const value = identifier(column);
  if (cut.kind !== 'bins' || cut.of === 'days') return value;
  const [from = 0, to = 1] = cut.edges;
  const step = String(Number((to - from).toPrecision(12)));
  return `floor(${value} / ${step}) * ${step}`;
}

/** Seasons are texts, and follow the year. */
function orderOf({ cut }: Dimension): string {
  return cut.kind === 'levels' ? 'min("Month" % 12)' : '1';
}

/** What is wrong with a text of JSON, and where; null where it is an object. */
export function jsonFault(text: string): { from: number; to: number; message: string } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return null;
    return { from: 0, to: text.length, message: 'A spec is a JSON object: { … }' };
  } catch (error) {
    const message = messageOf(error);
    const from = Math.min(text.length, placeOf(text, message));
    return { from, to: Math.min(from + 1, text.length), message };
  }
}

/** Where a text stops being JSON: engines tell the place of some errors, and of others only the letter. */
function placeOf(text: string, message: string): number {
  const told = /position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  const letter = /^Unexpected token '?(.)/.exec(message)?.[1];
  if (letter === undefined) return text.length;
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) {
    try {
      JSON.parse(text.slice(0, at + 1));
    } catch (error) {
      if (messageOf(error).startsWith('Unexpected token')) return at;
    }
  }
  return text.length;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
