import { describe, expect, it } from 'vitest';
import { shelfOn } from '../../../src/engine/files/opfs.ts';

describe('The private files of a browser', () => {
  it('go on with the rest where a write takes a part', async () => {
    const disk = diskThat((length) => Math.min(length, 3));
    await shelfOn(disk.folder).write('a', [Uint8Array.of(1, 2, 3, 4, 5, 6, 7), Uint8Array.of(8)]);
    expect(disk.bytes).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(disk.isClosed()).toBe(true);
  });

  it('say so where the disk is full, and close the file', async () => {
    const disk = diskThat((length, at) => (at < 4 ? Math.min(length, 2) : 0));
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

/** A folder of one file that takes as many bytes of a write as it is told to. */
function diskThat(takes: (length: number, at: number) => number) {
  const bytes: number[] = [];
  let closed = false;
  const access = {
    write(part: Uint8Array, { at }: { readonly at: number }): number {
      const taken = takes(part.length, at);
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
