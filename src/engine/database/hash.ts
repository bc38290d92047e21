import { createSha256 } from '../../domain/hash/sha256.ts';
import type { OnProgress } from '../../domain/progress.ts';
import type { NamedFile } from '../../domain/table/source.ts';
import { FaultError } from '../../domain/fault.ts';

/** Bytes between two reports. */
const REPORT_BYTES = 8 * 2 ** 20;

/** The SHA-256 of a file as it was given, perhaps compressed, read as a stream. */
export async function hashFile(
  { name, data }: NamedFile,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<string> {
  const hash = createSha256();
  let [done, reported] = [0, 0];
  const reader = data.stream().getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { value, done: isEnd } = await reader.read();
      if (isEnd) return hash.digest();
      hash.update(value);
      done += value.length;
      if (done - reported < REPORT_BYTES) continue;
      reported = done;
      onProgress({ what: `Hashing ${name}`, share: done / data.size });
    }
  } catch (error) {
    if (signal.aborted) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new FaultError({ kind: 'file-unreadable', file: name, detail }, { cause: error });
  } finally {
    reader.releaseLock();
  }
}
