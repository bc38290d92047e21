/**
 * Reads a value of unknown make as a T: what it gives is made anew from what it knows, so nothing else
 * comes in. `at` is the way to the value, for people.
 * @throws {Misfit} where the value is no T
 */
export type Reader<T> = (value: unknown, at: string) => T;

/** A value is not what it should be; the message says where. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
  constructor(at: string, wanted: string) {
    super(`${at === '' ? 'it' : at} should be ${wanted}`);
  }
}

/** Beyond these a document is no study, and would only stall the tab. */
const MOST = { letters: 100_000, items: 100_000 };

/** A text of at most so many UTF-16 units. */
export function text(most: number = MOST.letters): Reader<string> {
  return (value, at) => {
    if (typeof value === 'string' && value.length <= most) return value;
    throw new Misfit(at, `a text of at most ${String(most)} letters`);
  };
}

/** A text of a pattern, in words for people. */
export function pattern(form: RegExp, words: string): Reader<string> {
  return (value, at) => {
    if (typeof value === 'string' && form.test(value)) return value;
    throw new Misfit(at, words);
  };
}

export const flag: Reader<boolean> = (value, at) => {
  if (typeof value === 'boolean') return value;
  throw new Misfit(at, 'true or false');
};

/** A finite number in bounds, both of them allowed. */
export function number(least = -Infinity, most = Infinity): Reader<number> {
  return (value, at) => {
    if (typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most) {
      return value;
    }
    throw new Misfit(at, `a number${bounds(least, most)}`);
  };
}

/** A whole number in bounds. */
export function whole(least = 0, most: number = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (value, at) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) {
      if (value >= least && value <= most) return value;
    }
    throw new Misfit(at, `a whole number${bounds(least, most)}`);
  };
}

/** A figure that may be no number: JSON has null for that. */
export const figure: Reader<number> = (value, at) =>
  value === null ? Number.NaN : number()(value, at);

/** One of a few values. */
export function oneOf<const T extends string>(allowed: readonly T[]): Reader<T> {
  return (value, at) => {
    const found = allowed.find((each) => each === value);
    if (found !== undefined) return found;
    throw new Misfit(at, `one of ${allowed.join(', ')}`);
  };
}

export function nullable<T>(of: Reader<T>): Reader<T | null> {
  return (value, at) => (value === null ? null : of(value, at));
}

/** What a record may lack: the key is then not there. */
export function optional<T>(of: Reader<T>): Reader<T | undefined> {
  return (value, at) => (value === undefined ? undefined : of(value, at));
}

/** What older versions did not write: then `standIn` was meant. */
export function since<T>(of: Reader<T>, standIn: T): Reader<T> {
  return (value, at) => (value === undefined ? standIn : of(value, at));
}

export function list<T>(of: Reader<T>, most: number = MOST.items): Reader<readonly T[]> {
  return (value, at) => {
    if (Array.isArray(value) && value.length <= most) {
      return value.map((each: unknown, i) => of(each, `${at}[${String(i)}]`));
    }
    throw new Misfit(at, `a list of at most ${String(most)}`);
  };
}

/** Two values. */
export function pair<T>(of: Reader<T>): Reader<readonly [T, T]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length !== 2) throw new Misfit(at, 'a pair');
    return [of(value[0], `${at}[0]`), of(value[1], `${at}[1]`)];
  };
}

/** The readers of an object's fields: one for each, which the compiler sees to. */
export type Fields<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

/** An object's own fields; others are left behind. */
export function record<T extends object>(fields: Fields<T>): Reader<T> {
  const readers = Object.entries<Reader<unknown>>(fields);
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Misfit(at, 'an object');
    }
    const raw = value as Readonly<Record<string, unknown>>;
    const entries = readers.flatMap(([key, of]) => {
      const own = Object.hasOwn(raw, key) ? raw[key] : undefined;
      const read = of(own, at === '' ? key : `${at}.${key}`);
      return read === undefined ? [] : [[key, read] as const];
    });
    // Each field went through the reader of its own type.
    return Object.fromEntries(entries) as T;
  };
}

/** An object of one of several kinds, each with a reader. */
export function variants<T extends { readonly kind: string }>(kinds: {
  readonly [K in T['kind']]: Reader<Extract<T, { readonly kind: K }>>;
}): Reader<T> {
  const readers = new Map(Object.entries<Reader<T>>(kinds));
  return (value, at) => {
    const raw: unknown = typeof value === 'object' && value !== null ? value : {};
    const kind = Object.hasOwn(raw as object, 'kind') ? (raw as { kind: unknown }).kind : undefined;
    const of = typeof kind === 'string' ? readers.get(kind) : undefined;
    if (!of) throw new Misfit(at, `of a kind: ${[...readers.keys()].join(', ')}`);
    return of(value, at);
  };
}

/** The kind itself, in a variant's record. */
export function kind<const K extends string>(name: K): Reader<K> {
  return oneOf([name]);
}

function bounds(least: number, most: number): string {
  const from = Number.isFinite(least) ? ` from ${String(least)}` : '';
  return Number.isFinite(most) ? `${from} to ${String(most)}` : from;
}
