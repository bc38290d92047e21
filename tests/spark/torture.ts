import { parquetWriteBuffer } from 'hyparquet-writer';
import { EXAMPLE_2015 } from '../../src/domain/network/spec.ts';
import { DEFAULT_SPLIT, type JoinSpec } from '../../src/domain/recipe/recipe.ts';
import { identifier, literal } from '../../src/domain/recipe/sql.ts';
import { DATE_FORMATS } from '../../src/domain/table/dates.ts';
import type { Column, ColumnType } from '../../src/domain/table/column.ts';
import { textFile } from '../support/study.ts';
import type { Case } from './tab.ts';
import { outlinesFile } from './outlines.ts';

/** Column names that would break out of SQL, Python, JSON or a table of the project's own. */
export const HOSTILE_NAMES = [
  'a"; drop table t; --',
  'b`; drop view joined; --',
  "c'd\\e\\",
  '${env:HOME}',
  '"""); import os; ("""',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  ...['side', 'outcome', '_row', 'c0', 't0', 'v0', '_scan', '_corrupt', 'rowid', 'Year', 'joined'],
  'Größe ΑΣ İ',
];

/** Texts that two engines may well read differently, as names, keys, numbers or yes and no. */
const TEXTS = [
  ...[
    "O'Hare",
    'say ""hi""',
    '${env:HOME}',
    '\\',
    "\\'; drop view joined; --",
    'x\ty',
    '🚓',
    'Straße',
  ],
  ...[
    'ΑΣ',
    'İ',
    '\u00a0nbsp\u3000',
    '  blank ',
    ' ',
    '',
    'n/a',
    'N/A',
    '%.0',
    '%',
    '_',
    '.0',
    '8.0',
    '08.0',
  ],
  ...[
    '8',
    '008',
    '8.00',
    '1400000US06075010100',
    'T',
    't',
    'TRUE',
    ' yes',
    'No',
    'f',
    '0',
    '1',
    'y',
    'maybe',
  ],
];
const NUMBERS = [
  ...[
    '1',
    '+1',
    '-1',
    '1.',
    '.5',
    '.',
    '1e5',
    '1e',
    '1E+5',
    '1_000',
    '1__0',
    '_1',
    '1_',
    '0x1F',
    '1d',
    '1f',
  ],
  ...[
    'inf',
    '-Infinity',
    'nan',
    'NaN',
    ' 1 ',
    '\t1',
    '1e400',
    '1e-400',
    '١',
    '1.5e3.2',
    '--1',
    '+-1',
    '++1',
    '-+1',
  ],
  ...[
    '0b11',
    '1 000',
    '1e5_0',
    '1.2_3',
    '1._5',
    'e5',
    '5.e2',
    '00012',
    '-0',
    '"1,234.5"',
    '"1,2,3"',
    '2.5',
    '3.5',
  ],
  ...['0.1', '123456789012345678', '9.3e18', '4.9e-324', '33.333333333333336', '8.7', 'T'],
];
/** Dates and times of every format, and what nearly is one. */
const TIMES = [
  ...[
    '1/2/2015 1:02:03 PM',
    '01/02/2015 01:02:03 pm',
    '01/02/2015 13:02:03 PM',
    '01/02/2015 00:02:03 AM',
  ],
  ...[
    '01/02/2015  01:02:03   AM',
    '01/02/2015 01:02:03AM',
    '01/02/2015 12:00:00 AM',
    '12/31/2015 12:59:59 PM',
  ],
  ...[
    '001/02/2015 12:00:00 AM',
    '01/02/15 12:00:00 AM',
    '01/02/20155 12:00:00 AM',
    '01/02/2015 12:60:00 AM',
  ],
  ...[
    '01/02/2015 12:00:60 AM',
    '2015-01-02T03:04:05.123',
    '2015-01-02T03:04:05.1',
    '2015-01-02T03:04:05.12',
  ],
  ...['2015-01-02T03:04:05.1234', '2015-01-02T03:04:05.', '2015-01-02T03:04:05', '2015-1-2T3:4:5'],
  ...[
    '2015-01-02T24:00:00',
    '2015-01-02T03:04:05Z',
    '2015-01-02 03:04',
    '2015-01-02 03:04:05',
    '2015-02-30 03:04',
  ],
  ...[
    '2015-01-02 03:04:05.0000000',
    '15-01-02',
    '2015-01-02',
    '2015-1-2',
    '2015-02-29',
    '2016-02-29',
    '2015-13-01',
  ],
  ...[
    '99999-01-01',
    '20150102',
    '2015012',
    '201501023',
    '15012',
    '2015-01-02x',
    '1/2/15',
    '1/2/69',
    '1/2/68',
  ],
  ...[
    '01/02/2015',
    '31/12/2015',
    '12/31/2015',
    '1/2/5',
    '1.2.2015',
    '31.12.2015',
    '31-12-2015',
    '12-31-2015',
  ],
  ...[
    '2015- 01-02',
    '2015/01/02',
    '2015/01/02 11:04:05 pm',
    '31/12/2015 23:59',
    '12/31/2015 23:59:59',
    '٢٠١٥-01-02',
  ],
];
const CLOCKS = [
  '23:30',
  '11:30 PM',
  '12:05 am',
  '12:05 PM',
  '2330',
  '930',
  '30',
  '0',
  '2400',
  '24:00',
  '9:5',
  '930.0',
  'noon',
  '',
];

/** The same numbers at every run; Park and Miller's generator. */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const EXTRA: readonly {
  readonly name: string;
  readonly type: ColumnType;
  readonly format?: string;
}[] = [
  ...HOSTILE_NAMES.map((name, i) => ({
    name,
    type: (['category', 'text', 'number', 'boolean'] as const)[i % 4]!,
  })),
  ...DATE_FORMATS.map(({ format, time }, i) => ({
    ...{
      name: `time ${String(i)}`,
      type: time ? ('timestamp' as const) : ('date' as const),
      format,
    },
  })),
];

const quoted = (text: string) =>
  /[",\n]/.test(text) && !text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
const HEADER = [
  'ID',
  'Case',
  'Date',
  'Time',
  'IUCR',
  'Primary Type',
  'Arrest',
  'Community Area',
  'Latitude',
  'Longitude',
];

function incidentsText(rows: number, seed: number): string {
  const draw = drawer(seed);
  const any = (texts: readonly string[]) => texts[draw(texts.length)]!;
  const two = (n: number) => String(n).padStart(2, '0');
  const lines = Array.from({ length: rows }, (_, i) => {
    const date = `${two(1 + draw(12))}/${two(1 + draw(28))}/2015 ${two(1 + draw(12))}:${two(draw(60))}:00 ${any(['AM', 'PM', 'pm'])}`;
    const code = any(['0486', '0610', '8.0', '008', ' 0486', '\u00a00610', '2024', '']);
    const cells = [
      // Some stand twice, and some have no ID.
      draw(20) === 0 ? '' : String(draw(10) === 0 ? Math.floor(i / 2) : i),
      any(TEXTS),
      draw(30) === 0 ? any(TIMES) : date,
      any(CLOCKS),
      code,
      any(['THEFT', 'BATTERY', 'theft', "O'THER"]),
      any(['true', 'false', 'FALSE', ' true', 'y', '', 'closed: arrest', 'unknown']),
      any(['8', '008', '9.0', 'near north', 'Edison Prk', 'nowhere', '', ' 9 ', '8.5']),
      draw(9) === 0 ? any(NUMBERS) : String(41.8 + draw(200_000) / 1e6),
      draw(9) === 0 ? any(NUMBERS) : String(-87.7 + draw(100_000) / 1e6),
      ...EXTRA.map(({ type }) => any(POOLS[type])),
    ];
    return cells.map(quoted).join(',');
  });
  const head = [...HEADER, ...EXTRA.map(({ name }) => name)]
    .map((name) => `"${name.replaceAll('"', '""')}"`)
    .join(',');
  // A record of the wrong width, which is no record, and a blank line, which is none either.
  return [head, ...lines.slice(0, 7), 'too,short', '', ...lines.slice(7)].join('\r\n');
}

const POOLS: Record<ColumnType, readonly string[]> = {
  category: TEXTS,
  text: TEXTS,
  number: NUMBERS,
  boolean: TEXTS,
  timestamp: TIMES,
  date: TIMES,
};

/** Columns as this table means them: every extra one is learned from. */
function meant(columns: readonly Column[]): Column[] {
  const roles: Readonly<Record<string, Column['role']>> = { Time: 'time of day', Case: 'block' };
  return columns.map((column): Column => {
    const extra = EXTRA.find(
      ({ name }) => column.name.replace(/_1$/, '') === name || column.name === name,
    );
    if (extra)
      return { ...extra, name: column.name, role: null, known: 'at report', feature: true };
    const role = roles[column.name];
    return role ? { ...column, role, type: 'text', feature: false } : column;
  });
}

const AREAS = [
  'Community Area Number,COMMUNITY AREA NAME,HARDSHIP INDEX,"x ""y"" `z`"',
  '008,Near North,"1,5",a',
  '9,Edison Park,2,b',
  '10,"O\'Hare \\",nan,${env:HOME}',
  ',TOTAL,3,c',
].join('\n');

const WEATHER = [
  'year,month,day,date,maxTemp,meanTemp,minTemp,precipitation',
  ...Array.from({ length: 365 }, (_, i) => {
    const day = new Date(Date.UTC(2015, 0, 1 + i));
    const parts = [2015, day.getUTCMonth() + 1, day.getUTCDate()];
    const rain = i % 5 === 0 ? 'T' : String((i % 7) / 10);
    return [
      ...parts,
      day.toISOString().slice(0, 10),
      i % 90,
      (i % 90) - 0.5,
      (i % 90) - 9.25,
      rain,
    ].join(',');
  }),
].join('\r');

/** What `Arrest` says here. */
const OUTCOME = {
  arrest: ['true', 'y'],
  noArrest: ['false'],
  leftOut: ['unknown'],
  arrestContains: ['arrest'],
  others: 'left out',
  blank: 'no arrest',
} as const;

const withMeaning = (spec: JoinSpec): JoinSpec => ({
  ...spec,
  incidents: spec.incidents.map((file) => ({
    ...file,
    columns: meant(file.columns),
    missing: ['n/a', 'maybe'],
    outcome: OUTCOME,
  })),
});

const SMALL_NETWORK = { ...EXAMPLE_2015, hidden: [8], epochs: 1 };

/**
 * Studies made to break whatever two engines may do differently.
 * @param share of their full size
 */
export function torture(share = 1): Case[] {
  const size = (rows: number) => Math.round(rows * share);
  const weather = textFile('weather, "all".csv', WEATHER);
  const areas = textFile("areas' .csv", AREAS);
  const common = { network: () => SMALL_NETWORK, trainer: null } as const;
  return [
    {
      ...common,
      name: 'hostile names and texts, two files, places, a filter, dropped IDs',
      files: [
        textFile('one"; drop.csv', incidentsText(size(1500), 1)),
        textFile("two' `x`.csv", incidentsText(size(700), 2)),
        ...[weather, areas],
      ],
      outlines: outlinesFile(),
      join: (spec) => ({ ...withMeaning(spec), duplicates: 'drop ids' }),
      split: {
        ...DEFAULT_SPLIT,
        seed: 20_151,
        filter: {
          sql: `(cast(${identifier('b`; drop view joined; --')} as varchar) not in (${literal("O'Hare")}, ${literal('\\')})) and (epoch_ms(_at) >= cast('1420070400000' as double))`,
          words: 'two names',
        },
      },
    },
    {
      ...common,
      name: 'a split by time with a label age, dropped records',
      files: [textFile('by time [1] {x}.csv', incidentsText(size(2000), 3)), weather],
      outlines: null,
      join: (spec) => ({ ...withMeaning(spec), duplicates: 'drop records', seasons: 'h2o-2015' }),
      split: { ...DEFAULT_SPLIT, kind: 'time', trainShare: 0.7, labelAge: 20 },
    },
    {
      ...common,
      name: 'Parquet with types of its own',
      trainer: 'spark-ml',
      files: [parquetFile(1200)],
      outlines: null,
      join: (spec) => spec,
      split: { ...DEFAULT_SPLIT, seed: 7 },
    },
  ];
}

/** Incidents in Parquet: whole numbers, doubles, booleans, dates and times, and texts. */
function parquetFile(rows: number) {
  const draw = drawer(4);
  const of = <T>(make: (i: number) => T) => Array.from({ length: rows }, (_, i) => make(i));
  const time = (i: number) =>
    new Date(Date.UTC(2015, 0, 1 + (i % 300), draw(24), draw(60), draw(60), draw(3) * 250));
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'ID', data: of((i) => 10_000 + i), type: 'INT32' },
      { name: 'Date', data: of(time), type: 'TIMESTAMP' },
      { name: 'IUCR', data: of(() => ['0486', '610', '2024', ''][draw(4)]!), type: 'STRING' },
      { name: 'Primary Type', data: of(() => ['THEFT', 'BATTERY'][draw(2)]!), type: 'STRING' },
      { name: 'Arrest', data: of(() => draw(3) === 0), type: 'BOOLEAN' },
      { name: 'Domestic', data: of(() => draw(2) === 0), type: 'BOOLEAN' },
      { name: 'Beat', data: of(() => 100 + draw(20)), type: 'INT32' },
      { name: 'Community Area', data: of(() => [8, 9, 8.5, 77][draw(4)]!), type: 'DOUBLE' },
      { name: 'Latitude', data: of(() => 41.8 + draw(200_000) / 1e6), type: 'DOUBLE' },
      { name: 'Longitude', data: of(() => -87.7 + draw(100_000) / 1e6), type: 'DOUBLE' },
    ],
    rowGroupSize: 500,
  });
  return { name: 'incidents 2015.parquet', data: new Blob([bytes]), simulated: false };
}
