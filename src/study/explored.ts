import { percent } from '../domain/words/format.ts';
import { database } from './engines.ts';
import { note } from './log.ts';
import { setStage } from './stages.ts';
import { study } from './state.ts';

/** After a join: the figures are there at once, and filters on columns that are gone go too. */
export async function followJoin(): Promise<void> {
  const receipt = study.joined?.receipt;
  if (!receipt) return;
  const share = receipt.arrests / Math.max(1, receipt.rows - receipt.withoutOutcome);
  setStage('explore', { phase: 'done', line: `${percent(share)} with an arrest` });
  study.filter = null;
  const { split } = study.settings;
  if (!split.filter || (await database.canFilter(split.filter.sql))) return;
  study.settings = { ...study.settings, split: { ...split, filter: null } };
  note('Cleared the training’s filter', `its columns are gone: ${split.filter.words}`);
}
