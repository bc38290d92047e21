import type { OutcomeRule } from '../recipe/recipe.ts';
import type { Column, ColumnRole, TableRole } from '../table/column.ts';
import { normalHeader } from '../table/header.ts';
import { infer } from '../table/infer.ts';
import { CITIES } from './cities.ts';
import { BOOLEAN_OUTCOME, type City, type KnownColumn, type Layout } from './city.ts';
import { WEATHER_LAYOUTS } from './weather.ts';

/** What a table was taken for. */
export interface Recognition {
  readonly role: TableRole;
  /** In words; of a table that no layout fits, that it was inferred. */
  readonly layout: string;
  readonly city: City | null;
  readonly columns: readonly Column[];
  readonly outcome: OutcomeRule;
  /** Texts that mean a missing value, in lower case. */
  readonly missing: readonly string[];
}

type Rows = readonly (readonly (string | null)[])[];

/**
 * Takes a table for the layout that fits its headers best: its signature is there, and it knows
 * more of them than any other does. A table that no layout fits is inferred from headers and rows.
 *
 * @param rows the first of the table's; none where only the headers are known
 */
export function recognise(headers: readonly string[], rows: Rows = []): Recognition {
  const found = bestLayout(headers);
  if (!found) return { city: null, missing: [], ...infer(headers, rows) };
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

function bestLayout(headers: readonly string[]): { city: City | null; layout: Layout } | null {
  const present = new Set(headers.map(keyOf));
  const fitting = [
    ...CITIES.flatMap((city) => city.layouts.map((layout) => ({ city, layout }))),
    ...WEATHER_LAYOUTS.map((layout) => ({ city: null, layout })),
  ].filter(({ layout }) => layout.signature.every((header) => present.has(keyOf(header))));
  const score = ({ layout }: { layout: Layout }) =>
    headers.filter((header) => knownBy(layout, header)).length * 100 + layout.signature.length;
  return fitting.sort((a, b) => score(b) - score(a))[0] ?? null;
}

/** Headers are the same whatever their case, spaces and underscores. */
function keyOf(header: string): string {
  return normalHeader(header).replaceAll('_', '');
}

function knownBy({ columns }: Layout, header: string): KnownColumn | undefined {
  const key = keyOf(header);
  return columns.find((column) => column.headers.some((one) => keyOf(one) === key));
}

function columnsOf(headers: readonly string[], layout: Layout): Column[] {
  const taken = new Set<ColumnRole>();
  return headers.map((header) => {
    const known = knownBy(layout, header);
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
