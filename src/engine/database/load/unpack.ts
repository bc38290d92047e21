import { FaultError } from '../../../domain/fault.ts';
import type { NamedFile } from '../../../domain/table/source.ts';
import { memberStream } from './zip.ts';

/** A compressed file may not grow past this, so that a small bomb cannot fill the disk. */
export const LARGEST_UNPACKED = 16 * 2 ** 30;
/** Past both of these a person is asked first: text rarely shrinks to a hundredth. */
export const ASK_BYTES = 200e6;
export const ASK_RATIO = 100;

export interface OpenOptions {
  /** The person was asked about the size of the file, and said yes. */
  readonly evenIfLarge: boolean;
  readonly signal: AbortSignal;
  /** Left out: the limits above. */
  readonly limits?: Limits;
}

export interface Limits {
  readonly largest: number;
  readonly askBytes: number;
  readonly askRatio: number;
}

const LIMITS: Limits = { largest: LARGEST_UNPACKED, askBytes: ASK_BYTES, askRatio: ASK_RATIO };

/** A file's content as it comes out of its packing. */
export interface Opened {
  readonly stream: ReadableStream<Uint8Array>;
  /** Bytes in all, where that is known before the end. */
  readonly bytes: number | null;
  /** Packed bytes taken in so far, of `packed`. */
  readonly read: () => number;
  readonly packed: number;
}

/** Whether a file begins as gzip does (RFC 1952: 1f 8b). */
export async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/** Whether a file begins as zip does (APPNOTE.TXT 4.3.7: "PK", 3, 4; an empty one with 5, 6). */
export async function isZip(file: Blob): Promise<boolean> {
  const [p, k, three] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && (three === 3 || three === 5);
}

/**
 * Opens a plain file, a gzip file or a zip's member as a stream, without unpacking it as a whole. The
 * stream fails with a {@link FaultError}: `archive-unreadable` where it is damaged, `archive-asks` or
 * `archive-too-large` where it grows past the limits.
 */
export async function openStream(file: NamedFile, options: OpenOptions): Promise<Opened> {
  options.signal.throwIfAborted();
  if (file.entry !== undefined) {
    const { stream, bytes, packed, read } = await memberStream(file, file.entry);
    return { stream: guarded(stream, file.name, packed, options), bytes, read, packed };
  }
  const packed = file.data.size;
  const counted = counting(file.data.stream());
  if (!(await isGzip(file.data))) {
    return { stream: counted.stream, bytes: packed, read: counted.read, packed };
  }
  const unpacked = counted.stream.pipeThrough(new DecompressionStream('gzip'));
  const stream = guarded(unpacked, file.name, packed, options);
  return { stream, bytes: null, read: counted.read, packed };
}

/** A file's content, unpacked as a whole. For small files. */
export async function unpacked(file: NamedFile, evenIfLarge: boolean): Promise<Blob> {
  const { signal } = new AbortController();
  const { stream } = await openStream(file, { evenIfLarge, signal });
  return inWords(file.name, () => new Response(stream).blob());
}

/** Fails in words where unpacking fails. */
async function inWords<T>(file: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw damaged(file, error);
  }
}

function damaged(file: string, error: unknown): unknown {
  if (error instanceof FaultError || (error instanceof Error && error.name === 'AbortError')) {
    return error;
  }
  const detail = 'its data are damaged or cut short';
  return new FaultError({ kind: 'archive-unreadable', file, detail }, { cause: error });
}

/** A stream that minds the limits and says in words what is wrong. */
function guarded(
  stream: ReadableStream<Uint8Array>,
  file: string,
  packed: number,
  { evenIfLarge, limits = LIMITS }: OpenOptions,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await inWords(file, () => reader.read());
      if (done) {
        controller.close();
        return;
      }
      bytes += value.byteLength;
      const ratio = bytes / Math.max(1, packed);
      const limit = limits.largest;
      if (bytes > limit) throw new FaultError({ kind: 'archive-too-large', file, bytes, limit });
      if (!evenIfLarge && bytes > limits.askBytes && ratio > limits.askRatio) {
        throw new FaultError({ kind: 'archive-asks', file, bytes, ratio });
      }
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** A stream, and how many of its bytes were taken. */
function counting(source: ReadableStream<Uint8Array<ArrayBuffer>>) {
  let taken = 0;
  const stream = source.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        taken += chunk.byteLength;
        controller.enqueue(chunk);
      },
    }),
  );
  return { stream, read: () => taken };
}
