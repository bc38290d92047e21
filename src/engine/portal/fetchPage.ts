import { RecordCounter } from '../../domain/table/recordCounter.ts';
import { Trouble, type Net, type Wanted } from './net.ts';
import { pieces, type Bytes } from './pieces.ts';

const LF = 0x0a;

/** A page of a CSV table as it arrived. */
export interface Page {
  /** The first line without its end; `''` for an answer without a byte. */
  readonly header: string;
  /** The records after it, as they came; ends with a line end. */
  readonly body: Blob;
  readonly rows: number;
  readonly bytes: number;
  /** Milliseconds until the first byte, and from there to the last. */
  readonly firstByteMs: number;
  readonly restMs: number;
}

/**
 * Fetches one page, whole or not at all.
 *
 * @param due rows that the page must have to count as whole where its last line has no end
 * @throws {Trouble} see `pieces`; an answer that ends in the middle of a row is a cut connection
 */
export async function fetchPage(
  wanted: Wanted,
  due: number,
  net: Net,
  onRows: (rows: number) => void,
): Promise<Page> {
  const start = net.now();
  let firstAt: number | null = null;
  const counter = new RecordCounter(',');
  const parts: Bytes[] = [];
  for await (const piece of pieces(wanted, net)) {
    firstAt ??= net.now();
    counter.push(piece);
    parts.push(piece);
    onRows(rowsOf(counter));
  }
  const rows = rowsOf(counter);
  const ended = parts.at(-1)?.at(-1) === LF;
  if (!ended && rows > 0 && rows < due)
    throw new Trouble('the answer ended in the middle of a row', true, null, true);
  const { header, body } = split(parts);
  return {
    header,
    body: new Blob(ended || rows === 0 ? body : [...body, '\n']),
    rows,
    bytes: parts.reduce((sum, { length }) => sum + length, 0),
    firstByteMs: (firstAt ?? net.now()) - start,
    restMs: firstAt === null ? 0 : net.now() - firstAt,
  };
}

/** The header is a record, but no row. */
function rowsOf(counter: RecordCounter): number {
  return Math.max(0, counter.records - 1);
}

/** Cuts the header off; the API's names of columns hold no line end, so the first one ends it. */
function split(parts: readonly Bytes[]): { header: string; body: Bytes[] } {
  const decoder = new TextDecoder();
  let header = '';
  for (const [i, part] of parts.entries()) {
    const end = part.indexOf(LF);
    if (end < 0) {
      header += decoder.decode(part, { stream: true });
      continue;
    }
    header += decoder.decode(part.subarray(0, end));
    return { header: header.trimEnd(), body: [part.subarray(end + 1), ...parts.slice(i + 1)] };
  }
  return { header: header.trimEnd(), body: [] };
}
