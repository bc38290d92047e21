import { CITIES } from '../cities/cities.ts';
import type { StudyDocument } from './document.ts';

/** What a study is called: its own name, its city's, or that of its incidents' file. */
export function nameOf({ name, recipe }: Pick<StudyDocument, 'name' | 'recipe'>): string {
  if (name !== null) return name;
  const { tables } = recipe;
  const incidents = tables.find(({ role }) => role === 'incidents') ?? tables[0];
  if (!incidents) return 'No data yet';
  const { origin, file } = incidents;
  if (origin.kind === 'sample') return 'Sample city';
  if (origin.kind === 'portal' || origin.kind === 'weather') {
    return CITIES.find(({ id }) => id === origin.city)?.name ?? file;
  }
  return file;
}
