import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/domain/fault.ts';
import { FaultError } from '../../../src/domain/fault.ts';
import { inflate } from '../../../src/engine/database/inflate.ts';
import { load, openEngine, quiet, textFile } from '../../support/study.ts';

async function faultOf(run: Promise<unknown>): Promise<Fault> {
  const error: unknown = await run.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  if (error instanceof FaultError) return error.fault;
  throw error;
}

describe('loading a table', () => {
  it('accounts for every record: loaded + rejected = records', async () => {
    const engine = await openEngine();
    const text = 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n"x",y,z\n';
    const { receipt } = await load(engine, textFile('ragged.csv', text));
    expect(receipt).toMatchObject({ records: 4, loaded: 2, rejected: 2 });
    expect(receipt.rejects.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('keeps quoted line ends, quotes and hostile headers as they are', async () => {
    const engine = await openEngine();
    const header = '"a""; drop table file_1; --",<img onerror=alert(1)>,__proto__';
    const { columns, preview } = await load(engine, textFile('hostile.csv', `${header}\n"line\nbreak","say ""hi""",=1+1\n`));
    expect(columns.map(({ name }) => name)).toEqual([
      'a"; drop table file_1; --',
      '<img onerror=alert(1)>',
      '__proto__',
    ]);
    expect(preview).toEqual([['line\nbreak', 'say "hi"', '=1+1']]);
  });

  it('reads gzip, and names the file as it was dropped', async () => {
    const engine = await openEngine();
    const data = new Blob([gzipSync('a,b\r1,2\r3,4\r')]);
    const { receipt } = await load(engine, { name: 'x.csv.gz', data, simulated: false });
    expect(receipt).toMatchObject({ file: 'x.csv.gz', records: 2, loaded: 2 });
  });

  it.each([
    ['an empty file', '', 'file-empty'],
    ['a header alone', 'a,b\n', 'file-empty'],
  ])('refuses %s', async (_, text, kind) => {
    const engine = await openEngine();
    expect((await faultOf(load(engine, textFile('e.csv', text)))).kind).toBe(kind);
  });

  it('says that a damaged gzip file is damaged', async () => {
    const engine = await openEngine();
    const cut = gzipSync('a,b\n1,2\n'.repeat(1000)).subarray(0, 40);
    const file = { name: 'cut.csv.gz', data: new Blob([cut]), simulated: false };
    expect(await faultOf(load(engine, file))).toMatchObject({
      kind: 'file-unreadable',
      file: 'cut.csv.gz',
    });
  });

  it('stops a file that grows past the limit', async () => {
    const bomb = new Blob([gzipSync(new Uint8Array(5_000_000))]);
    const fault = await faultOf(inflate(bomb, 'bomb.gz', 1_000_000));
    expect(fault).toMatchObject({ kind: 'archive-too-large', limit: 1_000_000 });
  });
});
