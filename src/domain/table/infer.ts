import { BOOLEAN_OUTCOME } from '../cities/city.ts';
import type { OutcomeRule } from '../recipe/recipe.ts';
import type { Column, ColumnRole, TableRole } from './column.ts';
import { columnFacts, type ColumnFacts } from './columnFacts.ts';
import { inferColumn } from './inferColumn.ts';
import { incidentRoles, type Found } from './inferIncidents.ts';
import { outcomeOf } from './inferOutcome.ts';
import { areaRoles, weatherRoles, weatherUnits } from './inferSmall.ts';

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
    columns: columnsOf(facts, role, found),
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

function columnsOf(facts: readonly ColumnFacts[], table: TableRole, found: Found): Column[] {
  const columns = facts.map((one) => inferColumn(one, found.get(one.name) ?? null, LEARNT));
  if (table === 'weather') {
    const units = weatherUnits(facts, found);
    return columns.map((column) => {
      const unit = units.get(column.name);
      const measured = column.role !== null && column.role !== 'day';
      return { ...column, ...(measured && { type: 'number' }), ...(unit && { unit }) };
    });
  }
  if (table !== 'areas') return columns;
  // What is known of areas are figures; what is none is a name or a code.
  return columns.map((column, i) => {
    const isFigure = column.type === 'number' && !column.role && !facts[i]?.isRowNumber;
    return { ...column, feature: isFigure };
  });
}
