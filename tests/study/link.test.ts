import { describe, expect, it } from 'vitest';
import { FaultError } from '../../src/domain/fault.ts';
import { agreementOf } from '../../src/domain/study/agreement.ts';
import { readShared, type SharedStudy } from '../../src/domain/study/sharedStudy.ts';
import { EXAMPLE_2015 } from '../../src/domain/network/spec.ts';
import { MOST_LETTERS, pack, unpack } from '../../src/study/link/pack.ts';
import { STUDY } from '../support/studyDocument.ts';

const figures = {
  ...{ rows: 990, holdout: 200, auc: 0.912345, aucLow: 0.9, aucHigh: 0.92, logLoss: 0.25 },
  beside: [{ name: 'logistic regression, example', auc: 0.9 }],
};

const SHARED: SharedStudy = {
  format: 'streetlight-link',
  version: 1,
  name: 'Summer “nights”',
  recipe: STUDY.recipe,
  trained: { network: EXAMPLE_2015, features: 'best', backend: 'wasm', figures },
};

async function faultOf(letters: string) {
  try {
    readShared(await unpack(letters));
  } catch (error) {
    if (error instanceof FaultError) return error.fault.kind;
    throw error;
  }
  return null;
}

describe('a link', () => {
  it('gives back what it was made of, in letters that an address can carry', async () => {
    const letters = await pack(JSON.stringify(SHARED));
    expect(letters).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(letters.length).toBeLessThan(MOST_LETTERS / 4);
    expect(readShared(await unpack(letters))).toEqual(SHARED);
  });

  it('of before there were embeddings has none', async () => {
    const { embedding: _, ...network } = EXAMPLE_2015;
    const old = { ...SHARED, trained: { ...SHARED.trained, network } };
    const read = readShared(await unpack(await pack(JSON.stringify(old))));
    expect(read).toEqual(SHARED);
    expect(read.recipe.settings.network).not.toHaveProperty('embedding');
  });

  it('is refused where it was cut, at any letter', async () => {
    const letters = await pack(JSON.stringify(SHARED));
    for (let end = 0; end < letters.length; end++) {
      expect(await faultOf(letters.slice(0, end))).toBe('study-unreadable');
    }
  });

  it('is refused or read where any letter is another, and never anything else', async () => {
    const letters = await pack(JSON.stringify(SHARED));
    for (let at = 0; at < letters.length; at++) {
      const other = letters[at] === 'A' ? 'B' : 'A';
      const changed = letters.slice(0, at) + other + letters.slice(at + 1);
      expect([null, 'study-unreadable', 'study-too-new']).toContain(await faultOf(changed));
    }
  });

  it.each([
    ['no link', 'hello!'],
    ['letters of no alphabet', '%%%'],
    ['no JSON', ''],
  ])('is refused where it is %s', async (_, letters) => {
    expect(await faultOf(letters)).toBe('study-unreadable');
  });

  it('is refused where it unpacks to too much', async () => {
    expect(await faultOf(await pack(' '.repeat(5_000_000)))).toBe('study-unreadable');
  });

  it('brings in neither prototypes nor queries', async () => {
    const text = JSON.stringify(SHARED).replace('{', '{"__proto__":{"polluted":true},');
    const read = readShared(await unpack(await pack(text)));
    expect(Object.keys(read)).toEqual(Object.keys(SHARED));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const filter = { sql: `"a" in (select * from read_text('x'))`, words: 'x' };
    const { settings } = STUDY.recipe;
    const hostile = {
      ...SHARED,
      recipe: {
        ...STUDY.recipe,
        settings: { ...settings, split: { ...settings.split, filter } },
      },
    };
    expect(await faultOf(await pack(JSON.stringify(hostile)))).toBe('study-unreadable');
  });

  it('of a later program says so', async () => {
    expect(await faultOf(await pack(JSON.stringify({ ...SHARED, version: 2 })))).toBe(
      'study-too-new',
    );
  });
});

describe('the agreement of a study that was made again', () => {
  const files = [{ file: 'a.csv', there: 'ab'.repeat(32), here: 'ab'.repeat(32) }];

  it('is whole where files and figures are the same', () => {
    const rows = agreementOf(files, figures, figures);
    expect(rows.every(({ agrees }) => agrees)).toBe(true);
    expect(rows.map(({ what }) => what)).toContain('AUC of the logistic regression, example');
  });

  it('says what differs', () => {
    const other = { ...figures, auc: 0.912346, holdout: 201 };
    const differs = agreementOf([{ ...files[0]!, here: null }], figures, other)
      .filter(({ agrees }) => !agrees)
      .map(({ what }) => what);
    expect(differs).toEqual(['SHA-256 of a.csv', 'Incidents held out', 'AUC']);
  });
});
