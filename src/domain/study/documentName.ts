import { recognise } from '../cities/recognise.ts';
import type { StudyDocument } from './document.ts';
import { studyNameOf } from './name.ts';

/** What a study that lies somewhere is called: as it will be once it is open. */
export function nameOf({ name, recipe }: Pick<StudyDocument, 'name' | 'recipe'>): string {
  const { tables } = recipe;
  const incidents = tables.find(({ role }) => role === 'incidents') ?? tables[0];
  if (!incidents) return studyNameOf(name, null);
  const { file, origin, columns } = incidents;
  const { city } = recognise(columns.map((column) => column.name));
  return studyNameOf(name, {
    ...{ file, simulated: origin.kind === 'sample' },
    city: incidents.role === 'incidents' ? (city?.name ?? null) : null,
  });
}
