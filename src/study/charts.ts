import { shallowReactive } from 'vue';
import type { ChartDraft } from '../domain/explore/chartSpec.ts';
import {
  isNumeric,
  type Cell,
  type QueryAnswer,
  type QueryResult,
} from '../domain/explore/query.ts';
import type { Fault } from '../domain/fault.ts';
import { database } from './engines.ts';
import { faultOf } from './stages.ts';
import { study } from './state.ts';

/** Rows that a chart draws at most: more marks than that no picture has room for. */
export const MOST_DRAWN = 20_000;

type Row = Readonly<Record<string, Cell>>;

/** The chart that is being written, and the rows of its query. */
export interface Charting {
  draft: ChartDraft;
  running: boolean;
  answer: QueryAnswer | null;
  rows: readonly Row[];
  fault: Fault | null;
}

const FIRST: ChartDraft = {
  name: 'My chart',
  sql: `select "HourOfDay", "WeekDay", count(*) as incidents, avg(_outcome) as arrest_rate
from joined
group by all
order by all`,
  spec: JSON.stringify(
    {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      mark: 'line',
      encoding: {
        x: { field: 'HourOfDay', type: 'quantitative', title: 'Hour of the day' },
        y: { field: 'incidents', type: 'quantitative', title: 'Incidents' },
        color: { field: 'WeekDay', type: 'nominal', title: 'Weekday, from Monday' },
      },
    },
    null,
    2,
  ),
};

export const charting: Charting = shallowReactive({
  draft: FIRST,
  running: false,
  answer: null,
  rows: [],
  fault: null,
});

/** Takes a chart to write on, and asks its query. */
export function editChart(draft: ChartDraft): Promise<void> {
  charting.draft = draft;
  return askRows();
}

/** Asks the chart's query for its rows. */
export async function askRows(): Promise<void> {
  const { sql } = charting.draft;
  charting.running = true;
  charting.fault = null;
  try {
    const answer = await database.runQuery(sql);
    charting.answer = answer;
    if (answer.kind === 'result') charting.rows = await rowsFor(answer.result);
  } catch (error) {
    charting.fault = faultOf(error, 'asking for the chart’s rows');
  } finally {
    charting.running = false;
  }
}

async function rowsFor(result: QueryResult): Promise<Row[]> {
  const cells = await database.resultRows(result, 0, Math.min(result.rows, MOST_DRAWN));
  const numeric = result.columns.map(({ type }) => isNumeric(type));
  return cells.map((row) =>
    Object.fromEntries(
      result.columns.map(({ name }, i) => {
        const cell = row[i] ?? null;
        return [name, numeric[i] && cell !== null ? Number(cell) : cell];
      }),
    ),
  );
}

/** Keeps the chart in the study; one of the same name gives way. */
export function saveChart(): void {
  const { draft } = charting;
  study.charts = [...study.charts.filter(({ name }) => name !== draft.name), draft];
}

/** Takes a chart out of the study. */
export function dropChart(name: string): void {
  study.charts = study.charts.filter((chart) => chart.name !== name);
}
