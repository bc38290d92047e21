import { recognise } from '../../domain/cities/recognise.ts';
import { FaultError } from '../../domain/fault.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { identifier, literal } from '../../domain/recipe/sql.ts';
import type { Dialect } from '../../domain/table/dialect.ts';
import type { LoadedTable, LoadReceipt, Reject } from '../../domain/table/receipt.ts';
import { countRecords, dialectOf } from './count.ts';
import { withFormats } from './formats.ts';
import { inflate, isGzip } from './inflate.ts';
import { firstLine, textOfCell, type Session } from './session.ts';

/** Enough to see what is in the columns; the rest is the file's. */
const PREVIEW_ROWS = 4;
const SHOWN_REJECTS = 100;

export interface NamedFile {
  readonly name: string;
  readonly data: Blob;
  readonly simulated: boolean;
}

/** The database's table of a loaded file's text. */
export function sourceOf(id: number): string {
  return `file_${id}`;
}

/**
 * Loads a delimited file as text, counts its records independently, and recognises what it is.
 * @throws {FaultError} if it cannot be read, is empty, or a row is unexplained; nothing is left behind
 */
export async function loadTable(
  session: Session,
  id: number,
  { name, data, simulated }: NamedFile,
  onProgress: OnProgress,
): Promise<LoadedTable> {
  const start = performance.now();
  const file = (await isGzip(data)) ? await inflate(data, name) : data;
  if (file.size === 0) throw new FaultError({ kind: 'file-empty', file: name });
  const dialect = await dialectOf(file);
  const report = (share: number) => onProgress({ what: `Reading ${name}`, share });
  const [records, { loaded, rejected, rejects }] = await Promise.all([
    countRecords(file, dialect, report).then((all) => all - 1),
    loadText(session, id, name, file, dialect),
  ]);
  const receipt: LoadReceipt = {
    ...{ file: name, bytes: data.size, records, loaded, rejected, rejects },
    ms: performance.now() - start,
  };
  try {
    return await understand(session, id, receipt, simulated);
  } catch (error) {
    await session.query(
      'Removing what could not be used',
      `drop table if exists ${identifier(sourceOf(id))}`,
    );
    throw error;
  }
}

async function understand(
  session: Session,
  id: number,
  receipt: LoadReceipt,
  simulated: boolean,
): Promise<LoadedTable> {
  const { file, records, loaded, rejected } = receipt;
  if (records <= 0) throw new FaultError({ kind: 'file-empty', file });
  if (loaded + rejected !== records) {
    throw new FaultError({ kind: 'rows-lost', file, records, loaded, rejected });
  }
  const source = identifier(sourceOf(id));
  const head = await session.query(
    `Previewing ${file}`,
    `select * from ${source} limit ${PREVIEW_ROWS}`,
  );
  const headers = head.schema.fields.map((field) => field.name);
  const { role, layout, city, columns, outcome } = recognise(headers);
  const preview = Array.from({ length: head.numRows }, (_, row) =>
    headers.map((_, column) => {
      const cell: unknown = head.getChildAt(column)?.get(row);
      return cell === null || cell === undefined ? null : textOfCell(cell);
    }),
  );
  const typed = await withFormats(session, sourceOf(id), loaded, columns);
  return {
    source: sourceOf(id),
    ...{ id, receipt, role, layout, columns: typed, preview, simulated, outcome },
    city: simulated ? null : (city?.id ?? null),
  };
}

/** Reads the file into a table of texts; unreadable records go to the rejects, with their reason. */
async function loadText(session: Session, id: number, name: string, file: Blob, dialect: Dialect) {
  const handle = `upload_${id}`;
  await session.database.openFile(handle, file);
  try {
    await dropRejects(session);
    await session
      .query(
        `Loading ${name}`,
        `create or replace table ${identifier(sourceOf(id))} as select * from read_csv(${literal(handle)},
  all_varchar = true, header = true, strict_mode = true, store_rejects = true, rejects_limit = 0,
  delim = ${literal(dialect.delimiter)}, quote = ${literal(dialect.quote)}, escape = ${literal(dialect.quote)})`,
      )
      .catch((error: unknown) => {
        throw unreadable(error, name);
      });
    const count = `select count(*) as n from ${identifier(sourceOf(id))}`;
    const loaded = await session.row(`Counting ${name}`, count, (row) => row.number('n'));
    return { loaded, ...(await readRejects(session, name)) };
  } finally {
    await dropRejects(session);
    await session.database.closeFile(handle);
  }
}

/** Why a file could not be read at all, in words; being out of memory stays what it is. */
function unreadable(error: unknown, file: string): unknown {
  if (!(error instanceof FaultError) || error.fault.kind !== 'query-failed') return error;
  const { detail } = error.fault;
  const words = /sniff/i.test(detail)
    ? 'no delimiter gives rows of equal length, or a quote is never closed'
    : detail;
  return new FaultError({ kind: 'file-unreadable', file, detail: words }, { cause: error });
}

async function readRejects(session: Session, name: string) {
  const purpose = `Looking at the rejects of ${name}`;
  const count = 'select count(distinct line) as n from reject_errors';
  const rejected = await session.row(purpose, count, (row) => row.number('n'));
  if (rejected === 0) return { rejected, rejects: [] };
  const rejects = await session.rows(
    purpose,
    `select line, any_value(column_name) as col, any_value(error_message) as reason, any_value(csv_line) as text
from reject_errors group by line order by line limit ${SHOWN_REJECTS}`,
    (row): Reject => ({
      line: row.number('line'),
      column: row.text('col'),
      reason: firstLine(row.text('reason') ?? ''),
      text: row.text('text') ?? '',
    }),
  );
  return { rejected, rejects };
}

async function dropRejects(session: Session): Promise<void> {
  for (const table of ['reject_errors', 'reject_scans']) {
    await session.database.query(`drop table if exists ${table}`);
  }
}
