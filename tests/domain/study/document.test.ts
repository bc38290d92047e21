import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../src/domain/fault.ts';
import { canonical, hashOf } from '../../../src/domain/study/canonical.ts';
import { migrate } from '../../../src/domain/study/migrate.ts';
import { readDocument } from '../../../src/domain/study/read/document.ts';
import { STUDY } from '../../support/studyDocument.ts';

/** The study with a part of it replaced, found by its way: "recipe.settings.split.seed". */
function withPart(way: string, value: unknown): string {
  const copy = JSON.parse(JSON.stringify(STUDY)) as Record<string, unknown>;
  const keys = way.split('.');
  let at = copy;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[keys.at(-1) ?? ''] = value;
  return JSON.stringify(copy);
}

const read = (json: string) => readDocument(json, 'a test');

function faultOf(json: string) {
  try {
    read(json);
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  return null;
}

describe('a document', () => {
  it('is read as it was written', () => {
    expect(read(JSON.stringify(STUDY))).toEqual(STUDY);
  });

  it('keeps a figure that is no number', () => {
    const text = withPart('models.0.training.history.0.validationAuc', Number.NaN);
    const [first] = read(text).models;
    expect(first && 'training' in first && first.training.history[0]?.validationAuc).toBeNaN();
  });

  it('has one canonical text and hash, whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(STUDY).reverse());
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(STUDY));
    expect(canonical(turned)).toBe(canonical(STUDY));
    expect(hashOf(turned)).toBe(hashOf(STUDY));
    expect(hashOf({ ...STUDY, opened: 3 })).not.toBe(hashOf(STUDY));
  });
});

describe('a hostile document', () => {
  it.each([
    ['version', 'x', 'it has no version'],
    ['format', 'other', 'format should be'],
    ['recipe.settings.split.seed', 1.5, 'recipe.settings.split.seed should be a whole number'],
    ['recipe.settings.split.trainShare', 2, 'trainShare should be a number from 0 to 1'],
    ['recipe.settings.network', { hidden: [1e9] }, 'Hidden layers'],
    ['recipe.settings.network', { epochs: '9' }, 'network.epochs should be a number'],
    ['recipe.settings.preset', 'constructor', 'preset should be one of'],
    ['recipe.tables', {}, 'recipe.tables should be a list'],
    ['recipe.tables.0.columns.0.role', 'king', 'columns[0].role should be one of'],
    ['recipe.tables.0.sha256', 'ABCD', 'sha256 should be a SHA-256'],
    ['recipe.tables.0.origin', { kind: 'toString' }, 'origin should be of a kind'],
    ['recipe.tables.0.bytes', -1, 'bytes should be a whole number'],
    ['models.1', { ...STUDY.models[0] }, 'models should be models of different ids'],
    ['models.0.kind', 'oracle', 'models[0].kind should be one of'],
    ['models.0.training.history', [null], 'history[0] should be an object'],
    ['log.0.time', 'yesterday', 'log[0].time should be a time'],
    ['threshold', 7, 'threshold should be a number'],
    ['recipe.settings.split.filter.sql', '1=1; drop table x', 'split.filter.sql should be'],
    ['filter.sql', `"a" in (select 1)`, 'it says select'],
  ])('says what is wrong where %s is %o', (way, value, detail) => {
    const fault = faultOf(withPart(way, value));
    expect(fault).toMatchObject({ kind: 'study-unreadable', from: 'a test' });
    expect(fault && 'detail' in fault && fault.detail).toContain(detail);
  });

  it.each(['', 'no', 'null', '[]', '"x"', '{}', '{"version":1}'])('is refused: %s', (json) => {
    expect(faultOf(json)?.kind).toBe('study-unreadable');
  });

  it('says that a later program made it', () => {
    expect(faultOf(withPart('version', 99))).toEqual({
      kind: 'study-too-new',
      from: 'a test',
      version: 99,
    });
  });

  it('brings nothing in but what a study has', () => {
    const text = JSON.stringify(STUDY).replace(
      '"seasons"',
      '"__proto__":{"polluted":1},"constructor":{"x":1},"seasons"',
    );
    const { settings } = read(text).recipe;
    expect(Object.keys(settings)).toEqual(Object.keys(STUDY.recipe.settings));
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('is read or refused, wherever its text is cut or a part is taken out', () => {
    const whole = JSON.stringify(STUDY);
    for (let end = 0; end < whole.length; end++) {
      expect(faultOf(whole.slice(0, end))?.kind).toBe('study-unreadable');
    }
    for (const way of ways(STUDY)) {
      for (const value of [undefined, null, 0, 'x', [], {}, true]) {
        const fault = faultOf(withPart(way, value));
        if (fault) expect(['study-unreadable', 'study-too-new']).toContain(fault.kind);
      }
    }
  });
});

describe('an old document', () => {
  const steps = {
    1: (raw: object) => ({ ...raw, second: true }),
    2: (raw: object) => ({ ...raw, third: true }),
  };

  it('goes through the steps from its version on', () => {
    expect(migrate({ version: 1 }, 'a test', steps, 3)).toEqual({
      version: 3,
      second: true,
      third: true,
    });
    expect(migrate({ version: 2 }, 'a test', steps, 3)).toEqual({ version: 3, third: true });
    expect(migrate({ version: 3 }, 'a test', steps, 3)).toEqual({ version: 3 });
  });
});

/** The ways to every part of a value. */
function ways(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const way = at === '' ? key : `${at}.${key}`;
    return [way, ...ways(part, way)];
  });
}
