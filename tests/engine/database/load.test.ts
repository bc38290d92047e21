import { gzipSync } from 'node:zlib';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { FaultError, type Fault } from '../../../src/domain/fault.ts';
import type { LoadedTable } from '../../../src/domain/table/receipt.ts';
import { openStream } from '../../../src/engine/database/load/unpack.ts';
import { load, openEngine, quiet, textFile } from '../../support/study.ts';

async function faultOf(run: Promise<unknown>): Promise<Fault> {
  const error: unknown = await run.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  if (error instanceof FaultError) return error.fault;
  throw error;
}

const blobFile = (name: string, data: Blob) => ({ name, data, simulated: false });
const bytesFile = (name: string, bytes: Uint8Array | ArrayBuffer) =>
  blobFile(name, new Blob([bytes instanceof ArrayBuffer ? bytes : Uint8Array.from(bytes)]));

/** The names of a table's columns and its first rows. */
const seen = ({ columns, preview }: LoadedTable) => [columns.map(({ name }) => name), ...preview];

describe('loading a table', () => {
  it('accounts for every record: loaded + rejected = records', async () => {
    const engine = await openEngine();
    const text = 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n"x",y,z\n';
    const { receipt, id } = await load(engine, textFile('ragged.csv', text));
    expect(receipt).toMatchObject({ records: 4, loaded: 2, rejected: 2 });
    expect(receipt.rejects.map(({ line }) => line)).toEqual([3, 4]);
    expect(await engine.rejects(id)).toEqual(receipt.rejects);
  });

  it('keeps quoted line ends, quotes and hostile headers as they are', async () => {
    const engine = await openEngine();
    const header = '"a""; drop table file_1; --",<img onerror=alert(1)>,__proto__';
    const table = await load(
      engine,
      textFile('hostile.csv', `${header}\n"line\nbreak","say ""hi""",=1+1\n`),
    );
    expect(seen(table)).toEqual([
      ['a"; drop table file_1; --', '<img onerror=alert(1)>', '__proto__'],
      ['line\nbreak', 'say "hi"', '=1+1'],
    ]);
  });

  it('reads gzip, and names the file as it was dropped', async () => {
    const engine = await openEngine();
    const file = bytesFile('x.csv.gz', gzipSync('a,b\r1,2\r3,4\r'));
    const { receipt } = await load(engine, file);
    expect(receipt).toMatchObject({ file: 'x.csv.gz', records: 2, loaded: 2 });
  });

  it('takes a file for Western text where UTF-8 proves wrong after its beginning', async () => {
    const engine = await openEngine();
    const lines = Array.from({ length: 30_000 }, (_, i) => `${String(i)},plain`);
    const bytes = Buffer.from(['id,name', ...lines, '1,CALLE DÍAZ', ''].join('\n'), 'latin1');
    const { receipt, source } = await load(engine, bytesFile('late.csv', bytes));
    expect(receipt).toMatchObject({ records: 30_001, loaded: 30_001, rejected: 0 });
    expect(receipt.parse?.encoding).toBe('windows-1252');
    const top = await engine.levels(source, 'name', 2);
    expect(top.map(({ text }) => text)).toContain('CALLE DÍAZ');
  });

  it('rejects the one record with a broken letter in a file that is else UTF-8', async () => {
    const engine = await openEngine();
    const good = Buffer.from('id,name\n1,Díaz\n2,Muñoz Ñandú\n3,');
    const bytes = Buffer.concat([good, Buffer.from([0xe9]), Buffer.from('\n4,é\n')]);
    const { receipt } = await load(engine, bytesFile('broken.csv', bytes));
    expect(receipt).toMatchObject({ records: 4, loaded: 3, rejected: 1 });
    expect(receipt.rejects[0]).toMatchObject({ line: 4 });
  });

  it.each([
    ['an empty file', '', 'file-empty'],
    ['a header alone', 'a,b\n', 'file-empty'],
  ])('refuses %s', async (_, text, kind) => {
    const engine = await openEngine();
    expect((await faultOf(load(engine, textFile('e.csv', text)))).kind).toBe(kind);
  });

  it('refuses a picture in words', async () => {
    const engine = await openEngine();
    const png = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7) % 32);
    const fault = await faultOf(engine.contents(bytesFile('p.png', png)));
    expect(fault).toEqual({ kind: 'file-kind-unknown', file: 'p.png' });
  });

  it('loads exactly as many rows as a sample has, and says what it left out', async () => {
    const engine = await openEngine();
    const lines = Array.from({ length: 5000 }, (_, i) => `${String(i)},${String(2010 + (i % 7))}`);
    const file = textFile('many.csv', ['id,y', ...lines, ''].join('\n'));
    const sample = { rows: 1200, by: 'file', seed: 1 } as const;
    const { receipt } = await engine.loadTable({ file, sample }, quiet);
    expect(receipt).toMatchObject({ records: 5000, loaded: 1200, leftOut: 3800, rejected: 0 });
  });

  it('draws as many of each year as there can be, whatever the layout', async () => {
    const engine = await openEngine();
    const years = [2013, 2013, 2013, 2013, 2014, 2014, 2014, 2015];
    const lines = Array.from({ length: 8000 }, (_, i) => {
      const day = `${String(1 + (i % 12))}/${String(1 + (i % 28))}/${String(years[i % 8])} 10:30`;
      return `${String(i)};${day};${i % 3 === 0 ? 'Robbery' : 'Theft'};${i % 4 === 0 ? 'Arrested' : 'Open'}`;
    });
    const text = ['Number;Reported at;Offense;Disposition', ...lines, ''].join('\n');
    const sample = { rows: 3000, by: 'year', seed: 1 } as const;
    const table = await engine.loadTable({ file: textFile('other.csv', text), sample }, quiet);
    expect(table.receipt).toMatchObject({ records: 8000, loaded: 3000, leftOut: 5000 });
    const date = table.columns.find(({ type }) => type === 'timestamp')!;
    const levels = await engine.levels(table.source, date.name, 10_000);
    const drawn = new Map<string, number>();
    for (const { text, rows } of levels) {
      const year = /20\d\d/.exec(text)?.[0] ?? '';
      drawn.set(year, (drawn.get(year) ?? 0) + rows);
    }
    expect([...drawn].sort()).toEqual([
      ['2013', 1000],
      ['2014', 1000],
      ['2015', 1000],
    ]);
  });

  it('says that a file without dates has no years to draw from', async () => {
    const engine = await openEngine();
    const text = `a,b\n${'x,y\n'.repeat(500)}`;
    const sample = { rows: 100, by: 'year', seed: 1 } as const;
    const fault = await faultOf(engine.loadTable({ file: textFile('n.csv', text), sample }, quiet));
    expect(fault).toEqual({ kind: 'no-dates', file: 'n.csv' });
  });

  it('foresees files together from their beginnings, and what is loaded leaves less room', async () => {
    const engine = await openEngine();
    const big = textFile('big.csv', `ID,Text\n${'123456789,abcdefghij\n'.repeat(50_000)}`);
    const files = [big, { ...big, name: 'again.csv' }, textFile('empty.csv', '')];
    const before = await engine.foresee(files);
    expect(before.bytes).toBe(2 * big.data.size);
    expect(before.rows / 100_000).toBeCloseTo(1, 1);
    const packed = gzipSync(Buffer.from(await big.data.arrayBuffer()));
    expect((await engine.foresee([bytesFile('big.csv.gz', packed)])).bytes).toBe(big.data.size);
    await load(engine, big);
    const after = await engine.foresee(files);
    expect(after.memory).toBe(before.memory);
    expect(before.limit - after.limit).toBeGreaterThan(50_000 * 250);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const engine = await openEngine();
    const big = textFile('big.csv', `a,b\n${'1,2\n'.repeat(2_000_000)}`);
    const loading = engine.loadTable({ file: big }, () => void engine.cancel());
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
    const { receipt } = await load(engine, textFile('next.csv', 'a,b\n1,2\n'));
    expect(receipt.loaded).toBe(1);
  });

  it('shows how a beginning would read with another setup', async () => {
    const engine = await openEngine();
    const file = textFile('s.csv', 'a,b;c\n1,2;3\n4,5;6;7\n');
    const preview = await engine.previewParse(file, { delimiter: ';' });
    expect(preview).toMatchObject({ headers: ['a,b', 'c'], records: 2, rejected: 1 });
    expect(preview.rows).toEqual([['1,2', '3']]);
  });
});

describe('archives', () => {
  it('reads every table in a zip, and nothing that a system put there', async () => {
    const engine = await openEngine();
    const zip = new ZipWriter(new BlobWriter());
    await zip.add('data/a.csv', new TextReader('a,b\n1,2\n'));
    await zip.add('b.tsv', new TextReader('c\td\n3\t4\n5\t6\n'));
    await zip.add('__MACOSX/._a.csv', new TextReader('junk'));
    await zip.add('README.txt', new TextReader('about'));
    const file = blobFile('both.zip', await zip.close());
    const found = await engine.contents(file);
    expect(found.map((content) => content.file.name)).toEqual(['a.csv', 'b.tsv']);
    const second = await load(engine, found[1]!.file);
    expect(seen(second)).toEqual([
      ['c', 'd'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('says that a zip is locked', async () => {
    const zip = new ZipWriter(new BlobWriter(), { password: 'secret' });
    await zip.add('a.csv', new TextReader('a,b\n1,2\n'));
    const engine = await openEngine();
    const fault = await faultOf(engine.contents(blobFile('locked.zip', await zip.close())));
    expect(fault).toMatchObject({ kind: 'archive-unreadable', file: 'a.csv' });
  });

  it('says that a damaged gzip file is damaged', async () => {
    const engine = await openEngine();
    const cut = gzipSync(Array.from({ length: 9000 }, (_, i) => `a${String(i * i)},b\n`).join(''));
    const file = bytesFile('cut.csv.gz', cut.subarray(0, 10_000));
    expect(await faultOf(load(engine, file))).toMatchObject({
      kind: 'archive-unreadable',
      file: 'cut.csv.gz',
    });
  });

  it('asks before it unpacks what grows a hundredfold, and stops at the limit', async () => {
    const bomb = bytesFile('bomb.gz', gzipSync(new Uint8Array(5_000_000)));
    const { signal } = new AbortController();
    const drain = async (evenIfLarge: boolean, largest: number) => {
      const limits = { largest, askBytes: 1_000_000, askRatio: 100 };
      const { stream } = await openStream(bomb, { evenIfLarge, signal, limits });
      return (await new Response(stream).arrayBuffer()).byteLength;
    };
    expect((await faultOf(drain(false, 1e9))).kind).toBe('archive-asks');
    expect((await faultOf(drain(true, 2e6))).kind).toBe('archive-too-large');
    expect(await drain(true, 1e9)).toBe(5_000_000);
  });

  it('asks about a zip as about gzip: by what it holds packed, not by what its list says', async () => {
    const zip = new ZipWriter(new BlobWriter());
    await zip.add('big.csv', new TextReader('a,b\n'.repeat(1_250_000)));
    await zip.add('small.csv', new TextReader('a,b\n1,2\n'));
    const engine = await openEngine();
    const file = blobFile('bomb.zip', await zip.close());
    const [big] = await engine.contents(file);
    const { signal } = new AbortController();
    const limits = { largest: 1e9, askBytes: 1_000_000, askRatio: 100 };
    const { stream } = await openStream(big!.file, { evenIfLarge: false, signal, limits });
    expect((await faultOf(new Response(stream).arrayBuffer())).kind).toBe('archive-asks');
    // Whoever says yes to one member is not given the others again.
    expect(await engine.contents(big!.file)).toEqual([big]);
  });

  it('asks about packed outlines too', async () => {
    const engine = await openEngine();
    const text = JSON.stringify({
      type: 'Feature',
      properties: { code: '1', note: ' '.repeat(210_000_000) },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    });
    const file = bytesFile('areas.geojson.gz', gzipSync(text));
    const asked = await faultOf(engine.readOutlines(file, false));
    expect(asked).toMatchObject({ kind: 'archive-asks', file: 'areas.geojson.gz' });
    expect((await engine.readOutlines(file, true)).outlines).toHaveLength(1);
  }, 120_000);
});

describe('a packed table that grows a hundredfold', () => {
  it.each([
    ['bomb.csv.gz', `${'a'.repeat(1000)},b\n`],
    ['bomb.ndjson.gz', `{"x":"${'a'.repeat(1000)}"}\n`],
  ])(
    'is asked about while it loads, and leaves nothing behind: %s',
    async (name, record) => {
      const engine = await openEngine();
      const file = bytesFile(name, gzipSync(Buffer.alloc(210_000 * record.length, record)));
      expect(await faultOf(load(engine, file))).toMatchObject({ kind: 'archive-asks', file: name });
      expect(await engine.memory()).toBeLessThan(10_000_000);
      const table = await engine.loadTable({ file, evenIfLarge: true }, quiet);
      expect(table.receipt.loaded).toBeGreaterThan(209_000);
    },
    120_000,
  );
});

describe('other formats', () => {
  it('reads JSON as the API of a portal gives it, numbers as they are written', async () => {
    const engine = await openEngine();
    const text = '[{"id":"1","n":12345678901234567890,"at":{"lat":1.50}},{"id":"2","x":null}]';
    const table = await load(engine, textFile('a.json', text));
    expect(table.receipt).toMatchObject({ format: 'json', records: 2, loaded: 2 });
    expect(seen(table)).toEqual([
      ['id', 'n', 'at.lat', 'x'],
      ['1', '12345678901234567890', '1.50', null],
      ['2', null, null, null],
    ]);
  });

  it('rejects a line of NDJSON that is none, and no other', async () => {
    const engine = await openEngine();
    const text = '{"a":1,"__proto__":"x"}\n{"a":2,\n\n{"a":3,"b":[1,2]}\n';
    const table = await load(engine, textFile('a.ndjson', text));
    expect(table.receipt).toMatchObject({ records: 3, loaded: 2, rejected: 1 });
    expect(table.receipt.rejects).toMatchObject([{ line: 2, text: '{"a":2,' }]);
    expect(seen(table)[0]).toEqual(['a', '__proto__', 'b']);
  });

  it('says where a JSON file breaks off', async () => {
    const engine = await openEngine();
    const fault = await faultOf(load(engine, textFile('a.json', '[{"a":1},\n{"a":')));
    expect(fault).toMatchObject({ kind: 'file-unreadable', file: 'a.json' });
    expect(JSON.stringify(fault)).toContain('line 2');
  });

  it('reads Parquet, each value as a text that loses nothing', async () => {
    const engine = await openEngine();
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: [1n, 2n ** 60n], type: 'INT64' },
        { name: 'name', data: ['é "x"', null], type: 'STRING' },
        { name: 'yes', data: [true, false], type: 'BOOLEAN' },
        { name: 'at', data: [new Date('2015-01-31T23:30:00Z'), null], type: 'TIMESTAMP' },
      ],
    });
    const table = await load(engine, bytesFile('a.parquet', buffer));
    expect(table.receipt).toMatchObject({ format: 'parquet', records: 2, loaded: 2 });
    expect(seen(table)).toEqual([
      ['id', 'name', 'yes', 'at'],
      ['1', 'é "x"', 'true', '2015-01-31 23:30:00'],
      ['1152921504606846976', null, 'false', null],
    ]);
  });

  it('reads points of GeoJSON as rows with coordinates, polygons as outlines', async () => {
    const engine = await openEngine();
    const feature = (geometry: string) =>
      `{"type":"Feature","properties":{"kind":"theft"},"geometry":${geometry}}`;
    const collection = (geometry: string) =>
      `{"type":"FeatureCollection","features":[${feature(geometry)}]}`;
    const points = textFile(
      'p.geojson',
      collection('{"type":"Point","coordinates":[-87.65, 41.850]}'),
    );
    expect((await engine.contents(points)).map(({ kind }) => kind)).toEqual(['table']);
    expect(seen(await load(engine, points))).toEqual([
      ['kind', 'longitude', 'latitude'],
      ['theft', '-87.65', '41.850'],
    ]);
    const ring = '[[[0,0],[1,0],[1,1],[0,0]]]';
    const areas = textFile('a.geojson', collection(`{"type":"Polygon","coordinates":${ring}}`));
    expect((await engine.contents(areas)).map(({ kind }) => kind)).toEqual(['outlines']);
  });
});
