import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SiteVersion } from '../../../src/domain/offline/version.ts';
import { createKeeper, type Keeper } from '../../../src/engine/offline/keeper.ts';
import type { OfflineShelf, Versions } from '../../../src/engine/offline/shelf.ts';

type Files = Record<string, string>;
const OLD: Files = { 'index.html': 'old page', 'a.js': 'old script', 'big.wasm': 'the same' };
const NEW: Files = { 'index.html': 'new page', 'a.js': 'new script', 'big.wasm': 'the same' };

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a build of these files says of itself. */
function versionOf(files: Files): SiteVersion {
  const entries = Object.entries(files).map(([path, text]) => ({
    ...{ path, hash: hashOf(text), bytes: Buffer.byteLength(text) },
    first: path === 'index.html',
  }));
  return { version: hashOf(JSON.stringify(entries)), headers: { 'X-Ours': 'yes' }, files: entries };
}

function memory(): OfflineShelf & { full: boolean; readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  let versions: Versions = { current: null, newer: null, earlier: [] };
  return {
    held,
    full: false,
    hashes: async () => new Set(held.keys()),
    get: async (hash) => (held.has(hash) ? new Response(held.get(hash)).body : null),
    async put(hash, bytes) {
      if (this.full) throw new DOMException('no room', 'QuotaExceededError');
      held.set(hash, new TextDecoder().decode(bytes));
    },
    remove: async (hash) => void held.delete(hash),
    read: async () => versions,
    write: async (next) => void (versions = next),
  };
}

let shelf: ReturnType<typeof memory>;
/** What the host has now; null: there is no network. `announced` is what it says that it has. */
let files: Files | null;
let announced: Files;
let asked: string[];
let keeper: Keeper;

beforeEach(() => {
  shelf = memory();
  files = announced = OLD;
  asked = [];
  keeper = createKeeper(shelf, async (path) => {
    asked.push(path);
    if (!files) throw new TypeError('Failed to fetch');
    if (path === 'files.json') return Response.json(versionOf(announced));
    const text = files[path];
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  });
});

const textOf = async (path: string) => (await keeper.answer(path))?.text();

/** Keeps what of the version in use, and of the newer one, is missing. */
async function keepRest(): Promise<void> {
  const { current, newer } = await keeper.state();
  for (const stock of [current, newer])
    for (const { hash } of stock?.missing ?? []) await keeper.keep(hash, () => undefined);
}

/** Begins with the old version, whole, while the host goes on to the new one. */
async function hostMovesOn(): Promise<string> {
  await keeper.settle();
  await keepRest();
  files = announced = NEW;
  const { newer } = await keeper.look();
  return newer?.version ?? '';
}

describe('the first version', () => {
  test('is taken with what the first paint needs, and the rest where it is first used', async () => {
    await keeper.settle();
    expect(shelf.held.size).toBe(1);
    expect(await textOf('a.js')).toBe('old script');
    expect((await keeper.state()).current?.missing).toEqual([
      { hash: hashOf('the same'), bytes: 8 },
    ]);
  });

  test('answers without a network once it is kept, with our headers and types', async () => {
    await keeper.settle();
    await keepRest();
    files = null;
    const answer = await keeper.answer('big.wasm');
    expect(await answer?.text()).toBe('the same');
    expect(answer?.headers.get('content-type')).toBe('application/wasm');
    expect(answer?.headers.get('x-ours')).toBe('yes');
  });

  test('is not taken from a host in the middle of a change', async () => {
    files = NEW;
    await expect(keeper.settle()).rejects.toThrow('another version of index.html');
    expect((await keeper.state()).current).toBeNull();
  });

  test('goes on where the network was cut, and fetches nothing twice', async () => {
    await keeper.settle();
    const missing = (await keeper.state()).current?.missing ?? [];
    await keeper.keep(missing[0]?.hash ?? '', () => undefined);
    files = null;
    await expect(keepRest()).rejects.toThrow('Failed to fetch');
    files = OLD;
    asked.length = 0;
    await keepRest();
    expect(asked).toEqual(['big.wasm']);
  });

  test('is fetched once where page and keeping ask at the same time', async () => {
    await keeper.settle();
    const told: number[] = [];
    const hash = hashOf('the same');
    await Promise.all([keeper.answer('big.wasm'), keeper.keep(hash, (n) => told.push(n))]);
    expect(asked.filter((path) => path === 'big.wasm')).toHaveLength(1);
    expect(told).toEqual([8]);
  });

  test('is used from the network where the disk is full, and keeping says so', async () => {
    await keeper.settle();
    shelf.full = true;
    expect(await textOf('a.js')).toBe('old script');
    await expect(keepRest()).rejects.toThrow('no room');
  });

  test('knows only its own files', async () => {
    await keeper.settle();
    expect(await keeper.answer('studies/mine.streetlight')).toBeNull();
  });
});

describe('a newer version', () => {
  test('changes nothing before it is taken', async () => {
    await hostMovesOn();
    expect(await textOf('index.html')).toBe('old page');
    expect(await textOf('a.js')).toBe('old script');
  });

  test('is not taken before all of it is kept, and brings only what differs', async () => {
    const version = await hostMovesOn();
    await expect(keeper.take(version)).rejects.toThrow('not all there');
    asked.length = 0;
    await keepRest();
    expect(asked.sort()).toEqual(['a.js', 'index.html']);
    await keeper.take(version);
    expect(await textOf('index.html')).toBe('new page');
    expect(await textOf('a.js')).toBe('new script');
  });

  test('does not bring itself by a new start of the service worker', async () => {
    await hostMovesOn();
    await keeper.settle();
    expect(await textOf('index.html')).toBe('old page');
  });

  test('that is not known any more is not taken', async () => {
    const version = await hostMovesOn();
    await keepRest();
    files = announced = { ...NEW, 'a.js': 'newest script' };
    await keeper.look();
    await expect(keeper.take(version)).rejects.toThrow('not known');
  });

  test('is no newer version once the host has gone back', async () => {
    await hostMovesOn();
    files = announced = OLD;
    expect((await keeper.look()).newer).toBeNull();
  });

  test('leaves the old files to other windows, until the last has gone', async () => {
    files = announced = { ...OLD, 'old-room.js': 'only the old page asks for it' };
    const version = await hostMovesOn();
    await keepRest();
    await keeper.take(version);
    expect(await textOf('old-room.js')).toBe('only the old page asks for it');
    await keeper.tidy();
    expect(await keeper.answer('old-room.js')).toBeNull();
    expect([...shelf.held.values()].sort()).toEqual(Object.values(NEW).sort());
  });
});
