import type { FeaturePlan } from '../features/plan.ts';
import type { FeatureGroup } from './scorer.ts';

/**
 * The groups of a plan: columns of one `link` are one group under the link's name, every other
 * column is one of its own. A number's flag for missing goes with the number.
 */
export function featureGroups(
  plan: FeaturePlan,
  links: Readonly<Record<string, readonly string[]>> = {},
): readonly FeatureGroup[] {
  const linkOf = new Map(
    Object.entries(links).flatMap(([link, names]) => names.map((name) => [name, link] as const)),
  );
  const groups = new Map<string, { fields: number[]; numbers: number[] }>();
  const groupOf = (column: string) => {
    const name = linkOf.get(column) ?? column;
    const group = groups.get(name) ?? { fields: [], numbers: [] };
    groups.set(name, group);
    return group;
  };
  plan.fields.forEach(({ name }, field) => groupOf(name).fields.push(field));
  let next = 0;
  for (const { name, flagMissing } of plan.numerics) {
    const { numbers } = groupOf(name);
    numbers.push(next++);
    if (flagMissing) numbers.push(next++);
  }
  return [...groups].map(([name, { fields, numbers }]) => ({ name, fields, numbers }));
}
