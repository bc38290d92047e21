import { recognise } from '../../../domain/cities/recognise.ts';
import { FaultError } from '../../../domain/fault.ts';
import { columnOf } from '../../../domain/table/column.ts';
import { fieldAt } from '../../../domain/table/fields.ts';
import type { Reading } from '../../../domain/table/guessParse.ts';
import { headRecords } from '../../../domain/table/headRecords.ts';
import type { SampleRequest } from '../../../domain/table/parse.ts';
import { SampleDraw, yearIn } from '../../../domain/table/sample.ts';
import type { ScanPlan } from '../../../domain/table/scanner.ts';
import { foreseeText } from './foresee.ts';
import { readHead, readingOf, type Head } from './head.ts';
import { loadDelimited, scanOnly, type DelimitedJob } from './loadDelimited.ts';
import type { LoadedText, LoadJob } from './job.ts';
import { paced } from './pace.ts';
import { openStream } from './unpack.ts';

/** Loads a delimited file, however it is packed and encoded, whole or a sample of it. */
export async function loadText(job: LoadJob): Promise<LoadedText> {
  const { request, signal } = job;
  const options = { evenIfLarge: request.evenIfLarge ?? false, signal };
  const { stream, bytes } = await openStream(request.file, options);
  const head = await readHead(stream);
  const first = readingOf(head, request.parse ?? {});
  if (!options.evenIfLarge && !request.sample) await askIfLarge(job, head, first, bytes);
  const guessed = request.parse?.encoding === undefined;
  const account =
    (await loadAs(job, first, guessed)) ??
    (await loadAs(job, readingOf(head, { ...request.parse, encoding: 'windows-1252' }), false));
  if (!account) throw new Error('a set encoding was taken for a guess');
  return account;
}

/** Records of the beginning that tell which column the dates are in. */
const LOOKED_AT = 400;

/** How a file is read, and its beginning. */
type HeadReading = Reading & { readonly utf8: Uint8Array };

/** Loads the text read in one way; null if its encoding proves wrong. */
async function loadAs(
  job: LoadJob,
  reading: HeadReading,
  guessed: boolean,
): Promise<LoadedText | null> {
  const { session, id, source, request, signal, onProgress } = job;
  const { name } = request.file;
  const passes = request.sample ? 2 : 1;
  let pass = 0;
  const open = async () => {
    const evenIfLarge = request.evenIfLarge ?? false;
    const { stream, read } = await openStream(request.file, { evenIfLarge, signal });
    const share = (pass++ + 0) / passes;
    const report = paced(`Reading ${name}`, onProgress);
    const size = request.file.data.size;
    const watched = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        report(share + Math.min(1, read() / size) / passes);
        controller.enqueue(chunk);
      },
    });
    return stream.pipeThrough(watched);
  };
  const all: DelimitedJob = {
    ...{ session, id, source, name, reading, guessed, open, signal },
    keep: undefined,
  };
  const keep = request.sample ? await drawn(all, reading.utf8, request.sample) : undefined;
  const account = await loadDelimited({ ...all, keep });
  if (!account) return null;
  const { records, loaded, leftOut, rejects } = account;
  return {
    ...{ format: 'delimited', parse: reading.parse, records, loaded, leftOut },
    rejected: records - loaded - leftOut,
    rejects: rejects.first,
  };
}

/** Counts the records once, and then says of each whether it is in the sample. */
async function drawn(
  job: DelimitedJob,
  head: Uint8Array,
  sample: SampleRequest,
): Promise<ScanPlan['keep']> {
  const groupOf = sample.by === 'year' ? yearOf(job, head) : () => '';
  const counts = new Map<string, number>();
  await scanOnly({
    ...job,
    keep: (_, bytes, start, end) => {
      const group = groupOf(bytes, start, end);
      counts.set(group, (counts.get(group) ?? 0) + 1);
      return false;
    },
  });
  const draw = new SampleDraw(counts, sample.rows, sample.seed);
  return (_, bytes, start, end) => draw.take(groupOf(bytes, start, end));
}

type GroupOf = (bytes: Uint8Array, start: number, end: number) => string;

/**
 * The year of a record, from the column that says when it happened, or else the first with dates.
 * @throws {FaultError} `no-dates` where no column does
 */
function yearOf({ reading: { names, parse }, name }: DelimitedJob, head: Uint8Array): GroupOf {
  const rows = headRecords(head, false, parse, parse.preamble, LOOKED_AT)
    .slice(parse.header ? 1 : 0)
    .filter(({ width }) => width === names.length);
  const { columns } = recognise(
    names,
    rows.map(({ cells }) => cells),
  );
  const date =
    columnOf(columns, 'occurred at') ??
    columns.find(({ type }) => type === 'timestamp' || type === 'date');
  if (!date) throw new FaultError({ kind: 'no-dates', file: name });
  const index = names.indexOf(date.name);
  return (bytes, start, end) => yearIn(fieldAt(bytes, start, end, parse, index));
}

/** @throws {FaultError} `file-asks` if the whole file would not fit beside what is loaded */
async function askIfLarge(
  { session, request: { file } }: LoadJob,
  head: Head,
  reading: HeadReading,
  bytes: number | null,
): Promise<void> {
  if (head.whole) return;
  const foreseen = await foreseeText(session, file, head, reading, bytes);
  if (foreseen.memory > foreseen.limit) {
    throw new FaultError({ kind: 'file-asks', file: file.name, forecast: foreseen });
  }
}
