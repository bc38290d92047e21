import { ADDED } from './names.ts';

/** Words that this app's own conditions are made of; with none of the others can a text ask for more. */
const WORDS: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'in', 'between', 'is', 'null', 'true', 'false'],
  ...['case', 'when', 'then', 'else', 'end'],
  ...['cast', 'as', 'double', 'varchar', 'epoch_ms'],
  ...Object.values(ADDED),
]);

/** A blank, a quoted name, a quoted text, a number, a word, or a sign: SQL's tokens, as far as they are used. */
const TOKEN =
  /(?<blank>\s+)|(?<name>"(?:[^"]|"")+")|(?<text>'(?:[^']|'')*')|(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<word>[a-z_][a-z0-9_]*)|(?<sign><>|<=|>=|[<>=()+*%,]|\/(?!\*)|-(?!-))/giy;

/**
 * What keeps a condition that came with a file or a link from being asked, in words; null where it can be
 * nothing but a comparison of the incidents' own columns: no query, no function of the database, no second
 * statement, no comment.
 */
export function conditionFault(sql: string): string | null {
  let depth = 0;
  let afterName = false;
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(sql); match; match = TOKEN.exec(sql)) {
    at = TOKEN.lastIndex;
    const { blank, name, word, sign } = match.groups ?? {};
    if (blank !== undefined) continue;
    if (word !== undefined && !WORDS.has(word.toLowerCase())) return `it says ${word}`;
    // A name before a bracket would call a function.
    if (sign === '(' && afterName) return 'it calls a function';
    if (sign === '(') depth++;
    if (sign === ')' && --depth < 0) return 'its brackets do not match';
    afterName = name !== undefined;
    if (at === sql.length) break;
  }
  if (at < sql.length) return `it cannot be read from its letter ${String(at + 1)} on`;
  if (sql.trim() === '') return 'it is empty';
  return depth === 0 ? null : 'its brackets do not match';
}
