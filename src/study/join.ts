import type { IncidentsSpec, JoinSpec, TableSpec } from '../domain/recipe/recipe.ts';
import type { Settings } from '../domain/study/settings.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import { count, percent } from '../domain/words/format.ts';
import { database } from './engines.ts';
import { followJoin } from './explored.ts';
import { remember } from './history.ts';
import { note } from './log.ts';
import { scoresAreGone } from './scored.ts';
import { closeAfter, faultOf, invalidateAfter, progressOn, setStage } from './stages.ts';
import { study } from './state.ts';
import { outlinesInUse, tablesOf } from './tables.ts';

let underWay = false;
let again = false;

/** Joins the tables by their roles. Asked again meanwhile, it runs once more with what holds then. */
export async function join(): Promise<void> {
  again = true;
  if (underWay) return;
  underWay = true;
  while (again) {
    again = false;
    await joinOnce();
  }
  underWay = false;
}

/** What is to be joined now, or null without incidents. */
export function joinSpec(): JoinSpec | null {
  const incidents = tablesOf('incidents');
  const [first] = incidents;
  if (!first) return null;
  const { seasons, duplicates, placeProperty } = study.settings;
  const outlines = outlinesInUse();
  return {
    incidents: incidents.map(incidentsSpecOf),
    weather: tablesOf('weather').map(specOf),
    areas: tablesOf('areas').map(specOf),
    place: outlines && { outlines: outlines.file, property: placeProperty },
    region: study.cities.find(({ id }) => id === first.city)?.region ?? null,
    duplicates,
    seasons,
  };
}

async function joinOnce(): Promise<void> {
  const spec = joinSpec();
  if (!spec) return;
  const report = progressOn('join');
  report({ what: 'Joining' });
  try {
    scoresAreGone();
    const joined = await database.join(spec, report);
    study.joined = joined;
    const { receipt } = joined;
    note(
      'Joined',
      `${count(receipt.rows)} rows from ${count(receipt.incidents)} incidents`,
      receipt.ms,
    );
    setStage('join', { phase: 'done', line: matchedLine(joined.receipt) });
    invalidateAfter('join');
    await followJoin();
    const { train, share } = study.stages;
    if (train.phase === 'not-yet' && hasOutcomes()) setStage('train', { phase: 'ready' });
    if (share.phase === 'not-yet') setStage('share', { phase: 'ready' });
  } catch (error) {
    study.joined = null;
    setStage('join', isStop(error) ? { phase: 'ready' } : failedBy(error));
    invalidateAfter('join');
    closeAfter('join');
  }
}

/** Whether any joined incident says what came of it; without, there is nothing to learn. */
export function hasOutcomes(): boolean {
  const receipt = study.joined?.receipt;
  return receipt !== undefined && receipt.withoutOutcome < receipt.rows;
}

/** Whether an error is only the end of what the person stopped. */
function isStop(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'AbortError') return false;
  note('Stopped', 'The joining was stopped; what was loaded stays.');
  return true;
}

function failedBy(error: unknown) {
  return { phase: 'failed', fault: faultOf(error, 'joining') } as const;
}

function matchedLine({
  incidents,
  weather,
  areas,
}: NonNullable<typeof study.joined>['receipt']): string {
  const shares = [weather, areas].flatMap((counts) => (counts ? [counts.matched / incidents] : []));
  return shares.length === 0 ? 'incidents alone' : `${percent(Math.min(...shares))} matched`;
}

function specOf({ source, receipt, columns, missing }: LoadedTable): TableSpec {
  return { file: receipt.file, source, columns, missing };
}

function incidentsSpecOf(table: LoadedTable): IncidentsSpec {
  return { ...specOf(table), rows: table.receipt.loaded, outcome: table.outcome };
}

/** The choices that change the joined view; any other makes only the model stale. */
const JOINED_BY = ['seasons', 'duplicates', 'outlines', 'placeProperty'] as const;

/** Changes what the person chose. */
export async function choose(change: Partial<Settings>): Promise<void> {
  const before = study.settings;
  const keys = Object.keys(change) as (keyof Settings)[];
  const was = Object.fromEntries(keys.map((key) => [key, before[key]]));
  remember({ kind: 'settings', before: was, after: change });
  study.settings = { ...before, ...change };
  if (JOINED_BY.some((key) => study.settings[key] !== before[key])) await join();
  else invalidateAfter('explore');
}
