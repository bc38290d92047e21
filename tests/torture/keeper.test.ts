import { describe, expect, it } from 'vitest';
import { keeperOn } from '../../src/engine/keeper/keeper.ts';
import { TEXT_FILE } from '../../src/engine/keeper/textFile.ts';
import { STUDY } from '../support/studyDocument.ts';
import { memoryShelf } from '../engine/files/memoryShelf.ts';

const named = (name: string) => ({ ...STUDY, name });
const file = async (text: string, sequence: number) =>
  new Uint8Array(
    await new Blob([
      ...(TEXT_FILE.encode(text, sequence) as Uint8Array<ArrayBuffer>[]),
    ]).arrayBuffer(),
  );

describe('a text file', () => {
  it('gives back what was written', async () => {
    expect(TEXT_FILE.decode(await file('ünï {"a":1}', 7))).toEqual({
      value: 'ünï {"a":1}',
      sequence: 7,
    });
  });

  it('is not read where it was cut short or any bit is another', async () => {
    const whole = await file('{"a":1}', 3);
    for (let length = 0; length < whole.length; length++) {
      expect(TEXT_FILE.decode(whole.slice(0, length))).toBeNull();
    }
    for (let bit = 0; bit < 8 * whole.length; bit++) {
      const changed = whole.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(TEXT_FILE.decode(changed)).toBeNull();
    }
  });
});

describe('the keeper of studies', () => {
  it('has the old study or the new one, wherever its writing is cut short', async () => {
    const small = { ...STUDY, recipe: { ...STUDY.recipe, tables: [] }, models: [], log: [] };
    const probe = memoryShelf();
    await keeperOn(probe, memoryShelf()).save('a', { ...small, name: 'new' });
    const bytes = (await probe.read('a-0.study'))!.length;
    for (let cut = 0; cut < bytes; cut++) {
      const shelf = memoryShelf();
      const other = memoryShelf();
      await keeperOn(shelf, other).save('a', { ...small, name: 'old' });
      shelf.cutAt(cut);
      await expect(keeperOn(shelf, other).save('a', { ...small, name: 'new' })).rejects.toThrow(
        'no room',
      );
      shelf.cutAt(Infinity);
      const next = keeperOn(shelf, other);
      expect((await next.load('a'))?.document.name).toBe('old');
      await next.save('a', { ...small, name: 'newer' });
      expect((await keeperOn(shelf, other).load('a'))?.document.name).toBe('newer');
    }
  });

  it('never takes an array for whole that was cut short', async () => {
    const rows = { rowIds: Int32Array.of(1, 2, 3), scores: Float32Array.of(0.1, 0.2, 0.3) };
    for (let cut = 0; cut < 24; cut++) {
      const shelf = memoryShelf();
      shelf.cutAt(cut);
      await expect(keeperOn(memoryShelf(), shelf).putScores(rows)).rejects.toThrow('no room');
      // What is half there would only take room.
      expect(await shelf.names()).toEqual([]);
      shelf.cutAt(Infinity);
      const next = keeperOn(memoryShelf(), shelf);
      const sha256 = await next.putScores(rows);
      expect(await next.scores(sha256)).toEqual(rows);
      expect(await shelf.names()).toEqual([sha256]);
    }
  });

  it('keeps the same bytes once', async () => {
    const shelf = memoryShelf();
    const keeper = keeperOn(memoryShelf(), shelf);
    const [one, two] = [
      await keeper.putFile(new Blob(['a'])),
      await keeper.putFile(new Blob(['a'])),
    ];
    expect(one).toBe(two);
    expect(await (await keeper.file(one))?.text()).toBe('a');
    expect(await shelf.names()).toHaveLength(1);
    expect(await keeper.file('0'.repeat(64))).toBeNull();
  });

  it('lists the newest first, with sizes, and those of a later program apart', async () => {
    const [documents, arrays] = [memoryShelf(), memoryShelf()];
    const keeper = keeperOn(documents, arrays);
    const sha256 = await keeper.putFile(new Blob(['12345']));
    const [incidents] = STUDY.recipe.tables;
    const tables = [{ ...incidents!, sha256 }];
    await keeper.save('a', {
      ...named('first'),
      recipe: { ...STUDY.recipe, tables, outlines: [] },
    });
    await keeper.save('b', named('second'));
    const later = JSON.stringify({ savedAt: 1, document: { ...STUDY, version: 99 } });
    await documents.write('c-0.study', TEXT_FILE.encode(later, 1));
    const { studies, unreadable } = await keeper.list();
    const [second, first] = byName(studies);
    expect(first).toMatchObject({ id: 'a', rows: 990, models: 3, epochs: 1, isComplete: true });
    expect(second).toMatchObject({ id: 'b', auc: 0.9, isComplete: false });
    expect((first?.bytes ?? 0) - (await documents.read('a-0.study'))!.length).toBe(5);
    expect(unreadable).toEqual([
      { id: 'c', detail: expect.stringContaining('A newer Streetlight') as string },
    ]);
    // What it names is not known, so nothing may be swept away.
    await expect(keeperOn(documents, arrays).sweep()).rejects.toThrow('newer Streetlight');
    expect(await arrays.names()).toHaveLength(1);
  });

  it('sweeps away what no study names, and files that are not to be kept', async () => {
    const [documents, arrays] = [memoryShelf(), memoryShelf()];
    const before = keeperOn(documents, arrays);
    const sha256 = await before.putFile(new Blob(['a file']));
    const nobodys = await before.putFile(new Blob(['nobody’s']));
    const scores = await before.putScores({ rowIds: Int32Array.of(1), scores: Float32Array.of(1) });
    const [incidents] = STUDY.recipe.tables;
    const [, trees] = STUDY.models;
    const document = {
      ...STUDY,
      recipe: { ...STUDY.recipe, tables: [{ ...incidents!, sha256 }] },
      models: [{ ...trees!, scores }],
    };
    await before.save('a', document);
    await before.sweep();
    expect(await arrays.names()).toContain(nobodys); // somebody has just put it
    const next = keeperOn(documents, arrays);
    await next.sweep();
    expect([...(await arrays.names())].sort()).toEqual([sha256, scores].sort());
    await next.save('a', { ...document, keepFiles: 'never' });
    await next.sweep();
    expect(await arrays.names()).toEqual([scores]);
    await next.remove('a');
    await next.sweep();
    expect(await arrays.names()).toEqual([]);
    expect(await documents.names()).toEqual([]);
  });
});

/** By name, the last of the alphabet first. */
function byName<T extends { readonly name: string }>(studies: readonly T[]): readonly T[] {
  return studies.toSorted((a, b) => b.name.localeCompare(a.name));
}
