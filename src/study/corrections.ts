import { asRole } from '../domain/table/asRole.ts';
import type { OutcomeRule } from '../domain/recipe/recipe.ts';
import type { Column, TableRole } from '../domain/table/column.ts';
import type { ParseSetup, SampleRequest } from '../domain/table/parse.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import type { LoadRequest } from '../domain/table/source.ts';
import { database } from './engines.ts';
import { outlineFiles, requestOf, requests } from './files.ts';
import { follows, isRemembering, remember } from './history.ts';
import { inTurn, loadTable } from './load.ts';
import { invalidateAfter } from './stages.ts';
import { study } from './state.ts';
import { tableById } from './tables.ts';

/** Corrects what a table is. */
export function setRole(id: number, role: TableRole): Promise<void> {
  return correct(id, ({ columns }) => ({ role, columns: asRole(columns, role) }));
}

/** Corrects how a table's columns are understood. */
export function setColumns(id: number, columns: readonly Column[]): Promise<void> {
  return correct(id, () => ({ columns }));
}

/** Corrects which values of the outcome column mean an arrest. */
export function setOutcome(id: number, outcome: OutcomeRule): Promise<void> {
  return correct(id, () => ({ outcome }));
}

/** Corrects which texts mean a missing value. */
export function setMissing(id: number, missing: readonly string[]): Promise<void> {
  const lower = missing.map((text) => text.trim().toLowerCase());
  return correct(id, () => ({ missing: [...new Set(lower)].filter((text) => text !== '') }));
}

/** Reads a table's file anew with another setup; the old table stays if that fails. */
export function setParse(id: number, parse: ParseSetup): Promise<void> {
  return readAgain(id, (request) => ({ ...request, parse }));
}

/** Reads a table's file anew, as a sample or whole. */
export function setSample(id: number, sample: SampleRequest | null): Promise<void> {
  return readAgain(id, ({ sample: _, ...request }) => ({
    ...request,
    evenIfLarge: true,
    ...(sample && { sample }),
  }));
}

/** Removes a table from the study. */
export function removeTable(id: number): Promise<void> {
  return inTurn(async () => {
    forget(id);
    await database.forgetTable(id);
    invalidateAfter('load');
  });
}

/** Removes outlines from the study. */
export function removeOutlines(file: string): Promise<void> {
  return inTurn(async () => {
    study.outlines = study.outlines.filter((outlines) => outlines.file !== file);
    outlineFiles.delete(file);
    await database.forgetOutlines(file);
    invalidateAfter('load');
  });
}

/** A correction is seen at once; the join follows in its turn. */
function correct(id: number, change: (table: LoadedTable) => Partial<LoadedTable>): Promise<void> {
  const table = tableById(id);
  const after = change(table);
  const { role, columns, outcome, missing } = table;
  const was = { role, columns, outcome, missing };
  const before = Object.fromEntries(
    Object.entries(was).filter(([key]) => Object.hasOwn(after, key)),
  );
  remember({ kind: 'table', id, before, after });
  return amend(id, after);
}

/** Changes what is said of a table. */
export function amend(id: number, change: Partial<LoadedTable>): Promise<void> {
  study.tables = study.tables.map((table) => (table.id === id ? { ...table, ...change } : table));
  invalidateAfter('load');
  return inTurn(() => Promise.resolve());
}

/** Reads a table's file anew as a request says; the old table stays if that fails. */
export function readWith(id: number, request: LoadRequest): Promise<void> {
  return readAgain(id, () => request);
}

function readAgain(id: number, change: (request: LoadRequest) => LoadRequest): Promise<void> {
  const isRemembered = isRemembering();
  return inTurn(async () => {
    const old = tableById(id);
    const [before, after] = [requestOf(old), change(requestOf(old))];
    const fresh = await loadTable(after);
    if (isRemembered) remember({ kind: 'reading', id, before, after });
    follows(id, fresh.id);
    // The new table takes the old one's place, and what was said of columns that are still there.
    study.tables = study.tables
      .filter((table) => table.id !== fresh.id)
      .map((table) => (table.id === id ? keepCorrections(fresh, old) : table));
    requests.delete(id);
    await database.forgetTable(id);
  });
}

/** A newly read table with what the person had said of it, where its columns are the same. */
export function keepCorrections(fresh: LoadedTable, old: LoadedTable): LoadedTable {
  const sameColumns =
    fresh.columns.length === old.columns.length &&
    fresh.columns.every(({ name }, i) => name === old.columns[i]?.name);
  if (!sameColumns) return fresh;
  const { role, columns, outcome, missing } = old;
  return { ...fresh, role, columns, outcome, missing };
}

function forget(id: number): void {
  study.tables = study.tables.filter((table) => table.id !== id);
  requests.delete(id);
}
