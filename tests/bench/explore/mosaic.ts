import { clauseInterval, Coordinator, makeClient, Selection } from '@uwdata/mosaic-core';
import { column, count, Query, sum, type FilterExpr } from '@uwdata/mosaic-sql';
import { tableToIPC } from 'apache-arrow';
import type { Range } from '../../../src/ui/charts/explore/useBandBrush.ts';
import type { Database } from '../../../src/engine/database/database.ts';

/** Pixels that a brush moves over. */
const PIXELS = 400;

/**
 * Mosaic's cross-filter over the same table of small numbers in the same database: a client a figure,
 * with pre-aggregation. Gives the milliseconds from a brush to the last client's result, move by move.
 */
export async function mosaicMoves(
  database: Database,
  figures: number,
  active: number,
  moves: readonly Range[],
): Promise<number[]> {
  const connector = {
    query: async ({ type, sql }: { type: string; sql: string }) => {
      const table = await database.query(sql);
      return type === 'arrow' ? tableToIPC(table, 'stream') : undefined;
    },
  };
  const coordinator = new Coordinator(connector as never, { logger: null });
  const selection = Selection.crossfilter();
  let waiting = 0;
  let arrived: () => void = () => undefined;
  const clients = Array.from({ length: figures }, (_, i) =>
    makeClient({
      coordinator,
      selection,
      query: (filter: FilterExpr) =>
        Query.from('cells')
          .select({
            part: column(`c${String(i)}`),
            rows: count(),
            known: count('outcome'),
            arrests: sum('outcome'),
          })
          .where(filter)
          .groupby(column(`c${String(i)}`)),
      queryResult: () => {
        if (--waiting === 0) arrived();
      },
      queryError: (error) => {
        throw error;
      },
    }),
  );
  const all = (results: number, run: () => void) =>
    new Promise<void>((resolve) => {
      waiting = results;
      arrived = resolve;
      run();
    });
  await all(figures, () => undefined);
  const source = clients[active]!;
  const clause = ({ from, to }: Range) =>
    clauseInterval(column(`c${String(active)}`), [from, to], {
      source,
      clients: new Set([source]),
      scale: { type: 'linear', domain: [0, 24], range: [0, PIXELS] } as never,
    });
  selection.activate(clause({ from: 0, to: 23 }));
  const times: number[] = [];
  for (const move of moves) {
    const start = performance.now();
    await all(figures - 1, () => selection.update(clause(move)));
    times.push(performance.now() - start);
  }
  coordinator.clear();
  return times;
}
