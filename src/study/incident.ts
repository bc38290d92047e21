import type { IncidentCard } from '../domain/recipe/incident.ts';
import { columnOf, type ColumnRole } from '../domain/table/column.ts';
import { database } from './engines.ts';
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

/** The card of a hold-out incident by its row. */
export function incidentCard(row: number): Promise<IncidentCard> {
  const files = tablesOf('incidents').map(({ source, receipt, columns }) => ({
    source,
    rows: receipt.loaded,
    columns: SHOWN.flatMap((role) => columnOf(columns, role)?.name ?? []),
  }));
  return database.incident(study.shown ?? '', files, row);
}
