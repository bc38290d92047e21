import type { OutcomeRule } from '../recipe/recipe.ts';
import { COLUMN_ROLES, type Column, type ColumnRole, type TableRole } from '../table/column.ts';
import { normalHeader } from '../table/header.ts';
import { CHICAGO } from './chicago.ts';
import { BOOLEAN_OUTCOME, type City, type KnownColumn, type Layout } from './city.ts';
import { WEATHER_LAYOUTS } from './weather.ts';

/** The cities that are known by name. */
export const CITIES: readonly City[] = [CHICAGO];

/** What a table was taken for, by its headers. */
export interface Recognition {
  readonly role: TableRole;
  readonly layout: string;
  readonly city: City | null;
  readonly columns: readonly Column[];
  readonly outcome: OutcomeRule;
  readonly missing: readonly string[];
}

/** Takes a table for the layout whose signature is longest among those that its headers contain. */
export function recognise(
  headers: readonly string[],
  _rows: readonly (readonly (string | null)[])[] = [],
): Recognition {
  const present = new Set(headers.map(normalHeader));
  const candidates = [
    ...CITIES.flatMap((city) => city.layouts.map((layout) => ({ city, layout }))),
    ...WEATHER_LAYOUTS.map((layout) => ({ city: null, layout })),
  ].filter(({ layout }) => layout.signature.every((header) => present.has(header)));
  candidates.sort((a, b) => b.layout.signature.length - a.layout.signature.length);
  const found = candidates[0];
  if (!found)
    return {
      role: 'unused',
      layout: 'not recognised',
      city: null,
      columns: headers.map(plain),
      outcome: BOOLEAN_OUTCOME,
      missing: [],
    };
  const { city, layout } = found;
  return {
    role: layout.role,
    layout: layout.name,
    city,
    columns: columnsOf(headers, layout),
    outcome: layout.outcome ?? BOOLEAN_OUTCOME,
    missing: layout.missing ?? [],
  };
}

/**
 * Reads a table as another kind than it was taken for: roles that the new kind doesn't have are let
 * go. A table that is put aside keeps its own, so that it can be taken up again.
 */
export function asRole(columns: readonly Column[], role: TableRole): readonly Column[] {
  if (role === 'unused') return columns;
  const allowed: readonly ColumnRole[] = COLUMN_ROLES[role];
  return columns.map((column) =>
    column.role === null || allowed.includes(column.role) ? column : { ...column, role: null },
  );
}

/** Gives a column a role, which it takes from the column that held it. */
export function giveRole(
  columns: readonly Column[],
  name: string,
  role: ColumnRole | null,
): readonly Column[] {
  return columns.map((column) => {
    if (column.name === name) return { ...column, role };
    return role !== null && column.role === role ? { ...column, role: null } : column;
  });
}

/** A column with a correction; a new type has its date format found anew. */
export function changed(column: Column, change: Partial<Pick<Column, 'type' | 'feature'>>): Column {
  const next = { ...column, ...change };
  if (change.type !== undefined) delete next.format;
  return next;
}

function columnsOf(headers: readonly string[], layout: Layout): Column[] {
  const taken = new Set<ColumnRole>();
  return headers.map((header) => {
    const known = layout.columns.find((column) => column.headers.includes(normalHeader(header)));
    if (!known) return { ...plain(header), ...layout.others };
    const role = known.role !== undefined && !taken.has(known.role) ? known.role : null;
    if (role) taken.add(role);
    return understood(header, known, role);
  });
}

function understood(name: string, known: KnownColumn, role: ColumnRole | null): Column {
  return {
    name,
    type: known.type,
    role,
    known: known.known ?? 'at report',
    feature: known.feature ?? false,
    ...(known.unit && { unit: known.unit }),
  };
}

function plain(name: string): Column {
  return { name, type: 'text', role: null, known: 'at report', feature: false };
}
