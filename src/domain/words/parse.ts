import type { Encoding, ParsePreview, ParseSetup } from '../table/parse.ts';
import { count, plural } from './format.ts';

/** An encoding's name, and where it comes from. */
export const ENCODING_WORDS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Western (Windows-1252, Latin-1)',
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian',
};

/** The delimiters that are offered by name; any other character can be typed. */
export const DELIMITERS = [
  { text: ',', name: 'comma', plural: 'commas' },
  { text: ';', name: 'semicolon', plural: 'semicolons' },
  { text: '\t', name: 'tab', plural: 'tabs' },
  { text: '|', name: 'pipe', plural: 'pipes' },
  { text: ' ', name: 'space', plural: 'spaces' },
] as const;

/** What can enclose a field. */
export const QUOTES = [
  { text: '"', name: 'double quote (")', phrase: 'double quotes' },
  { text: "'", name: "single quote (')", phrase: 'single quotes' },
  { text: '', name: 'none', phrase: 'no quotes' },
] as const satisfies readonly { text: ParseSetup['quote']; name: string; phrase: string }[];

/** How a file's text is read, in one line. */
export function parseLine({ encoding, delimiter, quote, header, preamble }: ParseSetup): string {
  const between = DELIMITERS.find(({ text }) => text === delimiter)?.plural ?? `“${delimiter}”`;
  const quoted = QUOTES.find(({ text }) => text === quote)?.phrase ?? quote;
  const skipped = preamble > 0 ? [`${plural(preamble, 'line')} before it left out`] : [];
  return [
    ENCODING_WORDS[encoding].replace(/ \(.*/, ''),
    `${between} between fields`,
    quoted,
    header ? 'the first record names the columns' : 'no header',
    ...skipped,
  ].join(', ');
}

/** What a setup does to the file's beginning. */
export function previewLine({ headers, records, rejected }: ParsePreview): string {
  const columns = plural(headers.length, 'column');
  if (records === 0) return `${columns}; no record is left to read.`;
  const first = records === 1 ? 'the first record' : `the first ${count(records)} records`;
  if (rejected === 0) return `${columns}; none of ${first} would be rejected.`;
  return `${columns}; ${count(rejected)} of ${first} would be rejected.`;
}

/** One moment on which the parts of a date cannot be mistaken for each other. */
const EXAMPLE: Readonly<Record<string, readonly [example: string, word: string]>> = {
  '%Y': ['2015', 'year'],
  '%y': ['15', 'year'],
  '%m': ['03', 'month'],
  '%d': ['29', 'day'],
  '%H': ['14', ''],
  '%I': ['02', ''],
  '%M': ['05', ''],
  '%S': ['09', ''],
  '%g': ['000', ''],
  '%f': ['000000', ''],
  '%p': ['PM', ''],
  '%b': ['Mar', 'month’s name'],
  '%B': ['March', 'month’s name'],
};

/** A strptime format in plain words with an example: "month, day, year: 03/29/2015 02:05:09 PM". */
export function dateFormatWords(format: string): string {
  const parts = format.match(/%[A-Za-z]/g) ?? [];
  const order = parts.flatMap((part) => EXAMPLE[part]?.[1] || []);
  const example = format.replace(/%[A-Za-z]/g, (part) => EXAMPLE[part]?.[0] ?? part);
  return order.length > 0 ? `${order.join(', ')}: ${example}` : example;
}
