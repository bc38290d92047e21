/** What a cluster says of the model that it trained, beside its scores. */
export interface ClusterMetrics {
  readonly name: string;
  readonly description: string;
  readonly seconds: number;
}

/** What is said where there is only a file of scores. */
export const UNKNOWN_METRICS: ClusterMetrics = {
  name: 'Cluster',
  description: 'its metrics were not given',
  seconds: 0,
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
  const { name, description, seconds } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof description !== 'string') return null;
  if (typeof seconds !== 'number' || !(seconds >= 0)) return null;
  const short = (said: string) => said.trim().slice(0, LONGEST);
  return { name: short(name) || UNKNOWN_METRICS.name, description: short(description), seconds };
}
