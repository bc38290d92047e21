import { DUCKDB } from '../recipe/dialect.ts';
import type { SplitSpec } from '../recipe/recipe.ts';
import { splitSql } from '../recipe/split.ts';
import { identifier, literal } from '../recipe/sql.ts';
import { TABLES } from '../recipe/tables.ts';
import { ADDED } from '../recipe/names.ts';
import type { Encoding, ParseSetup } from '../table/parse.ts';
import type { LoadedTable } from '../table/receipt.ts';

/** What the script is written from. */
export interface ScriptInputs {
  readonly madeBy: string;
  /** The tables that take part. */
  readonly tables: readonly Pick<LoadedTable, 'source' | 'receipt' | 'columns'>[];
  /** The join's statements, as they ran. */
  readonly statements: readonly string[];
  readonly split: SplitSpec;
}

/** The file of the places that outlines gave a code; it goes with the script where it is named in it. */
export const LOCATED_FILE = 'located.csv';

/**
 * The whole study up to the split as one script for DuckDB's own shell: the files are read, joined and
 * divided by the very statements that ran in the tab. It expects the files beside it.
 */
export function joinScript({ madeBy, tables, statements, split }: ScriptInputs): string {
  return [
    comment(
      `The joined view of this study, written by ${madeBy}.\nPut the files beside this script and run: duckdb study.db < join.sql`,
    ),
    ...tables.map(sourceSql),
    ...statements.flatMap((sql) => [...(readsLocated(sql) ? [LOCATED_SQL] : []), `${sql};`]),
    comment('The sides of the split.'),
    `${splitSql(split, DUCKDB)};`,
    `select side, count(*) as incidents from split group by side order by side;`,
    '',
  ].join('\n\n');
}

/** Whether a join was placed by outlines, so that the script needs their answers as a file. */
export function needsLocated(statements: readonly string[]): boolean {
  return statements.some(readsLocated);
}

const readsLocated = (sql: string) => sql.includes(`left join ${TABLES.located} `);

const LOCATED_SQL = `${comment('Which outline lies around each coordinate was worked out in the tab.')}
create or replace table ${TABLES.located} as select * from read_csv('${LOCATED_FILE}', header = true, auto_detect = false, columns = {'${ADDED.longitude}': 'DOUBLE', '${ADDED.latitude}': 'DOUBLE', '${ADDED.place}': 'VARCHAR'});`;

function sourceSql({ source, receipt, columns }: ScriptInputs['tables'][number]): string {
  const { file, format, parse, records, loaded, rejected, leftOut } = receipt;
  const names = columns.map(({ name }) => name);
  const reader = READERS[format];
  const said = [
    `${file}: ${String(loaded)} of ${String(records)} records were loaded, ${String(rejected)} rejected.`,
    ...(leftOut > 0
      ? [
          `${String(leftOut)} were left out by a sample, which this script does not draw: its counts will differ.`,
        ]
      : []),
    ...(reader.note ? [reader.note] : []),
  ];
  return `${comment(said.join('\n'))}
create or replace table ${identifier(source)} as select ${reader.select(names)}
from ${reader.from(literal(file), names, parse)};`;
}

interface Reader {
  readonly select: (names: readonly string[]) => string;
  readonly from: (file: string, names: readonly string[], parse: ParseSetup | null) => string;
  readonly note?: string;
}

const all = () => '*';
const asText = (names: readonly string[]) =>
  names.map((name) => `cast(${identifier(name)} as varchar) as ${identifier(name)}`).join(', ');
const texts = (names: readonly string[]) =>
  `{${names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')}}`;

/** How each format is read as texts. */
const READERS: Readonly<Record<LoadedTable['receipt']['format'], Reader>> = {
  delimited: {
    select: all,
    from: (file, names, parse) =>
      `read_csv(${file}, auto_detect = false, columns = ${texts(names)}, ${dialectSql(parse)},
  ignore_errors = true, max_line_size = 4194304)`,
  },
  json: { select: all, from: (file, names) => `read_json(${file}, columns = ${texts(names)})` },
  ndjson: {
    select: all,
    from: (file, names) =>
      `read_json(${file}, columns = ${texts(names)}, format = 'newline_delimited')`,
  },
  parquet: { select: asText, from: (file) => `read_parquet(${file})` },
  geojson: {
    select: asText,
    from: (file) =>
      `(select unnest(feature.properties) from (select unnest(features) as feature from read_json_auto(${file})))`,
    note: 'GeoJSON: coordinates of points are not read here; add them as columns if you need them.',
  },
};

function dialectSql(parse: ParseSetup | null): string {
  if (!parse) return 'header = true';
  const { delimiter, quote, header, preamble, encoding } = parse;
  const options = [
    `header = ${String(header)}`,
    `skip = ${String(preamble)}`,
    `delim = ${literal(delimiter)}`,
    `quote = ${literal(quote)}`,
    `escape = ${literal(quote)}`,
    ...(encoding === 'utf-8' ? [] : [`encoding = ${literal(ENCODING_NAMES[encoding])}`]),
  ];
  return options.join(', ');
}

/** As DuckDB calls them; its Latin-1 differs from Windows-1252 in 27 signs, quotes and dashes mostly. */
const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  'windows-1252': 'latin-1',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
};

/** A comment in SQL; whatever a file is called stays in it. */
function comment(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => `-- ${line}`)
    .join('\n');
}
