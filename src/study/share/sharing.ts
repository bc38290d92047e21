import { shallowReactive } from 'vue';
import type { Fault } from '../../domain/fault.ts';
import type { OnProgress, Progress } from '../../domain/progress.ts';
import { bytes } from '../../domain/words/format.ts';
import { database } from '../engines.ts';
import { note } from '../log.ts';
import { faultOf, setStage } from '../stages.ts';

/** A file that is handed to the person. */
export interface SharedFile {
  readonly name: string;
  readonly data: Blob;
}

/** What making a file is told by, and stopped. */
export interface Making {
  readonly report: OnProgress;
  readonly signal: AbortSignal;
}

/** What the Share page is making. */
export interface Sharing {
  /** Null where nothing is being made. */
  progress: Progress | null;
  fault: Fault | null;
  /** What was made last: "scored-rows.csv, 12.3 MB". */
  said: string;
}

export const sharing: Sharing = shallowReactive({ progress: null, fault: null, said: '' });

let control: AbortController | null = null;

/** Makes a file, one at a time; null where it was stopped or failed, which the page then says. */
export async function makeFile(
  name: string,
  make: (making: Making) => Promise<Blob>,
): Promise<SharedFile | null> {
  if (control) return null;
  const own = (control = new AbortController());
  const { signal } = own;
  const start = performance.now();
  const report = (progress: Progress) => {
    // The last of it may arrive after the end.
    if (control !== own) return;
    sharing.progress = progress;
    setStage('share', { phase: 'running', progress });
  };
  sharing.fault = null;
  sharing.said = '';
  report({ what: `Making ${name}` });
  try {
    const data = await make({ report, signal });
    signal.throwIfAborted();
    sharing.said = `${name}, ${bytes(data.size)}`;
    note(`Made ${name}`, bytes(data.size), performance.now() - start);
    setStage('share', { phase: 'done', line: `made ${name}` });
    return { name, data };
  } catch (error) {
    if (signal.aborted) note('Stopped', `${name} was not made; nothing else has changed.`);
    else sharing.fault = faultOf(error, `making ${name}`);
    setStage('share', { phase: 'ready' });
    return null;
  } finally {
    control = null;
    sharing.progress = null;
  }
}

/** Stops the file under way. */
export function stopMaking(): void {
  control?.abort(new DOMException('The file was stopped.', 'AbortError'));
  void database.stopExport();
}
