import { FaultError } from '../../../domain/fault.ts';
import { identifier, literal } from '../../../domain/recipe/sql.ts';
import { fieldsOf } from '../../../domain/table/fields.ts';
import { goodRecords } from '../../../domain/table/goodRecords.ts';
import type { Reading } from '../../../domain/table/guessParse.ts';
import type { ParseSetup } from '../../../domain/table/parse.ts';
import type { Session } from '../session.ts';
import type { RejectStore } from './rejects.ts';
import { ROWS_A_GROUP, type Slice } from './slices.ts';
import { appendTexts } from './texts.ts';

/** Where slices go. */
export interface Target {
  readonly session: Session;
  /** The table. */
  readonly source: string;
  /** The file's name, for words. */
  readonly name: string;
  readonly reading: Reading;
  readonly signal: AbortSignal;
}

/** Bytes that may wait to be committed: whole slices stay in memory until they are. */
const MOST_OPEN = 96 * 2 ** 20;
/** Rows that are split at a time in the careful way. */
const CAREFUL_ROWS = 20_000;

/**
 * Writes slices of good records into a table of texts. The database splits them and must find as many
 * rows as were counted; where it does not, they are split here instead, and none is lost. A commit
 * comes with a whole row group, since the database packs at each commit and would pack a broken group
 * again with the next.
 */
export class SliceWriter {
  readonly #target: Target;
  readonly #rejects: RejectStore;
  /** What is written and not committed. */
  #open: Slice[] = [];
  #rows = 0;

  constructor(target: Target, rejects: RejectStore) {
    this.#target = target;
    this.#rejects = rejects;
  }

  /**
   * Hands a slice to the database, to be written next. These are short words that want an answer at
   * once: who reads slices in the same thread should not do so meanwhile.
   */
  async take(slice: Slice): Promise<void> {
    if (this.#open.length === 0) await this.#run('begin transaction');
    this.#open.push(slice);
    if (slice.rows === 0) return;
    // The database takes the bytes for its own, and a second reading may need them.
    await this.#target.session.database.openBytes(this.#handle, slice.bytes.slice());
  }

  /**
   * Writes the slice that was taken.
   * @throws {FaultError} `rows-lost` where the counts disagree even on the second, slower reading
   */
  async write(slice: Slice): Promise<void> {
    this.#rows += slice.rows;
    if (slice.rows > 0 && !(await this.#inserted(slice))) await this.#carefully();
    else if (this.#rows % ROWS_A_GROUP === 0 || bytesOf(this.#open) > MOST_OPEN) await this.close();
  }

  /** Commits what is open. */
  async close(): Promise<void> {
    const done = this.#letGo();
    if (done.length === 0) return;
    await this.#run('commit');
    await this.#keepRejects(done);
  }

  /** Gives up what is open; what was committed stays. */
  async abandon(): Promise<void> {
    if (this.#letGo().length > 0) await this.#run('rollback');
  }

  /** Whether the database found as many rows in a slice as there are. */
  async #inserted(slice: Slice): Promise<boolean> {
    const { session, source, name, reading } = this.#target;
    try {
      const sql = insertSql(source, this.#handle, reading);
      return (
        (await session.row(`Loading ${name}`, sql, (row) => row.number('Count'))) === slice.rows
      );
    } catch (error) {
      if (error instanceof FaultError && error.fault.kind === 'query-failed') return false;
      throw error;
    } finally {
      await session.database.closeFile(this.#handle);
    }
  }

  async #carefully(): Promise<void> {
    const again = this.#letGo();
    await this.#run('rollback');
    for (const slice of again) await insertCarefully(this.#target, slice);
    await this.#keepRejects(again);
  }

  /** The name under which the database reads the slice. */
  get #handle(): string {
    return `slice_of_${this.#target.source}`;
  }

  #letGo(): readonly Slice[] {
    const open = this.#open;
    this.#open = [];
    return open;
  }

  /** Not before the slices are in: a rollback would take their rejects with it. */
  async #keepRejects(slices: readonly Slice[]): Promise<void> {
    for (const { rejects } of slices) await this.#rejects.add(rejects);
  }

  #run(sql: string) {
    return this.#target.session.query(`Loading ${this.#target.name}`, sql);
  }
}

function bytesOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { bytes }) => sum + bytes.length, 0);
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

/** Splits a slice's records here, where the database sees them otherwise than the scanner did. */
async function insertCarefully(target: Target, slice: Slice): Promise<void> {
  const { session, source, name, reading, signal } = target;
  const width = reading.names.length;
  let loaded = 0;
  let rows: (string | null)[][] = [];
  const append = async () => {
    signal.throwIfAborted();
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
