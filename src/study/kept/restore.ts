import type { FileSource, StudyRecipe } from '../../domain/study/document.ts';
import { namedFile, requestFor, understood } from '../document.ts';
import { outlineFiles, requests } from '../files.ts';
import { inTurn, loadOutlines, loadTable } from '../load.ts';
import { study } from '../state.ts';

/** Gives a file's bytes; all that is asked for is there. */
export type DataOf = (source: FileSource) => Blob;

/**
 * Reads the files of a recipe in its order, understands them as it says, and joins them; on a page
 * that has no study yet. Answers the files that could not be read.
 */
export async function loadRecipe(
  { tables, outlines, settings }: StudyRecipe,
  dataOf: DataOf,
): Promise<readonly string[]> {
  await inTurn(async () => {
    study.settings = settings;
    for (const source of outlines) {
      await loadOutlines({ file: namedFile(source, dataOf(source)), evenIfLarge: true });
    }
    for (const source of tables) {
      const { id } = await loadTable(requestFor(source, dataOf(source)));
      study.tables = study.tables.map((table) =>
        table.id === id ? understood(table, source) : table,
      );
    }
  });
  const read = [...[...requests.values()].map(({ file }) => file.name), ...outlineFiles.keys()];
  return [...tables, ...outlines].map(({ file }) => file).filter((file) => !read.includes(file));
}
