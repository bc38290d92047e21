import type { Encoding } from '../../src/domain/table/parse.ts';
import { createRandom, type Random } from '../../src/domain/network/random.ts';

/** A delimited file with something wrong or unusual in it, and what is in it all the same. */
export interface Polluted {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Records besides the header, as a person would count them. */
  readonly records: number;
  /** Lines beyond their first that spoilt records take: each may count as a record of its own. */
  readonly broken: number;
  /** Records without a fault, as they must arrive. */
  readonly clean: readonly (readonly string[])[];
}

/** How a file is written. */
interface Writing {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly encoding: Encoding;
  readonly mark: boolean;
  readonly header: boolean;
  /** Whether every cell is in quotes, or only those that must be. */
  readonly quoteAll: boolean;
}

const PLAIN: Writing = {
  ...{ delimiter: ',', quote: '"', lineEnd: '\n', encoding: 'utf-8' },
  ...{ mark: false, header: true, quoteAll: false },
};

type Cells = readonly string[];

const NAMES: Cells = ['ID', 'Date', 'Block', 'Primary Type', 'Arrest', 'Latitude', 'Longitude'];
const STREETS = [
  'STATE ST',
  'MICHIGAN AVE',
  'CALLE DÍAZ',
  'KING, M. L. DR',
  'O"HARE PL',
  "D'ARC ST",
  'PIER\nNORTH',
];
const OFFENCES = ['THEFT', 'BATTERY', 'CRIM SEXUAL ASSAULT', 'OFFENCE: OTHER', 'CAFÉ; BREACH'];

function rowsOf(random: Random, n: number): Cells[] {
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const two = (value: number) => String(value).padStart(2, '0');
  return Array.from({ length: n }, (_, i) => [
    String(10_000_000 + i),
    `${two(1 + random.below(12))}/${two(1 + random.below(28))}/2015 ${two(random.below(24))}:${two(random.below(60))}:00`,
    `${String(random.below(90))}XX W ${pick(STREETS)}`,
    pick(OFFENCES),
    pick(['true', 'false']),
    (41.6 + random.uniform() / 2).toFixed(6),
    (-87.9 + random.uniform() / 2).toFixed(6),
  ]);
}

function cell(text: string, { delimiter, quote, quoteAll }: Writing): string {
  const must = [delimiter, quote, '\n', '\r'].some((mark) => text.includes(mark));
  return must || quoteAll ? quote + text.replaceAll(quote, quote + quote) + quote : text;
}

const record = (cells: Cells, writing: Writing) =>
  cells.map((text) => cell(text, writing)).join(writing.delimiter);

function encode(text: string, { encoding, mark }: Writing): Uint8Array {
  const full = mark ? `\uFEFF${text}` : text;
  if (encoding === 'utf-8') return new Uint8Array(Buffer.from(full, 'utf8'));
  if (encoding === 'windows-1252') return new Uint8Array(Buffer.from(text, 'latin1'));
  const little = Buffer.from(full, 'utf16le');
  return new Uint8Array(encoding === 'utf-16le' ? little : little.swap16());
}

/** A line of a file; `clean` are the cells of a record without fault. */
interface Line {
  readonly text: string;
  /** Where it ends otherwise than the others. */
  readonly end?: string;
  readonly record: boolean;
  readonly clean: Cells | null;
}

const good = (cells: Cells, writing: Writing): Line => ({
  text: record(cells, writing),
  record: true,
  clean: cells,
});
const bad = (text: string): Line => ({ text, record: true, clean: null });
const beside = (text: string): Line => ({ text, record: false, clean: null });

function write(name: string, lines: readonly Line[], writing: Writing): Polluted {
  return {
    name,
    bytes: encode(lines.map(({ text, end }) => text + (end ?? writing.lineEnd)).join(''), writing),
    records: lines.filter((line) => line.record).length,
    broken: lines.reduce(
      (sum, { text, clean }) => sum + (clean ? 0 : text.split('\n').length - 1),
      0,
    ),
    clean: lines.flatMap(({ clean }) => (clean ? [clean] : [])),
  };
}

function table(random: Random, writing: Writing, n: number, names: Cells = NAMES): Line[] {
  const rows = rowsOf(random, n).map((cells) => good(cells, writing));
  return writing.header ? [beside(record(names, writing)), ...rows] : rows;
}

/** Puts something in the place of one record of a table. */
function spoil(lines: readonly Line[], at: number, how: (text: string, cells: Cells) => string) {
  return lines.map((line, i) => (i === at && line.clean ? bad(how(line.text, line.clean)) : line));
}

function* dialects(): Generator<Writing> {
  for (const delimiter of [',', ';', '\t', '|'])
    for (const quote of ['"', "'"] as const)
      for (const lineEnd of ['\n', '\r\n', '\r'] as const)
        for (const header of [true, false])
          for (const quoteAll of lineEnd === '\n' ? [true, false] : [false])
            yield { ...PLAIN, delimiter, quote, lineEnd, header, quoteAll };
}

const ENCODINGS: readonly Partial<Writing>[] = [
  { encoding: 'utf-8', mark: true },
  { encoding: 'windows-1252' },
  { encoding: 'utf-16le', mark: true },
  { encoding: 'utf-16be', mark: true },
  { encoding: 'utf-16le' },
];

const label = ({ delimiter, quote, lineEnd, header, encoding }: Writing) =>
  [
    JSON.stringify(delimiter),
    quote,
    JSON.stringify(lineEnd),
    header ? 'header' : 'none',
    encoding,
  ].join(' ');

type Spoiler = (text: string, cells: Cells, writing: Writing, random: Random) => string;

/** What can be wrong with one record. */
const SPOILERS: Readonly<Record<string, Spoiler>> = {
  'a delimiter too many': (text, _, { delimiter }) => text + delimiter,
  'a delimiter too many inside': (text, _, { delimiter }) =>
    text.replace(delimiter, delimiter + delimiter),
  'a delimiter too few': (_, cells, writing) => record(cells.slice(1), writing),
  'only its first cell': (_, cells, writing) => record(cells.slice(0, 1), writing),
  'an opening quote too many': (text, _, { delimiter, quote }) =>
    text.replace(delimiter, delimiter + quote),
  'a quote before its end': (text, _, { quote, delimiter }) =>
    text.replace(delimiter, `${delimiter}${quote}a${quote}b`),
  'another delimiter': (_, cells, writing) =>
    record(cells, { ...writing, delimiter: writing.delimiter === ',' ? ';' : ',' }),
  'text of another kind': () => 'Figures are subject to change without notice.',
};

/** What can stand around a table. */
const AROUND: Readonly<Record<string, (lines: Line[], writing: Writing) => Line[]>> = {
  'a title': (lines) => [beside('Crimes reported in 2015'), ...lines],
  'a title and a blank line': (lines) => [beside('Crimes reported'), beside(''), ...lines],
  'five lines of notes': (lines) => [
    ...['City', 'Crimes', 'Exported 2016-01-01', 'By the portal', 'All rights'].map(beside),
    ...lines,
  ],
  'a footnote': (lines) => [...lines, bad('Source: the portal')],
  'three footnotes': (lines) => [...lines, bad('Source: the portal'), bad('* late'), bad('end')],
  'another line end': (lines, { lineEnd }) =>
    lines.map((line, i) => (i === 20 ? { ...line, end: lineEnd === '\n' ? '\r\n' : '\n' } : line)),
  'no end of the last line': (lines) => lines.with(-1, { ...lines.at(-1)!, end: '' }),
  'blank lines': (lines) => lines.flatMap((line, i) => (i % 7 === 3 ? [line, beside('')] : [line])),
  'a second table': (lines, writing) => [
    ...lines,
    beside(''),
    ...[
      ['Area', 'Name'],
      ['1', 'Rogers Park'],
      ['2', 'West Ridge'],
    ].map((cells) => bad(record(cells, writing))),
  ],
  'the header twice': (lines, writing) =>
    writing.header ? [...lines, { ...lines[0]!, record: true, clean: NAMES }] : lines,
};

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  'names twice': ['ID', 'Date', 'Date', 'Primary Type', 'Arrest', 'Latitude', 'Latitude'],
  'blank names': ['', 'Date', 'Block', '', 'Arrest', 'Latitude', 'Longitude'],
  'names of other cases': ['id', 'ID', 'Id', 'Primary Type', 'Arrest', 'Latitude', 'Longitude'],
  'hostile names': ['a"b', "c'd", 'e;f', '<img>', '__proto__', 'rowid', '=1+1'],
};

/**
 * At least 2,000 polluted files, the same ones every time, after the classes of Pollock (Vitagliano et
 * al., "Pollock: a data loading benchmark", VLDB 2023): dialects, encodings, headers, what stands
 * around a table, and one spoilt record at the beginning, in the middle and at the end.
 */
export function* pollutedFiles(seed: number): Generator<Polluted> {
  const random = createRandom(seed, 7);
  for (const writing of dialects()) {
    const make = (what: string, lines: readonly Line[], as = writing) =>
      write(`${what} (${label(as)})`, lines, as);
    yield make('nothing wrong', table(random, writing, 40));
    for (const part of ENCODINGS) {
      const as = { ...writing, ...part };
      yield make('nothing wrong', table(random, as, 40), as);
    }
    for (const [what, around] of Object.entries(AROUND)) {
      yield make(what, around(table(random, writing, 40), writing));
    }
    for (const [what, spoiler] of Object.entries(SPOILERS)) {
      for (const at of [1, 39]) {
        const lines = table(random, writing, 40);
        yield make(
          `${what} in ${String(at)}`,
          spoil(lines, at, (text, cells) => spoiler(text, cells, writing, random)),
        );
      }
    }
    if (!writing.header) continue;
    for (const [what, names] of Object.entries(HEADERS)) {
      yield make(what, table(random, writing, 40, names));
    }
  }
}
