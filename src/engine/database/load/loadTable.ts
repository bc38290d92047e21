import { recognise } from '../../../domain/cities/recognise.ts';
import { FaultError } from '../../../domain/fault.ts';
import type { OnProgress } from '../../../domain/progress.ts';
import { identifier } from '../../../domain/recipe/sql.ts';
import type { LoadedTable, LoadReceipt } from '../../../domain/table/receipt.ts';
import { withFormats } from '../formats.ts';
import type { Session } from '../session.ts';
import type { LoadRequest } from '../../../domain/table/source.ts';
import { sourceOf, type LoadJob } from './job.ts';
import { loadForeign } from './foreign.ts';
import { forgetRejects } from './rejects.ts';
import { loadText } from './loadText.ts';
import { readTexts } from './texts.ts';
import { formatOf } from './format.ts';

/** Enough to see what is in the columns; the rest is the file's. */
const PREVIEW_ROWS = 4;
/** Rows that tell what the columns of an unknown layout are. */
const SAMPLED_ROWS = 400;

/**
 * Loads a file as texts, accounts for every record, and recognises what it is.
 * @throws {FaultError} if it cannot be read, is empty, a record is unexplained, or a person must be
 * asked; nothing is left behind then, nor when the signal stops it
 */
export async function loadTable(
  session: Session,
  id: number,
  request: LoadRequest,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<LoadedTable> {
  const start = performance.now();
  const { name, data } = request.file;
  if (data.size === 0) throw new FaultError({ kind: 'file-empty', file: name });
  const job: LoadJob = { session, id, source: sourceOf(id), request, signal, onProgress };
  try {
    const { format } = await formatOf(request.file);
    const text = format === 'delimited' ? await loadText(job) : await loadForeign(job, format);
    const ms = performance.now() - start;
    return await understand(job, { file: name, bytes: data.size, ...text, ms });
  } catch (error) {
    await forgetRejects(session, id);
    const drop = `drop table if exists ${identifier(job.source)}`;
    await session.query('Removing what could not be used', drop);
    throw error;
  }
}

async function understand(job: LoadJob, receipt: LoadReceipt): Promise<LoadedTable> {
  const { session, source, id, request } = job;
  const { file, records, loaded, rejected, leftOut } = receipt;
  if (records <= 0) throw new FaultError({ kind: 'file-empty', file });
  if (loaded + rejected + leftOut !== records) {
    throw new FaultError({ kind: 'rows-lost', file, records, loaded, rejected });
  }
  if (loaded === 0) {
    const first = receipt.rejects[0];
    const why = first ? `; the first, on line ${String(first.line)}: ${first.reason}` : '';
    const detail = `none of its ${String(records)} records could be read${why}`;
    throw new FaultError({ kind: 'file-unreadable', file, detail });
  }
  const head = `select * from ${identifier(source)} limit ${String(SAMPLED_ROWS)}`;
  const { names, rows } = await readTexts(session, `Previewing ${file}`, head);
  const { role, layout, city, columns, outcome, missing } = recognise(names, rows);
  return {
    ...{ id, source, receipt, role, layout, outcome, missing },
    columns: await withFormats(session, source, loaded, columns),
    sample: request.sample ?? null,
    city: request.file.simulated ? null : (city?.id ?? null),
    preview: rows.slice(0, PREVIEW_ROWS),
    simulated: request.file.simulated,
  };
}
