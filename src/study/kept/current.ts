import { shallowReactive } from 'vue';
import type { Fault } from '../../domain/fault.ts';
import type { KeepFiles } from '../../domain/study/document.ts';

/** How the study of this tab is kept on this machine. */
export interface Kept {
  /** Under what it is kept; null before there is anything to keep. */
  id: string | null;
  /** The person's own name for it. */
  name: string | null;
  keepFiles: KeepFiles;
  state: 'nothing' | 'waiting' | 'saving' | 'saved' | 'failed';
  /** Why it could not be saved. */
  fault: Fault | null;
  /** While a study is being opened nothing is saved over it. */
  opening: boolean;
  /** When the study that was opened had been saved, in milliseconds since 1970; null for one begun here. */
  since: number | null;
}

export const kept: Kept = shallowReactive({
  id: null,
  name: null,
  keepFiles: 'room',
  state: 'nothing',
  fault: null,
  opening: false,
  since: null,
});
