import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../src/domain/network/initial.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import type { Checkpoint, EpochRecord } from '../../../src/domain/network/training.ts';
import {
  bytesIn,
  decodeCheckpoint,
  encodeCheckpoint,
} from '../../../src/engine/trainer/checkpointFile.ts';
import { noStore, storeOn } from '../../../src/engine/trainer/checkpoints.ts';
import { crc32 } from '../../../src/engine/files/crc32.ts';
import { smallSpec } from './problems.ts';
import { memoryShelf } from '../files/memoryShelf.ts';

const SHAPE = { vocabulary: 7, fields: 2, numbers: 3 };

/** A checkpoint whose numbers follow from its epoch. */
function checkpoint(epoch: number, changes: Partial<Checkpoint> = {}): Checkpoint {
  const spec = smallSpec({ hidden: [4, 3], activation: 'maxout' });
  const weights = (seed: number) => initialWeights({ ...spec, seed }, SHAPE);
  return {
    id: '0a1b',
    spec,
    backend: 'wasm',
    about: null,
    fingerprint: 'f',
    epoch,
    step: 10 * epoch,
    weights: weights(epoch),
    moments: { first: weights(epoch + 100), second: weights(epoch + 200) },
    history: [],
    best: { epoch: 1, weights: weights(epoch + 300) },
    savedAt: 1000 + epoch,
    ...changes,
  };
}

const NO_AUC: EpochRecord = {
  ...{ epoch: 1, trainLoss: 0.5, validationLoss: 0.4, validationAuc: Number.NaN },
  inputWeights: { fields: [1, 2], numbers: [] },
};

const joined = (parts: readonly Uint8Array[]) => {
  const file = new Uint8Array(bytesIn(parts));
  parts.reduce((at, part) => (file.set(part, at), at + part.length), 0);
  return file;
};

it('has the checksum of zip files', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  const [head, tail] = ['1234', '56789'].map((text) => new TextEncoder().encode(text));
  expect(crc32(tail!, crc32(head!))).toBe(0xcbf43926);
});

describe('a checkpoint file', () => {
  it.each([
    ['with a best epoch apart', checkpoint(3)],
    ['without', checkpoint(3, { best: null })],
    ['with an AUC that is no number', checkpoint(3, { history: [NO_AUC] })],
    ['with letters that take more bytes', checkpoint(3, { fingerprint: 'ünïcödé' })],
  ])('gives back what was written, to the bit: %s', (_, written) => {
    expect(decodeCheckpoint(joined(encodeCheckpoint(written, 7)))).toEqual({
      checkpoint: written,
      sequence: 7,
    });
  });

  it('of before there were embeddings has none', () => {
    const now = checkpoint(3);
    const { embedding: _, ...spec } = now.spec;
    const old = { ...now, spec: spec as NetworkSpec };
    expect(decodeCheckpoint(joined(encodeCheckpoint(old, 7)))?.checkpoint).toEqual(now);
  });

  it('gives back an embedding’s weights', () => {
    const spec = smallSpec({ embedding: 5, hidden: [4, 3], activation: 'maxout' });
    const weights = initialWeights(spec, SHAPE);
    const written = checkpoint(3, {
      ...{ spec, weights, moments: { first: weights, second: weights }, best: null },
    });
    expect(decodeCheckpoint(joined(encodeCheckpoint(written, 7)))?.checkpoint).toEqual(written);
  });

  it('is not read where it was cut short, or where any byte is another', () => {
    const file = joined(encodeCheckpoint(checkpoint(3), 7));
    for (let length = 0; length < file.length; length += 13) {
      expect(decodeCheckpoint(file.slice(0, length))).toBeNull();
    }
    for (let place = 0; place < file.length; place += 7) {
      const changed = file.slice();
      changed[place]! ^= 0x10;
      expect(decodeCheckpoint(changed)).toBeNull();
    }
  });
});

describe('the store of checkpoints', () => {
  it('answers with the newest, also to the next worker', async () => {
    const shelf = memoryShelf();
    const store = storeOn(shelf);
    for (const epoch of [1, 2, 3]) expect(await store.save(checkpoint(epoch))).toBeNull();
    expect(await storeOn(shelf).load('0a1b')).toEqual(checkpoint(3));
    const next = storeOn(shelf);
    await next.save(checkpoint(2));
    expect(await storeOn(shelf).load('0a1b')).toEqual(checkpoint(2));
    expect(await shelf.names()).toHaveLength(2);
  });

  it('has the old one or the new one, wherever the writing is cut short', async () => {
    const bytes = bytesIn(encodeCheckpoint(checkpoint(2), 2));
    for (let cut = 0; cut < bytes; cut += 17) {
      const shelf = memoryShelf();
      await storeOn(shelf).save(checkpoint(1));
      shelf.cutAt(cut);
      expect(await storeOn(shelf).save(checkpoint(2))).toBe('the disk has no room for it');
      shelf.cutAt(Infinity);
      const found = await storeOn(shelf).load('0a1b');
      expect(found).toEqual(checkpoint(1));
      // And the next one goes over the torn file, not over the sound one.
      shelf.cutAt(5);
      await storeOn(shelf).save(checkpoint(3));
      expect(await storeOn(shelf).load('0a1b')).toEqual(checkpoint(1));
    }
  });

  it('lists trainings, newest first, without their numbers, and forgets', async () => {
    const store = storeOn(memoryShelf({ 'notes.txt': new Uint8Array(3) }));
    await store.save(checkpoint(1, { id: 'aa', savedAt: 5 }));
    await store.save(checkpoint(3, { id: 'bb', savedAt: 9, history: Array(3).fill({}) as [] }));
    const [first, second, ...more] = await store.list();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ id: 'bb', epoch: 3, finished: true });
    expect(second).toMatchObject({ id: 'aa', epoch: 1, finished: false });
    expect(first).not.toHaveProperty('weights');
    await store.forget('bb');
    expect((await store.list()).map(({ id }) => id)).toEqual(['aa']);
    expect(await store.load('bb')).toBeNull();
  });

  it('keeps eight trainings, and lets the oldest go', async () => {
    const store = storeOn(memoryShelf());
    const ids = Array.from({ length: 10 }, (_, i) => `a${i}`);
    for (const [i, id] of ids.entries()) await store.save(checkpoint(1, { id, savedAt: i }));
    expect((await store.list()).map(({ id }) => id)).toEqual(ids.slice(2).reverse());
  });

  it('says why, where there is no place for them', async () => {
    const store = noStore('no files here');
    expect(await store.save(checkpoint(1))).toBe('no files here');
    expect(await store.list()).toEqual([]);
  });
});
