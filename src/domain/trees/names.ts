import type { FeaturePlan } from '../features/plan.ts';
import type { TreeColumn } from './columns.ts';

/** The plan's name of a column: a field's, a number's, or that of a number's flag. */
export function treeColumnName(plan: FeaturePlan, { kind, place }: TreeColumn): string {
  const names =
    kind === 'field'
      ? plan.fields.map(({ name }) => name)
      : plan.numerics.flatMap(({ name, flagMissing }) =>
          flagMissing ? [name, `${name.trim()} missing`] : [name],
        );
  return names[place]?.trim() ?? '';
}
