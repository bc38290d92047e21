import type { Session } from './session.ts';

/** Bytes of memory that the database's tables take. */
export function memoryUsed(session: Session): Promise<number> {
  const sql = 'select sum(memory_usage_bytes) as bytes from duckdb_memory()';
  return session.row('Asking for memory', sql, (row) => row.number('bytes'));
}
