import { DUCKDB, type SqlDialect } from './dialect.ts';
import { SPARK } from './spark.ts';

/** The engines that a recipe compiles to. */
export const DIALECTS = { duckdb: DUCKDB, spark: SPARK } as const satisfies Record<
  string,
  SqlDialect
>;

export type DialectName = keyof typeof DIALECTS;
