import { FaultError } from '../../../domain/fault.ts';
import { JsonError, eachMember, isObjectAt, itemsOf } from '../../../domain/table/jsonScanner.ts';
import { Columns, findRows, listCells, expectEnd } from '../../../domain/table/jsonTable.ts';
import { guessEncoding } from '../../../domain/table/encoding.ts';
import type { NamedFile } from '../../../domain/table/source.ts';
import type { LoadedText, LoadJob } from './job.ts';
import { linesOf } from './lines.ts';
import { RowWriter } from './rowWriter.ts';
import { unpacked } from './unpack.ts';

/** A JSON text is read as one string, which a browser lets grow to about half a thousand million letters. */
const LONGEST_TEXT = 400e6;
/** Characters of a rejected line that are kept. */
const KEPT_TEXT = 10_000;

/** Loads a JSON text: a list of records, or one inside an object. */
export async function loadJson(job: LoadJob): Promise<LoadedText> {
  const { file, evenIfLarge = false } = job.request;
  const text = await textOf(file, evenIfLarge);
  return inWords(file.name, text, async () => {
    const found = findRows(text);
    if (!found) throw new JsonError('there is no list of records in it', 0);
    const { at, headers, headRows, dropped } = found;
    const columns = new Columns();
    if (headers === null) for (const [item] of itemsOf(text, at)) columns.learn(text, item);
    const writer = await RowWriter.open(job, headers ?? columns.names);
    let row = 0;
    for (const [item] of itemsOf(text, at)) {
      if (row++ < headRows) continue;
      const cells = headers ? listCells(text, item, dropped) : columns.row(text, item);
      if (cells.length === writer.width) await writer.add(cells, item / text.length);
      else await writer.reject(ofWidth(text, item, cells.length, writer.width));
    }
    return writer.close('json');
  });
}

/** Loads the features of a GeoJSON text: their properties, and the coordinates of points. */
export async function loadGeoJson(job: LoadJob): Promise<LoadedText> {
  const { file, evenIfLarge = false } = job.request;
  const text = await textOf(file, evenIfLarge);
  return inWords(file.name, text, async () => {
    const list = findRows(text);
    if (!list) throw new JsonError('there is no list of features in it', 0);
    const columns = new Columns();
    let points = false;
    for (const [item] of itemsOf(text, list.at)) {
      const { properties, point } = featureAt(text, item);
      if (properties !== null) columns.learn(text, properties);
      points ||= point !== null;
    }
    const names = columns.names;
    const added = points ? ['longitude', 'latitude'] : [];
    const writer = await RowWriter.open(job, [...names, ...added]);
    for (const [item] of itemsOf(text, list.at)) {
      const { properties, point } = featureAt(text, item);
      const cells = properties === null ? names.map(() => null) : columns.row(text, properties);
      const place = points ? (point ?? [null, null]) : [];
      await writer.add([...cells, ...place], item / text.length);
    }
    return writer.close('geojson');
  });
}

/** Loads NDJSON: an object a line. A line that is none is rejected, and no other with it. */
export async function loadLines(job: LoadJob): Promise<LoadedText> {
  const { file, evenIfLarge = false } = job.request;
  const columns = new Columns();
  for await (const { text } of linesOf(file, evenIfLarge, job.signal)) {
    const known = faultIn(text);
    if (known === null) columns.learn(text, start(text));
  }
  const writer = await RowWriter.open(job, columns.names);
  for await (const { text, line, share } of linesOf(file, evenIfLarge, job.signal)) {
    const fault = faultIn(text) ?? (await added(writer, columns, text, share));
    if (fault === null) continue;
    const reason = `not a JSON object: ${fault}`;
    await writer.reject({ line, column: null, reason, text: text.slice(0, KEPT_TEXT) });
  }
  return writer.close('ndjson');
}

/** Adds a line's record; why it cannot be, else null. */
async function added(writer: RowWriter, columns: Columns, text: string, share: number) {
  try {
    await writer.add(columns.row(text, start(text)), share);
    return null;
  } catch (error) {
    if (error instanceof JsonError) return error.message;
    throw error;
  }
}

/** Why a line is no JSON object, or null if it is one. */
function faultIn(text: string): string | null {
  if (!isObjectAt(text, start(text))) return 'it begins otherwise';
  try {
    expectEnd(
      text,
      eachMember(text, start(text), () => undefined),
    );
    return null;
  } catch (error) {
    if (error instanceof JsonError) return error.message;
    throw error;
  }
}

const start = (text: string) => text.length - text.trimStart().length;

/** Where a feature's properties begin, and its coordinates if it is a point. */
function featureAt(text: string, at: number) {
  let properties: number | null = null;
  let point: [string, string] | null = null;
  eachMember(text, at, (key, from, end) => {
    if (key === 'properties' && isObjectAt(text, from)) properties = from;
    if (key === 'geometry') point = pointIn(text.slice(from, end));
  });
  return { properties, point } as { properties: number | null; point: [string, string] | null };
}

const POINT =
  /^\{(?=[^]*"type"\s*:\s*"Point")[^]*"coordinates"\s*:\s*\[\s*([^\s,\]]+)\s*,\s*([^\s,\]]+)/;

function pointIn(geometry: string): [string, string] | null {
  const [, longitude, latitude] = POINT.exec(geometry.slice(0, 200)) ?? [];
  return longitude === undefined || latitude === undefined ? null : [longitude, latitude];
}

/** The names of the properties of a GeoJSON file's features. */
export async function propertyNames(file: NamedFile): Promise<string[]> {
  const text = await textOf(file);
  return inWords(file.name, text, () => {
    const columns = new Columns();
    const list = findRows(text);
    if (list) {
      for (const [item] of itemsOf(text, list.at)) {
        const { properties } = featureAt(text, item);
        if (properties !== null) columns.learn(text, properties);
      }
    }
    return Promise.resolve(columns.names);
  });
}

async function textOf(file: NamedFile, evenIfLarge = false): Promise<string> {
  const blob = await unpacked(file, evenIfLarge);
  if (blob.size > LONGEST_TEXT) {
    const detail =
      'a JSON file of this size cannot be read at once; take CSV, Parquet or a JSON object a line';
    throw new FaultError({ kind: 'file-unreadable', file: file.name, detail });
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return new TextDecoder(guessEncoding(bytes, true)).decode(bytes);
}

/** Says of a text that is not JSON where it is not. */
async function inWords<T>(file: string, text: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const line = text.slice(0, error.at).split('\n').length;
    const detail = `line ${String(line)}: ${error.message}`;
    throw new FaultError({ kind: 'file-unreadable', file, detail }, { cause: error });
  }
}

function ofWidth(text: string, at: number, fields: number, width: number) {
  return {
    line: text.slice(0, at).split('\n').length,
    column: null,
    reason: `${String(fields)} values where there are ${String(width)} columns`,
    text: text.slice(at, at + KEPT_TEXT),
  };
}
