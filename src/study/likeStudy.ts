import { columnOf } from '../domain/table/column.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';

/**
 * A new file understood as the study's file that it is most like: columns of the same name mean the same,
 * its outcomes are read by the same rule. A file of another layout is understood by itself.
 */
export function likeStudy(fresh: LoadedTable, incidents: readonly LoadedTable[]): LoadedTable {
  const shared = (old: LoadedTable) =>
    fresh.columns.filter(({ name }) => old.columns.some((column) => column.name === name)).length;
  const [closest] = incidents.toSorted((a, b) => shared(b) - shared(a));
  const at = closest && columnOf(closest.columns, 'occurred at');
  if (!at || !fresh.columns.some(({ name }) => name === at.name))
    return { ...fresh, role: 'incidents' };
  const { columns, outcome, missing } = closest;
  return {
    ...{ ...fresh, outcome, missing, role: 'incidents' },
    columns: fresh.columns.map((own) => {
      const known = columns.find(({ name }) => name === own.name);
      // What the study does not know, its network was not given.
      return known ?? { ...own, role: null, feature: false };
    }),
  };
}
