import { shallowReactive } from 'vue';
import type { ColumnAuc } from '../domain/audit/columnAuc.ts';
import { leakOf, type Leak } from '../domain/audit/leaks.ts';
import { FEATURE_SETS } from '../domain/features/choose.ts';
import type { Progress } from '../domain/progress.ts';
import type { JoinedColumn } from '../domain/recipe/join.ts';
import type { ColumnRole, KnownWhen } from '../domain/table/column.ts';
import { defaultTag } from '../domain/words/leak.ts';
import { database } from './engines.ts';
import { rowsKey } from './heldRows.ts';
import { note } from './log.ts';
import { shownModel } from './models.ts';
import { featureSet } from './settings.ts';
import { faultOf, invalidateAfter, showFault } from './stages.ts';
import { study } from './state.ts';
import { tablesOf } from './tables.ts';
import { cityOf } from './words.ts';

/** A column as the leak finder sees it. */
export interface ColumnLeak {
  readonly name: string;
  readonly role: ColumnRole | null;
  readonly known: KnownWhen;
  /** Why it is tagged so. */
  readonly why: string;
  /** Whether it is in the joined view, and so can be used. */
  readonly joined: boolean;
  /** What is made of the time has the time's tag. */
  readonly taggable: boolean;
  /** Whether the shown model was given it. */
  readonly used: boolean;
  /** Null before it was measured, or where there is nothing to measure. */
  readonly alone: ColumnAuc | null;
  readonly leak: Leak | null;
}

/** What the columns reach alone, and what the person said of them. */
export const leaks: {
  of: string | null;
  measured: ReadonlyMap<string, ColumnAuc>;
  looking: Progress | null;
  /** The person's reasons, by the column. */
  reasons: ReadonlyMap<string, string>;
} = shallowReactive({ of: null, measured: new Map(), looking: null, reasons: new Map() });

let looked = 0;

/** Measures every column of the joined view alone, one after the other, on training rows. */
export async function lookForLeaks(): Promise<void> {
  const { joined } = study;
  const of = rowsKey();
  if (!joined || leaks.looking) return;
  if (leaks.of !== of) Object.assign(leaks, { of, measured: new Map() });
  const run = ++looked;
  const todo = joined.plan.columns.filter(({ name }) => !leaks.measured.has(name));
  try {
    for (const [i, { name, column }] of todo.entries()) {
      leaks.looking = { what: `Looking at ${name} alone`, share: i / todo.length };
      const alone = await database.columnAuc(name, column?.type ?? 'category');
      if (run !== looked || of !== rowsKey()) return;
      leaks.measured = new Map([...leaks.measured, [name, alone]]);
    }
  } catch (error) {
    showFault(faultOf(error, 'looking for leaks'));
  } finally {
    if (run === looked) leaks.looking = null;
  }
}

/** Stops measuring; what is measured stays. */
export function stopLooking(): void {
  looked++;
  leaks.looking = null;
}

/** Every column with what is known of it; those that know most by themselves first. */
export function columnLeaks(): readonly ColumnLeak[] {
  const joined = study.joined?.plan.columns ?? [];
  const taken = new Set(joined.map(({ name }) => name));
  // Keys and the outcome itself are not in the view; the list says what becomes of them.
  const apart = tablesOf('incidents')
    .slice(0, 1)
    .flatMap(({ columns }) => columns)
    .filter(({ name, role }) => !taken.has(name) && (role === 'id' || role === 'outcome'));
  const unjoined = apart.map((column) => ({
    name: column.name,
    table: 'incidents' as const,
    column,
  }));
  return [
    ...joined.map((one) => leakFor(one, true)),
    ...unjoined.map((one) => leakFor(one, false)),
  ].sort((a, b) => (b.alone?.auc || 0) - (a.alone?.auc || 0));
}

function leakFor({ name, table, column }: JoinedColumn, joined: boolean): ColumnLeak {
  const [role, known] = [column?.role ?? null, column?.known ?? 'at report'];
  const alone = leaks.measured.get(name) ?? null;
  const nothing: ColumnAuc = { name, auc: NaN, by: 'order', levels: 0, rows: 0 };
  return {
    ...{ name, role, known, joined, alone },
    taggable: joined && column !== undefined,
    why: leaks.reasons.get(name) ?? defaultTag({ table, known, city: cityOf()?.name ?? null }),
    used: shownModel()?.columns.includes(name) ?? false,
    leak: alone || !joined ? leakOf({ name, role, known }, alone ?? nothing) : null,
  };
}

/** Says when a column is known, and why; a network trained from now on leaves out what is known later. */
export function tagColumn(name: string, known: KnownWhen, reason: string): void {
  const { joined } = study;
  if (!joined) return;
  const { choose } = FEATURE_SETS[featureSet()];
  const before = choose(joined.plan);
  const columns = joined.plan.columns.map((one) =>
    one.name === name && one.column ? { ...one, column: { ...one.column, known } } : one,
  );
  const source = joined.plan.columns.find((one) => one.name === name);
  study.joined = { ...joined, plan: { ...joined.plan, columns } };
  // A later join must know it too.
  study.tables = study.tables.map((table) =>
    table.role === source?.table
      ? {
          ...table,
          columns: table.columns.map((column) =>
            column.name === source.column?.name ? { ...column, known } : column,
          ),
        }
      : table,
  );
  leaks.reasons = new Map([...leaks.reasons, [name, reason]]);
  note(`Tagged ${name} as known ${known}`, reason);
  const after = choose(study.joined.plan);
  if (JSON.stringify(before) !== JSON.stringify(after)) invalidateAfter('join');
}
