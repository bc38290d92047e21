import { columnNames } from '../../../domain/table/columnNames.ts';
import type { Reject, TableFormat } from '../../../domain/table/receipt.ts';
import { FaultError } from '../../../domain/fault.ts';
import type { LoadedText, LoadJob } from './job.ts';
import { paced } from './pace.ts';
import { RejectStore } from './rejects.ts';
import { ROWS_A_GROUP } from './slices.ts';
import { appendTexts, createTexts, type TextRow } from './texts.ts';

/** Rows that are handed to the database at a time: whole groups, which it packs once. */
const ROWS = ROWS_A_GROUP;

/** Takes a file's rows one by one, hands them on in chunks, and keeps the account. */
export class RowWriter {
  readonly #rejects: RejectStore;
  readonly #report: (share: number) => void;
  #rows: TextRow[] = [];
  #records = 0;
  #loaded = 0;

  private constructor(
    readonly job: LoadJob,
    readonly width: number,
  ) {
    this.#rejects = new RejectStore(job.session, job.id);
    this.#report = paced(`Reading ${job.request.file.name}`, job.onProgress);
  }

  /** Makes the table. @throws {FaultError} where there is no column */
  static async open(job: LoadJob, names: readonly string[]): Promise<RowWriter> {
    const file = job.request.file.name;
    if (names.length === 0) throw new FaultError({ kind: 'file-empty', file });
    await createTexts(job.session, job.source, columnNames(names, names.length));
    return new RowWriter(job, names.length);
  }

  async add(row: TextRow, share: number): Promise<void> {
    this.#records++;
    if (this.#rows.push(row) >= ROWS) await this.#flush(share);
  }

  async reject(reject: Reject): Promise<void> {
    this.#records++;
    await this.#rejects.add([reject]);
  }

  async close(format: TableFormat): Promise<LoadedText> {
    await this.#flush(1);
    const records = this.#records;
    const loaded = this.#loaded;
    return {
      ...{ format, parse: null, records, loaded, leftOut: 0 },
      rejected: records - loaded,
      rejects: this.#rejects.first,
    };
  }

  async #flush(share: number): Promise<void> {
    const { session, source, signal } = this.job;
    signal.throwIfAborted();
    await appendTexts(session, source, this.width, this.#rows);
    this.#loaded += this.#rows.length;
    this.#rows = [];
    this.#report(share);
  }
}
