import type { JoinedColumn } from '../recipe/join.ts';

/** The joined view's columns that a network is given, and how. */
export interface FeatureChoice {
  readonly categories: readonly string[];
  readonly numbers: readonly string[];
}

/** The columns marked as features, without those known only later. Derived columns are categories. */
export function chooseFeatures(columns: readonly JoinedColumn[]): FeatureChoice {
  const chosen = columns.filter(
    ({ table, column }) => table === 'derived' || (column?.feature && column.known === 'at report'),
  );
  const isNumber = ({ column }: JoinedColumn) => column?.type === 'number';
  return {
    categories: chosen.filter((c) => !isNumber(c)).map((c) => c.name),
    numbers: chosen.filter(isNumber).map((c) => c.name),
  };
}
