import { describe, expect, it } from 'vitest';
import { shelfOn } from '../../../src/engine/files/opfs.ts';

describe('The private files of a browser', () => {
  it('have all parts of a file one after the other', async () => {
    const disk = diskThat((length) => length);
    await shelfOn(disk.folder).write('a', [Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    expect(disk.bytes).toEqual([1, 2, 3, 4]);
    expect(disk.isClosed()).toBe(true);
  });

  it.each([
    ['takes a part', () => 2],
    ['answers as Chromium does', () => 2 ** 32 - 8],
  ])('say that the disk is full where it %s, and close the file', async (_, takes) => {
    const disk = diskThat(takes);
    const written = shelfOn(disk.folder).write('a', [new Uint8Array(9)]);
    await expect(written).rejects.toThrow('is full');
    expect(disk.isClosed()).toBe(true);
  });

  it('pass on what else a disk says', async () => {
    const disk = diskThat(() => {
      throw new DOMException('the file is gone', 'InvalidStateError');
    });
    await expect(shelfOn(disk.folder).write('a', [new Uint8Array(1)])).rejects.toThrow(
      'the file is gone',
    );
  });
});

/** A folder of one file that answers a write as it is told to. */
function diskThat(takes: (length: number) => number) {
  const bytes: number[] = [];
  let closed = false;
  const access = {
    write(part: Uint8Array, { at }: { readonly at: number }): number {
      const taken = takes(part.length);
      bytes.splice(at, taken, ...part.subarray(0, taken));
      return taken;
    },
    truncate: (size: number) => void (bytes.length = size),
    flush: () => undefined,
    close: () => void (closed = true),
  };
  const file = { createSyncAccessHandle: () => Promise.resolve(access) };
  const folder = { getFileHandle: () => Promise.resolve(file) };
  return {
    folder: folder as unknown as FileSystemDirectoryHandle,
    bytes,
    isClosed: () => closed,
  };
}
