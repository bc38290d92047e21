import { chooseBest, chooseFeatures } from '../features/choose.ts';
import { encodedNames } from '../features/encodings.ts';
import { columnsRead } from '../features/read.ts';
import type { JoinPlan } from '../recipe/join.ts';

/** What a cluster says of the model that it trained, beside its scores. */
export interface ClusterMetrics {
  readonly name: string;
  readonly description: string;
  readonly seconds: number;
  /** What the model was given; null where that is not said. */
  readonly columns: readonly string[] | null;
}

/** What is said where there is only a file of scores. */
export const UNKNOWN_METRICS: ClusterMetrics = {
  name: 'Cluster',
  description: 'its metrics were not given',
  seconds: 0,
  columns: null,
};

/** The longest name or description that is taken. */
const LONGEST = 200;

/** Reads `metrics.json`; null where it is no such file. Anybody may have written it. */
export function readMetrics(text: string): ClusterMetrics | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { name, description, seconds, columns } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof description !== 'string') return null;
  if (typeof seconds !== 'number' || !(seconds >= 0)) return null;
  const short = (said: string) => said.trim().slice(0, LONGEST);
  return {
    ...{ name: short(name) || UNKNOWN_METRICS.name, description: short(description), seconds },
    columns: Array.isArray(columns) ? columns.filter((one) => typeof one === 'string') : null,
  };
}

/**
 * What a cluster's model was given of a study, as far as the study knows it, and what that is made from;
 * the example's columns where it is not said.
 */
export function columnsGiven(
  { columns }: ClusterMetrics,
  plan: Pick<JoinPlan, 'columns' | 'keys'>,
): readonly string[] {
  const best = chooseBest(plan);
  const example = chooseFeatures(plan.columns);
  const given = new Set(columns ?? [...example.categories, ...example.numbers]);
  const { categories, computed, numbers, encodings } = best;
  const known = [...categories, ...computed, ...numbers, ...encodings.flatMap(encodedNames)];
  return columnsRead(
    best,
    known.filter((name) => given.has(name)),
  );
}
