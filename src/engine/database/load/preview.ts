import { headRecords } from '../../../domain/table/headRecords.ts';
import type { ParsePreview, ParseSetup } from '../../../domain/table/parse.ts';
import type { NamedFile } from '../../../domain/table/source.ts';
import { afterLineEnd, lineEnd } from '../../../domain/table/measure.ts';
import { readHead, readingOf } from './head.ts';
import { openStream } from './unpack.ts';

/** Records of a file's beginning that are looked at, rows that are shown, and lines of what is before. */
const LOOKED_AT = 1000;
const SHOWN_ROWS = 12;
const SHOWN_LINES = 8;

/** How a delimited file's beginning reads with a setup; what the setup leaves open is found out. */
export async function previewParse(
  file: NamedFile,
  fixed: Partial<ParseSetup>,
): Promise<ParsePreview> {
  const { signal } = new AbortController();
  const { stream } = await openStream(file, { evenIfLarge: true, signal });
  const head = await readHead(stream);
  const { parse, names, utf8 } = readingOf(head, fixed);
  const all = headRecords(utf8, head.whole, parse, parse.preamble, LOOKED_AT + 1);
  const records = parse.header ? all.slice(1) : all.slice(0, LOOKED_AT);
  const good = records.filter(({ width }) => width === names.length);
  return {
    parse,
    headers: names,
    rows: good.slice(0, SHOWN_ROWS).map(({ cells }) => cells),
    records: records.length,
    rejected: records.length - good.length,
    preamble: firstLines(utf8, Math.min(parse.preamble, SHOWN_LINES)),
  };
}

function firstLines(bytes: Uint8Array, lines: number): string[] {
  const decoder = new TextDecoder();
  const texts: string[] = [];
  for (let at = 0; texts.length < lines && at < bytes.length;) {
    const end = lineEnd(bytes, at, bytes.length);
    texts.push(decoder.decode(bytes.subarray(at, end)));
    at = afterLineEnd(bytes, end, bytes.length);
  }
  return texts;
}
