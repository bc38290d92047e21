import { FaultError } from '../../../domain/fault.ts';
import { fieldsOf } from '../../../domain/table/fields.ts';
import { goodRecords } from '../../../domain/table/goodRecords.ts';
import type { Reading } from '../../../domain/table/guessParse.ts';
import type { ParseSetup } from '../../../domain/table/parse.ts';
import { identifier, literal } from '../../../domain/recipe/sql.ts';
import { RecordScanner, type ScanPlan } from '../../../domain/table/scanner.ts';
import type { Session } from '../session.ts';
import { RejectStore } from './rejects.ts';
import { slicesOf, type Slice } from './slices.ts';
import { appendTexts, createTexts } from './texts.ts';
import { utf8Chunks } from './utf8.ts';

/** What a delimited text became; `loaded + rejected + leftOut = records`. */
export interface Account {
  readonly records: number;
  readonly loaded: number;
  readonly leftOut: number;
  readonly rejects: RejectStore;
}

/** A text to load, and where to. */
export interface DelimitedJob {
  readonly session: Session;
  readonly id: number;
  readonly source: string;
  readonly name: string;
  readonly reading: Reading;
  readonly keep: ScanPlan['keep'];
  /** Whether the encoding is only a guess. */
  readonly guessed: boolean;
  readonly open: () => Promise<ReadableStream<Uint8Array>>;
  readonly signal: AbortSignal;
}

/** Reads a text from beginning to end without loading it, for what `keep` sees of its records. */
export async function scanOnly(job: DelimitedJob): Promise<void> {
  const scanner = scannerOf(job);
  const chunks = utf8Chunks(await job.open(), job.reading.parse.encoding);
  for await (const slice of slicesOf(chunks, scanner)) {
    job.signal.throwIfAborted();
    if (slice.rows > 0) throw new Error('a scan keeps no record');
  }
}

/**
 * Loads a text slice by slice into a table of texts: the scanner cuts it into records and rejects the
 * bad ones, the database splits the good ones, and must find as many. While it does, the next slice
 * is read.
 *
 * @returns null if the bytes show that the guessed encoding is wrong
 * @throws {FaultError} `rows-lost` where the two disagree even on a second, slower reading
 */
export async function loadDelimited(job: DelimitedJob): Promise<Account | null> {
  const { session, source, reading, signal } = job;
  const { parse, names } = reading;
  await createTexts(session, source, names);
  const scanner = scannerOf(job);
  const rejects = new RejectStore(session, job.id);
  let inserting = Promise.resolve();
  try {
    const chunks = utf8Chunks(await job.open(), parse.encoding);
    for await (const slice of slicesOf(chunks, scanner)) {
      signal.throwIfAborted();
      if (job.guessed && parse.encoding === 'utf-8' && slice.western) return null;
      await inserting;
      inserting = insert(job, slice, rejects);
      // Its failure is seen when it is awaited, here or below, and not before.
      inserting.catch(() => undefined);
    }
  } finally {
    await inserting;
  }
  const { records, kept: loaded, leftOut } = scanner;
  return { records, loaded, leftOut, rejects };
}

function scannerOf({ reading: { parse, names }, keep }: DelimitedJob): RecordScanner {
  return new RecordScanner({ ...parse, names, ...(keep && { keep }) });
}

async function insert(job: DelimitedJob, slice: Slice, rejects: RejectStore): Promise<void> {
  await rejects.add(slice.rejects);
  if (slice.rows > 0 && !(await insertFast(job, slice))) await insertCarefully(job, slice);
}

/** Lets the database split the records; all of them are in then, or none. */
async function insertFast({ session, source, name, reading }: DelimitedJob, slice: Slice) {
  const handle = `slice_of_${source}`;
  // The database takes the bytes for its own, and a second reading may need them.
  await session.database.openBytes(handle, slice.bytes.slice());
  await session.query(`Loading ${name}`, 'begin transaction');
  let inserted = -1;
  try {
    const sql = insertSql(source, handle, reading);
    inserted = await session.row(`Loading ${name}`, sql, (row) => row.number('Count'));
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.kind !== 'query-failed') throw error;
  } finally {
    const all = inserted === slice.rows;
    await session.query(`Loading ${name}`, all ? 'commit' : 'rollback');
    await session.database.closeFile(handle);
  }
  return inserted === slice.rows;
}

/** Strict reading of clean records; nothing is guessed and nothing is skipped. */
function insertSql(source: string, handle: string, { parse, names }: Reading): string {
  const columns = names.map((_, i) => `${literal(`c${String(i)}`)}: 'VARCHAR'`).join(', ');
  return `insert into ${identifier(source)} select * from read_csv(${literal(handle)},
  auto_detect = false, header = false, columns = {${columns}}, ${dialectSql(parse)},
  new_line = '\\n', strict_mode = true, null_padding = false, max_line_size = 4194304)`;
}

function dialectSql({ delimiter, quote }: Pick<ParseSetup, 'delimiter' | 'quote'>): string {
  return `delim = ${literal(delimiter)}, quote = ${literal(quote)}, escape = ${literal(quote)}`;
}

/** Rows that are split at a time in the careful way. */
const CAREFUL_ROWS = 20_000;

/** Splits a slice's records here, where the database sees them otherwise than the scanner did. */
async function insertCarefully(job: DelimitedJob, slice: Slice): Promise<void> {
  const { session, source, name, reading } = job;
  const width = reading.names.length;
  let loaded = 0;
  let rows: (string | null)[][] = [];
  const append = async () => {
    job.signal.throwIfAborted();
    await appendTexts(session, source, width, rows);
    loaded += rows.length;
    rows = [];
  };
  for (const record of goodRecords(slice.bytes, reading.parse)) {
    const fields = fieldsOf(record, reading.parse);
    if (fields.length !== width) break;
    if (rows.push(fields) >= CAREFUL_ROWS) await append();
  }
  await append();
  if (loaded === slice.rows) return;
  const lost = { kind: 'rows-lost', file: name, records: slice.rows, loaded, rejected: 0 } as const;
  throw new FaultError(lost);
}
