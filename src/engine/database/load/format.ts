import { FaultError } from '../../../domain/fault.ts';
import { guessEncoding, looksBinary } from '../../../domain/table/encoding.ts';
import { namesJson, namesLines } from '../../../domain/table/fileKind.ts';
import type { TableFormat } from '../../../domain/table/receipt.ts';
import type { NamedFile } from '../../../domain/table/source.ts';
import { readHead } from './head.ts';
import { openStream } from './unpack.ts';
import { toUtf8 } from './utf8.ts';

/** What a file is by its bytes. GeoJSON of polygons is outlines, perhaps with figures; of points a table. */
export type Found =
  | { readonly format: Exclude<TableFormat, 'geojson'> }
  | { readonly format: 'geojson'; readonly shapes: 'points' | 'polygons' };

const SHAPE = /"type"\s*:\s*"(Multi)?(Point|LineString|Polygon)"/;
const COLLECTION = /^\s*\{[^[]{0,2000}?"type"\s*:\s*"FeatureCollection"/s;

/** Looks at a file's beginning, unpacked. @throws {FaultError} `file-kind-unknown` for what is no text that can be read */
export async function formatOf(file: NamedFile): Promise<Found> {
  const { signal } = new AbortController();
  const { stream } = await openStream(file, { evenIfLarge: true, signal });
  const { bytes, whole } = await readHead(stream);
  if (bytes.length === 0) throw new FaultError({ kind: 'file-empty', file: file.name });
  if (startsWith(bytes, 'PAR1')) return { format: 'parquet' };
  const encoding = guessEncoding(bytes, whole);
  const utf8 = toUtf8(bytes, encoding);
  if (looksBinary(encoding.startsWith('utf-16') ? utf8 : bytes))
    throw new FaultError({ kind: 'file-kind-unknown', file: file.name });
  const text = new TextDecoder().decode(utf8).trimStart();
  if (COLLECTION.test(text)) {
    return { format: 'geojson', shapes: SHAPE.exec(text)?.[2] === 'Point' ? 'points' : 'polygons' };
  }
  if (/^\[\s*[[{\]]/.test(text)) return { format: 'json' };
  if (!/^\{\s*["}]/.test(text)) return { format: 'delimited' };
  return { format: isLines(text, file.name) ? 'ndjson' : 'json' };
}

/** Whether each line is an object of its own. */
function isLines(text: string, name: string): boolean {
  if (namesLines(name)) return true;
  const [first = '', second] = text.split(/\r?\n/, 2);
  return isObject(first) && (second?.trimStart().startsWith('{') ?? !namesJson(name));
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, text.length)) === text;
}
