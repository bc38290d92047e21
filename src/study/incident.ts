import type { ExplainableCard } from '../domain/recipe/incident.ts';
import { columnOf, type ColumnRole } from '../domain/table/column.ts';
import { reasonsIn } from '../domain/words/explained.ts';
import { database } from './engines.ts';
import { contributions, whyNotExplained } from './explain.ts';
import { study } from './state.ts';
import { tablesOf } from './tables.ts';

/** The columns whose texts an incident's card shows, by role; never more exact than the block. */
const SHOWN: readonly ColumnRole[] = [
  'occurred at',
  'time of day',
  'offence',
  'description',
  'place',
  'block',
  'area',
  'offence code',
];

/** The card of a hold-out incident by its row; what made its score is asked for when that is wanted. */
export async function incidentCard(row: number): Promise<ExplainableCard> {
  const files = tablesOf('incidents').map(({ source, receipt, columns }) => ({
    source,
    rows: receipt.loaded,
    columns: SHOWN.flatMap((role) => columnOf(columns, role)?.name ?? []),
  }));
  const card = await database.incident(study.shown ?? '', files, row);
  const explain = async () => {
    const answer = await contributions(row);
    return reasonsIn(answer.plan, answer);
  };
  return { ...card, explain: whyNotExplained() === null ? explain : null };
}
