import { RecordScanner, type ScanPlan } from '../../../domain/table/scanner.ts';
import { RejectStore } from './rejects.ts';
import { SliceWriter, type Target } from './sliceWriter.ts';
import { slicesOf } from './slices.ts';
import { createTexts } from './texts.ts';
import { utf8Chunks } from './utf8.ts';

/** What a delimited text became; `loaded + rejected + leftOut = records`. */
export interface Account {
  readonly records: number;
  readonly loaded: number;
  readonly leftOut: number;
  readonly rejects: RejectStore;
}

/** A text to load, and where to. */
export interface DelimitedJob extends Target {
  readonly id: number;
  readonly keep: ScanPlan['keep'];
  /** Whether the encoding is only a guess. */
  readonly guessed: boolean;
  readonly open: () => Promise<ReadableStream<Uint8Array>>;
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
  const writer = new SliceWriter(job, rejects);
  let writing = Promise.resolve();
  try {
    const chunks = utf8Chunks(await job.open(), parse.encoding);
    for await (const slice of slicesOf(chunks, scanner)) {
      signal.throwIfAborted();
      if (job.guessed && parse.encoding === 'utf-8' && slice.western) return null;
      await writing;
      await writer.take(slice);
      writing = writer.write(slice);
      // Its failure is seen when it is awaited, here or below, and not before.
      writing.catch(() => undefined);
    }
    await writing;
    await writer.close();
  } finally {
    await writing.finally(() => writer.abandon());
  }
  const { records, kept: loaded, leftOut } = scanner;
  return { records, loaded, leftOut, rejects };
}

function scannerOf({ reading: { parse, names }, keep }: DelimitedJob): RecordScanner {
  return new RecordScanner({ ...parse, names, ...(keep && { keep }) });
}
