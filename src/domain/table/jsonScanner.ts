/** Where and why a text is not JSON. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  constructor(
    message: string,
    /** Index into the text. */
    readonly at: number,
  ) {
    super(message);
  }
}

/** Deeper than any record is; nothing here recurses, but who reads the cell may. */
const MAX_DEPTH = 500;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORDS = ['true', 'false', 'null'];

/** Whether an object begins here. */
export const isObjectAt = (text: string, at: number) => text.charCodeAt(at) === OPEN_OBJECT;
/** Whether a list begins here. */
export const isListAt = (text: string, at: number) => text.charCodeAt(at) === OPEN_LIST;
/** Whether a string begins here. */
export const isStringAt = (text: string, at: number) => text.charCodeAt(at) === QUOTE;

/** The index of what follows the white space. */
export function skipSpace(text: string, at: number): number {
  for (; ; at++) {
    const c = text.charCodeAt(at);
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return at;
  }
}

/**
 * The index after the value that begins at `at`, by RFC 8259 and without making the value, so that
 * numbers stay as they are written and no depth overflows the stack.
 *
 * @throws {JsonError} where it is not JSON
 */
export function skipValue(text: string, at: number): number {
  const closers: number[] = [];
  for (;;) {
    at = skipSpace(text, at);
    const c = text.charCodeAt(at);
    if (c === OPEN_OBJECT || c === OPEN_LIST) {
      const closer = c === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST;
      if (closers.length === MAX_DEPTH)
        throw new JsonError(`nested more than ${MAX_DEPTH} deep`, at);
      at = skipSpace(text, at + 1);
      if (text.charCodeAt(at) !== closer) {
        closers.push(closer);
        if (closer === CLOSE_OBJECT) at = skipKey(text, at);
        continue;
      }
      at++;
    } else {
      at = skipScalar(text, at);
    }
    for (; ; at++) {
      const closer = closers.at(-1);
      if (closer === undefined) return at;
      at = skipSpace(text, at);
      const next = text.charCodeAt(at);
      if (next === closer) {
        closers.pop();
      } else if (next === COMMA) {
        at = closer === CLOSE_OBJECT ? skipKey(text, skipSpace(text, at + 1)) : at + 1;
        break;
      } else {
        throw unexpected(text, at);
      }
    }
  }
}

/**
 * Visits the members of the object at `at`, in its order; `start` and `end` bound the value.
 * @returns the index after the object
 */
export function eachMember(
  text: string,
  at: number,
  visit: (key: string, start: number, end: number) => void,
): number {
  at = skipSpace(text, at + 1);
  if (text.charCodeAt(at) === CLOSE_OBJECT) return at + 1;
  for (;;) {
    const start = skipSpace(text, skipKey(text, at));
    const end = skipValue(text, start);
    visit(stringAt(text, at), start, end);
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === CLOSE_OBJECT) return at + 1;
    if (text.charCodeAt(at) !== COMMA) throw unexpected(text, at);
    at = skipSpace(text, at + 1);
  }
}

/** The bounds of the items of the list at `at`, in its order; returns the index after the list. */
export function* itemsOf(text: string, at: number): Generator<[number, number], number> {
  at = skipSpace(text, at + 1);
  if (text.charCodeAt(at) === CLOSE_LIST) return at + 1;
  for (;;) {
    const end = skipValue(text, at);
    yield [at, end];
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === CLOSE_LIST) return at + 1;
    if (text.charCodeAt(at) !== COMMA) throw unexpected(text, at);
    at = skipSpace(text, at + 1);
  }
}

/** The string at `at`, which is valid JSON. */
export function stringAt(text: string, at: number): string {
  const end = skipString(text, at);
  const inner = text.slice(at + 1, end - 1);
  return inner.includes('\\') ? (JSON.parse(text.slice(at, end)) as string) : inner;
}

/** A fault at an index that is not JSON, in words. */
export function unexpected(text: string, at: number): JsonError {
  if (at >= text.length) return new JsonError('it ends in the middle of a value', at);
  const found = JSON.stringify(String.fromCodePoint(text.codePointAt(at)!));
  return new JsonError(`${found} does not belong there`, at);
}

/** The index after a member's name and its colon. */
function skipKey(text: string, at: number): number {
  if (text.charCodeAt(at) !== QUOTE) throw unexpected(text, at);
  const colon = skipSpace(text, skipString(text, at));
  if (text.charCodeAt(colon) !== COLON) throw unexpected(text, colon);
  return colon + 1;
}

function skipString(text: string, at: number): number {
  at++;
  for (;;) {
    at = match(PLAIN, text, at);
    if (text.charCodeAt(at) === QUOTE) return at + 1;
    const end = match(ESCAPE, text, at);
    if (end === at) throw unexpected(text, at);
    at = end;
  }
}

function skipScalar(text: string, at: number): number {
  if (text.charCodeAt(at) === QUOTE) return skipString(text, at);
  const word = WORDS.find((one) => text.startsWith(one, at));
  const end = word === undefined ? match(NUMBER, text, at) : at + word.length;
  if (end === at) throw unexpected(text, at);
  return end;
}

/** The index after what a sticky pattern matches at `at`, or `at` itself. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
