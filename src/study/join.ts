import type { JoinSpec, TableSpec } from '../domain/recipe/recipe.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import { count, percent } from '../domain/words/format.ts';
import { database } from './engines.ts';
import { note } from './log.ts';
import { faultOf, invalidateAfter, progressOn, setStage } from './stages.ts';
import { study, type Settings } from './state.ts';
import { tableOf } from './tables.ts';

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
  const incidents = tableOf('incidents');
  if (!incidents) return null;
  const weather = tableOf('weather');
  const areas = tableOf('areas');
  return {
    incidents: specOf(incidents),
    weather: weather ? specOf(weather) : null,
    areas: areas ? specOf(areas) : null,
    outcome: incidents.outcome,
    seasons: study.settings.seasons,
  };
}

async function joinOnce(): Promise<void> {
  const spec = joinSpec();
  if (!spec) return;
  const report = progressOn('join');
  report({ what: 'Joining' });
  try {
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
    if (study.stages.train.phase === 'not-yet') setStage('train', { phase: 'ready' });
  } catch (error) {
    study.joined = null;
    setStage('join', { phase: 'failed', fault: faultOf(error, 'joining') });
    invalidateAfter('join');
  }
}

function matchedLine({
  incidents,
  weather,
  areas,
}: NonNullable<typeof study.joined>['receipt']): string {
  const shares = [weather, areas].flatMap((counts) => (counts ? [counts.matched / incidents] : []));
  return shares.length === 0 ? 'incidents alone' : `${percent(Math.min(...shares))} matched`;
}

function specOf({ source, receipt, columns }: LoadedTable): TableSpec {
  return { file: receipt.file, source, columns };
}

/** Changes what the person chose; a change of seasons joins anew, any other makes the model stale. */
export async function choose(change: Partial<Settings>): Promise<void> {
  const seasons = study.settings.seasons;
  study.settings = { ...study.settings, ...change };
  if (study.settings.seasons !== seasons) await join();
  else invalidateAfter('join');
}
