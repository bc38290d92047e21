import type { IncidentCard } from '../domain/recipe/incident.ts';
import { FaultError } from '../domain/fault.ts';
import { database } from './engines.ts';
import { tableOf } from './tables.ts';

/** The columns whose texts an incident's card shows, by role; never more exact than the block. */
const SHOWN = [
  'occurred at',
  'offence',
  'description',
  'place',
  'block',
  'area',
  'offence code',
] as const;

/** The card of a hold-out incident by its row. */
export async function incidentCard(row: number): Promise<IncidentCard> {
  const incidents = tableOf('incidents');
  if (!incidents)
    throw new FaultError({ kind: 'column-missing', table: 'the study', role: 'incidents' });
  const columns = SHOWN.flatMap((role) => {
    const column = incidents.columns.find((one) => one.role === role);
    return column ? [column.name] : [];
  });
  return database.incident(incidents.source, columns, row);
}
