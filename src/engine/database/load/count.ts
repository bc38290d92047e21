import { guessDialect, type Dialect } from '../../domain/table/dialect.ts';
import { RecordCounter } from '../../domain/table/recordCounter.ts';

/** Bytes of a file's beginning that its dialect is guessed from. */
const HEAD_BYTES = 64 * 1024;

/** The delimiter and quote of a file, from its beginning. */
export async function dialectOf(file: Blob): Promise<Dialect> {
  return guessDialect(new TextDecoder().decode(await file.slice(0, HEAD_BYTES).arrayBuffer()));
}

/** Counts a file's records, header included, reporting the share of its bytes read. */
export async function countRecords(
  file: Blob,
  dialect: Dialect,
  onShare: (share: number) => void,
): Promise<number> {
  const counter = new RecordCounter(dialect.delimiter);
  let read = 0;
  for await (const chunk of chunksOf(file.stream())) {
    counter.push(chunk);
    read += chunk.byteLength;
    onShare(read / file.size);
  }
  return counter.records;
}

/** A stream's chunks; Safari's streams are not iterable themselves. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}
