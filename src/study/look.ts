import { columnOf } from '../domain/table/column.ts';
import type { ParsePreview, ParseSetup } from '../domain/table/parse.ts';
import type { ColumnProfile, Level } from '../domain/table/profile.ts';
import type { Reject } from '../domain/table/receipt.ts';
import { database } from './engines.ts';
import { requestOf } from './files.ts';
import { tableById } from './tables.ts';

/** Enough to see what an outcome column can say. */
const LEVELS_SHOWN = 60;

/** How the beginning of a table's file reads with another setup. */
export function previewParse(id: number, parse: Partial<ParseSetup>): Promise<ParsePreview> {
  return database.previewParse(requestOf(tableById(id)).file, parse);
}

/** What a column holds, as it is understood now. */
export function profileOf(id: number, name: string): Promise<ColumnProfile> {
  const { source, columns, missing } = tableById(id);
  const column = columns.find((one) => one.name === name);
  if (!column) throw new Error(`there is no column ${name}`);
  return database.profile(source, column, missing);
}

/** The most frequent texts of a column. */
export function levelsOf(id: number, name: string, limit = LEVELS_SHOWN): Promise<Level[]> {
  return database.levels(tableById(id).source, name, limit);
}

/** The levels of a table's outcome column, or none where no column is marked. */
export async function outcomeLevels(id: number): Promise<Level[]> {
  const column = columnOf(tableById(id).columns, 'outcome');
  return column ? levelsOf(id, column.name) : [];
}

/** All rejected records of a table. */
export function rejectsOf(id: number): Promise<Reject[]> {
  return database.rejects(id);
}
