import type { City, PitfallStage } from '../domain/cities/city.ts';
import { SAMPLE_NAME, studyNameOf } from '../domain/study/name.ts';
import { plural } from '../domain/words/format.ts';
import { kept } from './kept/current.ts';
import { STAGES, study, type Study } from './state.ts';
import { tableOf, tablesOf } from './tables.ts';

const SAMPLE_CITY: Pick<City, 'name' | 'pitfalls'> = {
  name: SAMPLE_NAME,
  pitfalls: [
    {
      at: 'join',
      text: 'Every incident here is invented; only the proportions follow public tallies.',
    },
  ],
};

/** The city whose incidents are loaded, if it is known, and what a reader should know of its data. */
export function cityOf(): Pick<City, 'name' | 'pitfalls'> | null {
  const incidents = tableOf('incidents');
  if (incidents?.simulated) return SAMPLE_CITY;
  return study.cities.find((city) => city.id === incidents?.city) ?? null;
}

/** What a reader should know of the city's data at a stage, one sentence each. */
export function pitfallsAt(stage: PitfallStage): readonly string[] {
  return (cityOf()?.pitfalls ?? []).filter(({ at }) => at === stage).map(({ text }) => text);
}

/** Whether the incidents were generated here. */
export function isSimulated(): boolean {
  return tableOf('incidents')?.simulated ?? false;
}

/** What the study is called. */
export function studyName(): string {
  const table = tableOf('incidents') ?? study.tables[0];
  if (!table) return studyNameOf(kept.name, null);
  const { simulated, receipt } = table;
  return studyNameOf(kept.name, { file: receipt.file, simulated, city: cityOf()?.name ?? null });
}

/** The data in one phrase: "2015, 263,929 incidents". */
export function dataPhrase(): string | null {
  const incidents = tablesOf('incidents');
  if (incidents.length === 0) return null;
  const rows = incidents.reduce((sum, { receipt: { loaded } }) => sum + loaded, 0);
  const receipt = study.joined?.receipt;
  const first = receipt?.firstDay?.slice(0, 4);
  const last = receipt?.lastDay?.slice(0, 4);
  const years = first && last ? [first === last ? first : `${first}–${last}`] : [];
  return [...years, plural(receipt?.incidents ?? rows, 'incident')].join(', ');
}

type News = (line: string, stages: Study['stages']) => string;

const NEWS: Partial<Record<(typeof STAGES)[number], News>> = {
  load: (line) => `Loaded: ${line}.`,
  join: (line, { train }) =>
    `Joined: ${line}.${train.phase === 'not-yet' ? '' : ' Ready to train.'}`,
  evaluate: (line) => `Training done: ${line}.`,
};

/** What has just been finished, in words for those who do not see the rail. */
export function newsOf(now: Study['stages'], before: Study['stages']): string {
  return STAGES.flatMap((id) => {
    const stage = now[id];
    const words = NEWS[id];
    const isNew = stage.phase === 'done' && before[id].phase !== 'done';
    return isNew && words ? [words(stage.line, now)] : [];
  }).join(' ');
}
