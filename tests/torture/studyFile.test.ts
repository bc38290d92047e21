import { BlobReader, BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../src/domain/fault.ts';
import type { ReportInputs } from '../../src/domain/share/report/html.ts';
import { sha256Of } from '../../src/engine/keeper/blobs.ts';
import { packStudy } from '../../src/engine/studyFile/pack.ts';
import { STUDY_LIMITS, unpackStudy } from '../../src/engine/studyFile/unpack.ts';
import { STUDY } from '../support/studyDocument.ts';

configure({ useWebWorkers: false });
const { signal } = new AbortController();
const quiet = () => undefined;

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><path d="M0 0"/></svg>';
const SHOWN: ReportInputs = {
  ...{ title: 'A city', data: '2015', made: 'Made', simulated: true },
  verdict: { claim: '</script>', evidence: 'e', others: ['o'], opened: 'once' },
  facts: [{ label: 'AUC', value: '0.9' }],
  results: [
    { id: 'roc', title: 't', subtitle: 's', pictures: [SVG], columns: ['a'], rows: [['1']] },
  ],
  explored: [],
  card: {
    ...{ title: 'card', made: 'Made' },
    sections: [
      {
        ...{ id: 'data', heading: 'Data' },
        blocks: [
          { kind: 'text', text: 't' },
          { kind: 'list', items: ['i'] },
          { kind: 'table', header: ['h'], rows: [['r']] },
        ],
      },
    ],
  },
  files: [],
  ...{ sql: 'select 1', recipe: '{}' },
};
const TEXTS = {
  study: JSON.stringify(STUDY),
  shown: JSON.stringify(SHOWN),
  card: '# Card',
};

const bytes = (text: string) => new Blob([text]);
const named = async (data: Blob) => ({ sha256: await sha256Of(data), data });
const unpack = (file: Blob, limits = STUDY_LIMITS) =>
  unpackStudy(file, 'x.streetlight', signal, quiet, limits);

/** A zip of any entries. */
async function zip(entries: Readonly<Record<string, string>>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter());
  for (const [path, text] of Object.entries(entries)) await writer.add(path, new TextReader(text));
  return writer.close();
}

/** Its bytes with every `from` replaced by a `to` of the same length. */
async function patched(file: Blob, from: string, to: string): Promise<Blob> {
  const latin = Buffer.from(await file.arrayBuffer()).toString('latin1');
  expect(to).toHaveLength(from.length);
  expect(latin).toContain(from);
  return new Blob([Buffer.from(latin.replaceAll(from, to), 'latin1')]);
}

async function faultOf(file: Blob | Promise<Blob>, limits = STUDY_LIMITS) {
  try {
    await unpack(await file, limits);
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  throw new Error('it was read');
}

describe('a study’s file', () => {
  it('comes back as it was packed, arrays and files to the byte', async () => {
    const [array, data] = [await named(bytes('weights')), await named(bytes('ID,Date\n1,2\n'))];
    const file = await packStudy({ texts: TEXTS, arrays: [array], files: [data] }, signal, quiet);
    const { document, shown, arrays, files } = await unpack(file);
    expect(document).toEqual(STUDY);
    expect(shown).toEqual(SHOWN);
    expect(arrays.map(({ sha256 }) => sha256)).toEqual([array.sha256]);
    expect(await files[0]!.data.text()).toBe('ID,Date\n1,2\n');
  });

  it('may be without arrays and files', async () => {
    const file = await packStudy({ texts: TEXTS, arrays: [], files: [] }, signal, quiet);
    expect(await unpack(file)).toMatchObject({ arrays: [], files: [] });
  });

  it('stops when it is told', async () => {
    const stopped = AbortSignal.abort();
    const parts = { texts: TEXTS, arrays: [await named(bytes('x'))], files: [] };
    await expect(packStudy(parts, stopped, quiet)).rejects.toMatchObject({ name: 'AbortError' });
    const file = await packStudy(parts, signal, quiet);
    await expect(unpackStudy(file, 'x', stopped, quiet)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('a study’s file that is none', () => {
  const good = { 'study.json': TEXTS.study, 'shown.json': TEXTS.shown };
  const detail = async (file: Blob | Promise<Blob>, limits = STUDY_LIMITS) => {
    const fault = await faultOf(file, limits);
    expect(fault.kind).toBe('study-unreadable');
    return 'detail' in fault ? fault.detail : '';
  };

  it.each(['', 'ID,Date\n1,2\n', 'PK', '\u001f\u008b'])('is refused as %j', async (text) => {
    expect(await detail(bytes(text))).toBe('it is no zip archive');
  });

  it('is refused where it is cut short', async () => {
    const file = await zip(good);
    expect(await detail(file.slice(0, file.size - 30))).toBe('its list of parts cannot be read');
  });

  it.each(['../../study.json', '/etc/passwd', 'arrays/../x', 'C:\\x', 'note.txt'])(
    'is refused with a path such as %s',
    async (path) => {
      expect(await detail(zip({ ...good, [path]: 'x' }))).toMatch(
        // The zip library takes some for traps itself.
        /which no study has|its list of parts cannot be read/,
      );
    },
  );

  it('is refused with a part twice', async () => {
    const file = await zip({ ...good, 'recipe.json': '{}', 'result.json': '{}' });
    expect(await detail(patched(file, 'result.json', 'recipe.json'))).toBe(
      'it holds recipe.json twice',
    );
  });

  it('is refused with too many parts', async () => {
    const limits = { ...STUDY_LIMITS, entries: 1 };
    expect(await detail(zip(good), limits)).toBe('it holds more than 1 parts');
  });

  it.each(['study.json', 'shown.json'])('is refused without its %s', async (part) => {
    const { [part as keyof typeof good]: _, ...rest } = good;
    expect(await detail(zip(rest))).toBe(`it holds no ${part}`);
  });

  it.each([
    ['study.json', '{"version":1', 'it is no JSON'],
    ['study.json', '[]', 'it is no study'],
    ['study.json', '{"version":1}', 'format should be one of streetlight-study'],
    ['shown.json', 'null', 'shown should be an object'],
    ['shown.json', TEXTS.shown.replace('<path d', '<script d'), 'a chart’s picture'],
    ['shown.json', TEXTS.shown.replace('"text":"t"', '"text":1'), 'should be a text'],
  ])('is refused with a %s of %s', async (part, text, words) => {
    expect(await detail(zip({ ...good, [part]: text }))).toContain(words);
  });

  it('says so where a later program made it', async () => {
    const study = TEXTS.study.replace('"version":1', '"version":99');
    expect(await faultOf(zip({ ...good, 'study.json': study }))).toMatchObject({
      ...{ kind: 'study-too-new', version: 99 },
    });
  });

  it('is refused where an array’s bytes are not what their name says', async () => {
    const path = `arrays/${'a'.repeat(64)}`;
    expect(await detail(zip({ ...good, [path]: 'x' }))).toContain('its bytes have changed');
  });

  it('is refused where a part’s bytes were damaged', async () => {
    const writer = new ZipWriter(new BlobWriter());
    for (const [path, text] of Object.entries(good)) {
      await writer.add(path, new TextReader(text), { level: 0 });
    }
    const file = await patched(await writer.close(), 'Summer nights', 'Winter nights');
    expect((await faultOf(file)).kind).toBe('archive-unreadable');
  });

  it('is refused, and soon, where a small part grows without end', async () => {
    const zeros = new Blob([new Uint8Array(30e6)]);
    const path = `arrays/${await sha256Of(zeros)}`;
    const writer = new ZipWriter(new BlobWriter());
    for (const [at, text] of Object.entries(good)) await writer.add(at, new TextReader(text));
    await writer.add(path, new BlobReader(zeros));
    const file = await writer.close();
    expect(file.size).toBeLessThan(100_000);
    const growth = { bytes: 5e6, times: 100 };
    expect(await detail(file, { ...STUDY_LIMITS, growth })).toMatch(/would grow to 30 MB/);
    expect(await detail(file, { ...STUDY_LIMITS, named: 1e6 })).toMatch(/past the limit of 1 MB/);
    // It may say that it is small.
    const size = (bytes: number) => Buffer.from(Uint32Array.of(bytes).buffer).toString('latin1');
    const lying = await patched(file, size(30e6), size(3e6));
    const fault = await faultOf(lying, { ...STUDY_LIMITS, growth });
    expect(['study-unreadable', 'archive-unreadable', 'archive-too-large']).toContain(fault.kind);
  });
});
