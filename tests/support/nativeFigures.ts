import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../../src/domain/recipe/sql.ts';

/** One part of a figure, counted in another way. */
export interface NativePart {
  readonly rows: number;
  readonly known: number;
  readonly arrests: number;
  readonly days: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Plain SQL for the value that a figure is counted by; every other name is a column of the file. */
const VALUES: Readonly<Record<string, string>> = {
  Season: `case when month(happened) in (12, 1, 2) then 'Winter' when month(happened) < 6 then 'Spring' when month(happened) < 9 then 'Summer' else 'Autumn' end`,
  Month: 'monthname(happened)',
  WeekDay: 'dayname(happened)',
  HourOfDay: 'hour(happened)::varchar',
  Year: 'year(happened)::varchar',
  meanTemp: 'celsius',
};

/**
 * The figures' numbers from the files themselves, in native DuckDB with its own CSV reader and SQL that
 * shares nothing with ours: Chicago's layout, daily weather in °F.
 */
export class NativeFigures {
  private constructor(
    private readonly connection: Awaited<ReturnType<DuckDBInstance['connect']>>,
  ) {}

  static async open(incidents: string, weather: string): Promise<NativeFigures> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`create table crimes as
select *, strptime("Date", '%m/%d/%Y %I:%M:%S %p') as happened
from read_csv(${literal(incidents)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`);
    await connection.run(`create table weather as
select make_date(year::int, month::int, day::int) as day, any_value((try_cast(meanTemp as double) - 32) / 1.8) as celsius
from read_csv(${literal(weather)}, all_varchar = true, header = true, delim = ',') group by 1`);
    return new NativeFigures(connection);
  }

  /** The parts of a figure by their value; under null, rows without one. @param edges of bins, where values are numbers */
  async parts(
    column: string,
    edges: readonly number[] | null,
  ): Promise<Map<string | null, NativePart>> {
    const value = VALUES[column] ?? `nullif(trim("${column}"), '')`;
    const part =
      edges === null
        ? value
        : `(case ${edges
            .slice(1)
            .map(
              (to, i) =>
                `when ${value} >= ${String(edges[i])} and ${value} < ${String(to)} then '${String(i)}'`,
            )
            .join(' ')} end)`;
    const byDay = column in VALUES && column !== 'HourOfDay';
    const days = byDay
      ? 'count(distinct happened::date)'
      : '(select count(distinct happened::date) from crimes)';
    const z2 = '3.8414588206941254';
    const reach = `sqrt(${z2} * (arrests * (known - arrests) / known + ${z2} / 4)) / (known + ${z2})`;
    const middle = `(arrests + ${z2} / 2) / (known + ${z2})`;
    const sql = `with counted as (
  select ${part} as part, count(*)::double as rows, count(Arrest)::double as known,
    (count(*) filter (where lower(Arrest) in ('true', 't')))::double as arrests, ${days}::double as days
  from crimes left join weather on weather.day = crimes.happened::date group by 1
)
select part, rows, known, arrests, days, arrests / known as rate, ${middle} - ${reach} as low, ${middle} + ${reach} as high from counted`;
    const rows = (await this.connection.runAndReadAll(sql)).getRows();
    const number = (cell: unknown) => (cell === null ? null : Number(cell));
    return new Map(
      rows.map(([text, all, known, arrests, ofDays, rate, low, high]) => [
        text === null ? null : String(text),
        {
          rows: Number(all),
          known: Number(known),
          arrests: Number(arrests),
          days: Number(ofDays),
          rate: number(rate),
          low: number(low),
          high: number(high),
        },
      ]),
    );
  }
}
