import type { Database } from '../../src/engine/database/database.ts';
import { parquetParts } from './parquet.ts';

/** How a table of the tab and Spark's differ. */
export interface Difference {
  readonly column: string;
  readonly cells: number;
  /** The first of them: row, tab, Spark. */
  readonly example: string;
}

/** What was compared, and what differs. */
export interface Comparison {
  readonly rows: number;
  readonly columns: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares a query of the tab's database, keyed by `_row`, with the Parquet files in a folder, cell by
 * cell; a row that only one of them has differs in every column.
 */
export async function compareTable(
  database: Database,
  query: string,
  folder: string,
): Promise<Comparison> {
  const table = await database.query(query);
  const names = table.schema.fields.map(({ name }) => name);
  const columns = names.map((_, i) => table.getChildAt(i)!);
  const at = new Map<number, number>();
  const rowColumn = columns[names.indexOf('_row')]!;
  for (let i = 0; i < table.numRows; i++) at.set(Number(rowColumn.get(i)), i);
  const found = new Map<string, { cells: number; example: string }>();
  const differ = (column: string, example: string, cells = 1) => {
    const one = found.get(column) ?? { cells: 0, example };
    found.set(column, { ...one, cells: one.cells + cells });
  };
  for await (const part of parquetParts(folder)) {
    const others = part.names.filter((name) => !names.includes(name));
    for (const name of others) differ(name, 'the tab has no such column');
    const places = names.map((name) => part.names.indexOf(name));
    const rowPlace = part.names.indexOf('_row');
    for (const row of part.rows) {
      const number = Number(row[rowPlace]);
      const i = at.get(number);
      if (i === undefined) {
        differ('_row', `row ${String(number)} is not in the tab`);
        continue;
      }
      at.delete(number);
      for (const [c, name] of names.entries()) {
        const [tab, spark] = [plain(columns[c]!.get(i)), plain(row[places[c]!])];
        if (!Object.is(tab, spark))
          differ(
            name,
            `row ${String(number)}: ${String(tab)} in the tab, ${String(spark)} on Spark`,
          );
      }
    }
  }
  if (at.size > 0) differ('_row', `row ${String([...at.keys()][0])} is not on Spark`, at.size);
  const differences = [...found].map(([column, one]) => ({ column, ...one }));
  return { rows: table.numRows, columns: names.length, differences };
}

/** A cell without what only its way here made of it. */
function plain(cell: unknown): unknown {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'bigint') return Number(cell);
  if (cell instanceof Date) return cell.getTime();
  return cell === 0 ? 0 : cell;
}
