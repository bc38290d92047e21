import type { Encoding } from '../../../domain/table/parse.ts';

const MARK = [0xef, 0xbb, 0xbf] as const;

/** Bytes of a file's beginning as UTF-8, without a mark of byte order. */
export function toUtf8(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  const utf8 =
    encoding === 'utf-8'
      ? bytes
      : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes, { stream: true }));
  return withoutMark(utf8);
}

/** A stream's bytes as UTF-8, without a mark of byte order. What is no UTF-8 in a UTF-8 file stays as it is. */
export async function* utf8Chunks(
  stream: ReadableStream<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  const chunks = encoding === 'utf-8' ? chunksOf(stream) : recoded(stream, encoding);
  let first: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (first === null) {
      yield chunk;
      continue;
    }
    // The mark may be cut in two.
    first = joined(first, chunk);
    if (first.length < MARK.length) continue;
    yield withoutMark(first);
    first = null;
  }
  if (first && first.length > 0) yield first;
}

async function* recoded(
  stream: ReadableStream<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunksOf(stream)) {
    yield encoder.encode(decoder.decode(chunk, { stream: true }));
  }
  yield encoder.encode(decoder.decode());
}

/** A stream's chunks; Safari's streams are not iterable themselves. A reader that stops early cancels it. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return MARK.every((byte, i) => bytes[i] === byte) ? bytes.subarray(MARK.length) : bytes;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
