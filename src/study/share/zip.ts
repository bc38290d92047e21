import type { Making, SharedFile } from './sharing.ts';

/** Packs files into one zip, in their order; a name may have folders. */
export async function zipOf(files: readonly SharedFile[], { signal }: Making): Promise<Blob> {
  const { BlobReader, BlobWriter, configure, ZipWriter } = await import('@zip.js/zip.js');
  // The browser's own compression runs apart from the page anyway, and the policy allows no workers of blobs' making.
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter('application/zip'));
  for (const { name, data } of files) {
    await writer.add(name, new BlobReader(data), { signal });
  }
  return writer.close();
}
