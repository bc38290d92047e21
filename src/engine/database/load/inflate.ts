import { FaultError } from '../../domain/fault.ts';

/** A compressed file may not grow past this, so that a small bomb cannot fill the disk. */
export const LARGEST_INFLATED = 4 * 2 ** 30;

/** Whether a file begins as gzip does (RFC 1952: 1f 8b). */
export async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/**
 * Unpacks a gzip file as a stream.
 * @throws {FaultError} `archive-too-large` past the limit, `file-unreadable` where it is damaged
 */
export async function inflate(file: Blob, name: string, limit = LARGEST_INFLATED): Promise<Blob> {
  let bytes = 0;
  const capped = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > limit) {
        throw new FaultError({ kind: 'archive-too-large', file: name, bytes, limit });
      }
      controller.enqueue(chunk);
    },
  });
  try {
    const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(capped);
    return await new Response(unpacked).blob();
  } catch (error) {
    if (error instanceof FaultError || bytes > limit) {
      throw new FaultError(
        { kind: 'archive-too-large', file: name, bytes, limit },
        { cause: error },
      );
    }
    const detail = 'the gzip data are damaged or cut short';
    throw new FaultError({ kind: 'file-unreadable', file: name, detail }, { cause: error });
  }
}
