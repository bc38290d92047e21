import {
  eachMember,
  isListAt,
  isObjectAt,
  isStringAt,
  itemsOf,
  JsonError,
  skipSpace,
  skipValue,
  stringAt,
  unexpected,
} from './jsonScanner.ts';

/** Where the rows are in a JSON text. */
export interface JsonRows {
  /** The index of the list of rows. */
  readonly at: number;
  /** The columns where rows are lists; null where they are objects that name them. */
  readonly headers: readonly string[] | null;
  /** The rows' first items that name the columns and are no row, and each row's values that are left out. */
  readonly headRows: number;
  readonly dropped: ReadonlySet<number>;
}

/** Names that services give to the list of rows, the most telling first. */
const LIST_NAMES = ['data', 'rows', 'results', 'records', 'items', 'value', 'features'];

/**
 * Finds the rows: a list, or a list in an object ({data: [...]}), or one in an object in it. Rows are
 * objects, or lists with their columns named in `columns`, in `meta.view.columns` (Socrata's old
 * JSON), or in the first row (as the census has it).
 *
 * @returns null where there is no list of rows
 * @throws {JsonError} where it is not JSON
 */
export function findRows(text: string): JsonRows | null {
  const start = skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0);
  if (isListAt(text, start)) return rowsAt(text, start, null);
  if (!isObjectAt(text, start)) {
    expectEnd(text, skipValue(text, start));
    return null;
  }
  const outer = new Map<string, number>();
  expectEnd(
    text,
    eachMember(text, start, (key, at) => outer.set(key, at)),
  );
  const found = listIn(text, outer);
  if (found) return found;
  for (const at of outer.values()) {
    if (!isObjectAt(text, at)) continue;
    const inner = new Map<string, number>();
    eachMember(text, at, (key, value) => inner.set(key, value));
    const deeper = listIn(text, inner);
    if (deeper) return deeper;
  }
  return null;
}

/** Throws where something follows a whole JSON text. */
export function expectEnd(text: string, at: number): void {
  const end = skipSpace(text, at);
  if (end < text.length) throw unexpected(text, end);
}

function listIn(text: string, members: ReadonlyMap<string, number>): JsonRows | null {
  const names = [...LIST_NAMES, ...members.keys()];
  for (const name of names) {
    const at = members.get(name);
    if (at === undefined || !isListAt(text, at)) continue;
    const rows = rowsAt(text, at, members);
    if (rows) return rows;
  }
  return null;
}

function rowsAt(
  text: string,
  at: number,
  beside: ReadonlyMap<string, number> | null,
): JsonRows | null {
  const first = itemsOf(text, at).next();
  const plain: JsonRows = { at, headers: null, headRows: 0, dropped: new Set() };
  if (first.done) return plain;
  const [item] = first.value;
  if (isObjectAt(text, item)) return plain;
  if (!isListAt(text, item)) return null;
  return socrataRows(text, plain, beside) ?? listRows(text, plain, beside, item);
}

/** Rows as lists, with `columns` beside them or else named by the first row. */
function listRows(
  text: string,
  plain: JsonRows,
  beside: ReadonlyMap<string, number> | null,
  first: number,
): JsonRows | null {
  const named = beside?.get('columns');
  if (named !== undefined) {
    const headers = stringsAt(text, named);
    return headers && { ...plain, headers };
  }
  const headers = stringsAt(text, first);
  return headers && { ...plain, headers, headRows: 1 };
}

/** Socrata's old JSON: the columns are told in `meta`; the portal's own book-keeping is left out. */
function socrataRows(
  text: string,
  plain: JsonRows,
  beside: ReadonlyMap<string, number> | null,
): JsonRows | null {
  const meta = beside?.get('meta');
  if (meta === undefined) return null;
  const parsed: unknown = JSON.parse(text.slice(meta, skipValue(text, meta)));
  const columns = field(field(parsed, 'view'), 'columns');
  if (!Array.isArray(columns)) return null;
  const dropped = new Set<number>();
  const headers: string[] = [];
  columns.forEach((column: unknown, i) => {
    const name = field(column, 'name');
    if (field(column, 'dataTypeName') === 'meta_data') dropped.add(i);
    else headers.push(typeof name === 'string' ? name : '');
  });
  return { ...plain, headers, dropped };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The items of a list of strings, or null where it is none. */
function stringsAt(text: string, at: number): string[] | null {
  if (!isListAt(text, at)) return null;
  const strings: string[] = [];
  for (const [start] of itemsOf(text, at)) {
    if (!isStringAt(text, start)) return null;
    strings.push(stringAt(text, start));
  }
  return strings;
}

/** The cells of a row that is a list, in its order. */
export function listCells(text: string, at: number, dropped: ReadonlySet<number>) {
  const cells: (string | null)[] = [];
  let i = 0;
  for (const [start, end] of itemsOf(text, at)) {
    if (!dropped.has(i++)) cells.push(cellText(text, start, end));
  }
  return cells;
}

/**
 * Visits the cells of a record: its members, objects in it taken apart once ("location.latitude").
 * @returns the index after the record
 */
export function eachCell(
  text: string,
  at: number,
  visit: (name: string, start: number, end: number) => void,
): number {
  return eachMember(text, at, (key, start, end) => {
    if (!isObjectAt(text, start)) visit(key, start, end);
    else eachMember(text, start, (inner, from, to) => visit(`${key}.${inner}`, from, to));
  });
}

/**
 * A value as a cell's text: strings as they mean, numbers as they are written, lists and objects as
 * JSON; null and the empty string are nothing.
 */
export function cellText(text: string, start: number, end: number): string | null {
  if (isStringAt(text, start)) return stringAt(text, start) || null;
  const raw = text.slice(start, end);
  if (raw === 'null') return null;
  return isObjectAt(raw, 0) || isListAt(raw, 0) ? compact(raw) : raw;
}

/** JSON without the white space that means nothing. */
function compact(json: string): string {
  return json.replace(/("(?:[^"\\]+|\\.)*")|\s+/g, '$1');
}

/** The columns of records that name their own, in order of first sight, and a record as a row of them. */
export class Columns {
  readonly #index = new Map<string, number>();

  get names(): string[] {
    return [...this.#index.keys()];
  }

  add(name: string): void {
    if (!this.#index.has(name)) this.#index.set(name, this.#index.size);
  }

  /** Learns the columns of the record at `at`. */
  learn(text: string, at: number): number {
    return eachCell(text, at, (name) => this.add(name));
  }

  /**
   * The record at `at` as a row.
   * @throws {JsonError} where it names a column twice
   */
  row(text: string, at: number): (string | null)[] {
    const row = new Array<string | null>(this.#index.size).fill(null);
    const seen = new Set<number>();
    eachCell(text, at, (name, start, end) => {
      const i = this.#index.get(name);
      if (i === undefined) throw new JsonError(`"${name}" is a new column`, start);
      if (seen.has(i)) throw new JsonError(`it has two values for "${name}"`, start);
      seen.add(i);
      row[i] = cellText(text, start, end);
    });
    return row;
  }
}
