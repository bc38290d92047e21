import { BOOLEAN_OUTCOME } from '../cities/city.ts';
import type { OutcomeRule } from '../recipe/recipe.ts';
import type { Column, ColumnRole, TableRole } from './column.ts';
import { columnFacts, type ColumnFacts } from './columnFacts.ts';
import { inferColumn } from './inferColumn.ts';
import { incidentRoles, type Found } from './inferIncidents.ts';
import { outcomeOf } from './inferOutcome.ts';
import { areaRoles, unitsOf, weatherRoles } from './inferSmall.ts';

/** What an unknown table seems to be. */
export interface Inference {
  readonly role: TableRole;
  readonly layout: string;
  readonly columns: readonly Column[];
  readonly outcome: OutcomeRule;
}

/** Roles that a network is given by default. */
const LEARNT: ReadonlySet<ColumnRole> = new Set([
  ...(['offence', 'place', 'area', 'district', 'beat', 'ward', 'domestic'] as const),
  ...(['highest temperature', 'mean temperature', 'lowest temperature'] as const),
  ...(['precipitation', 'snow'] as const),
]);

const INFERRED = 'an unknown layout, inferred from its headers and first values';

/**
 * What a table that no layout fits seems to be, by its headers' words and its first rows. What is
 * not plain is left for a person to say: then the table is unused and none of its columns has a role.
 */
export function infer(
  headers: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Inference {
  const facts = headers.map((header, i) =>
    columnFacts(
      header,
      rows.map((row) => row[i] ?? null),
    ),
  );
  const [role, found] = roleOf(facts);
  return {
    role,
    layout: role === 'unused' ? 'not recognised' : INFERRED,
    columns: facts.map((one) => columnOf(one, role, found)),
    outcome: (role === 'incidents' && outcomeOf(facts)?.rule) || BOOLEAN_OUTCOME,
  };
}

function roleOf(facts: readonly ColumnFacts[]): readonly [TableRole, Found] {
  const incidents = incidentRoles(facts);
  if (incidents) return ['incidents', incidents];
  const weather = weatherRoles(facts);
  if (weather) return ['weather', weather];
  const areas = areaRoles(facts);
  if (areas) return ['areas', areas];
  return ['unused', new Map()];
}

function columnOf(facts: ColumnFacts, table: TableRole, found: Found): Column {
  const column = inferColumn(facts, found.get(facts.name) ?? null, LEARNT);
  if (table === 'weather') return { ...column, ...unitsOf(facts, column.role) };
  // What is known of areas are figures; what is none is a name or a code.
  if (table === 'areas') return { ...column, feature: column.type === 'number' && !column.role };
  return column;
}
