import type { Library } from 'ydf-training';
import { FaultError } from '../../domain/fault.ts';
import { bytes } from '../../domain/words/format.ts';

/** From here on a failure of the library is taken for want of memory; it has 2 GiB at most. */
const NEARLY_FULL = 1.5 * 2 ** 30;

/**
 * Runs some work of the library's. What it throws for want of memory says nothing of it ("unreachable",
 * a bare number), so that its size has to tell. Throws `out-of-memory`, or what the work threw.
 */
export function withinMemory<T>(library: Pick<Library, 'HEAPU8'>, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const size = library.HEAPU8.length;
    if (size < NEARLY_FULL) throw error;
    const detail = `the trees needed more than ${bytes(size)}; give them fewer training rows`;
    throw new FaultError(
      { kind: 'out-of-memory', where: 'growing trees', detail },
      { cause: error },
    );
  }
}
