import { FaultError } from '../../../domain/fault.ts';
import { forecast, memoryOfRows, together } from '../../../domain/table/forecast.ts';
import type { Reading } from '../../../domain/table/guessParse.ts';
import { headRecords } from '../../../domain/table/headRecords.ts';
import type { Forecast } from '../../../domain/table/parse.ts';
import type { NamedFile } from '../../../domain/table/source.ts';
import { MEMORY_LIMIT } from '../database.ts';
import { memoryUsed } from '../memory.ts';
import type { Session } from '../session.ts';
import { contents } from './contents.ts';
import { formatOf } from './format.ts';
import { readHead, readingOf, type Head } from './head.ts';
import { sourceOf } from './job.ts';
import { isGzip, openStream } from './unpack.ts';

/** Growth of a packed text whose size unpacked is not said. */
const USUAL_RATIO = 6;

/** What reading a delimited file whole would take beside what is loaded, from its beginning. */
export async function foreseeText(
  session: Session,
  file: NamedFile,
  head: Head,
  { parse, utf8 }: Reading & { readonly utf8: Uint8Array },
  bytes: number | null,
): Promise<Forecast> {
  const records = headRecords(utf8, false, parse, parse.preamble, Infinity).length;
  const beginning = {
    bytes: head.whole ? head.bytes.length : (bytes ?? (await unpackedSize(file.data))),
    headRecords: records,
    headBytes: head.bytes.length,
  };
  return forecast(beginning, await room(session));
}

/** Past this a gzip file may hold 4 GiB, where its own note of its size begins anew. */
const LARGEST_NOTED = 300e6;

/** Bytes of a gzip file unpacked: what its end notes (RFC 1952: ISIZE), where that can be so. */
async function unpackedSize(data: Blob): Promise<number> {
  if (data.size < LARGEST_NOTED && (await isGzip(data))) {
    const end = new DataView(await data.slice(-4).arrayBuffer());
    const noted = end.getUint32(0, true);
    // A file of several members, one after the other, notes only the last.
    if (noted > data.size) return noted;
  }
  return data.size * USUAL_RATIO;
}

/** What reading several files whole would take together; what is no delimited text is not foreseen. */
export async function foresee(session: Session, files: readonly NamedFile[]): Promise<Forecast> {
  const found: Forecast[] = [];
  for (const file of files) {
    try {
      found.push(...(await foreseeFile(session, file)));
    } catch (error) {
      // What is wrong with a file is said when it is loaded; it adds nothing to the others.
      if (!(error instanceof FaultError)) throw error;
    }
  }
  return together(found, await room(session));
}

async function foreseeFile(session: Session, file: NamedFile): Promise<Forecast[]> {
  const found: Forecast[] = [];
  for (const content of await contents(file)) {
    if (content.kind !== 'table') continue;
    if ((await formatOf(content.file)).format !== 'delimited') continue;
    const { signal } = new AbortController();
    const { stream, bytes } = await openStream(content.file, { evenIfLarge: true, signal });
    const head = await readHead(stream);
    found.push(await foreseeText(session, content.file, head, readingOf(head, {}), bytes));
  }
  return found;
}

/** Bytes that are left for more files, once the loaded ones have been joined and learned from. */
async function room(session: Session): Promise<number> {
  const sql = `select coalesce(sum(estimated_size), 0) as n from duckdb_tables() where starts_with(table_name, '${sourceOf(0).slice(0, -1)}')`;
  const rows = await session.row('Counting loaded rows', sql, (row) => row.number('n'));
  return MEMORY_LIMIT - (await memoryUsed(session)) - memoryOfRows(rows);
}
