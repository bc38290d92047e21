import { FaultError } from '../fault.ts';
import type { FeaturePlan } from './plan.ts';

/**
 * A plan that was measured again on the same training rows, with the figures of the one that a model
 * learned by; of that one's numbers only those that come first are compared.
 * @throws {FaultError} `plan-unfit` where levels or numbers differ
 */
export function sameFeatures(measured: FeaturePlan, given: FeaturePlan): FeaturePlan {
  const differs =
    named(measured.fields, given.fields) ??
    measured.fields.find(({ levels }, i) => !alike(levels, given.fields[i]?.levels ?? []))?.name ??
    named(measured.numerics, given.numerics.slice(0, measured.numerics.length));
  if (differs !== undefined) throw new FaultError({ kind: 'plan-unfit', column: differs });
  return { ...given, numerics: given.numerics.slice(0, measured.numerics.length) };
}

/**
 * A plan that was made again, with the rates and what days and areas bring, as the one that a model learned by.
 * @throws {FaultError} `plan-unfit` where one has a number that the other has not
 */
export function samePlan(made: FeaturePlan, given: FeaturePlan): FeaturePlan {
  const differs = named(made.numerics, given.numerics);
  if (differs !== undefined) throw new FaultError({ kind: 'plan-unfit', column: differs });
  return given;
}

type Named = readonly { readonly name: string }[];

/** The first column that one has and the other has not, or has elsewhere. */
function named(one: Named, other: Named): string | undefined {
  const most = Math.max(one.length, other.length);
  const at = Array.from({ length: most }, (_, i) => i).find((i) => one[i]?.name !== other[i]?.name);
  return at === undefined ? undefined : (one[at] ?? other[at])?.name;
}

function alike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((level, i) => level === other[i]);
}
