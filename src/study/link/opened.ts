import { shallowReactive } from 'vue';
import type { Fault } from '../../domain/fault.ts';
import type { Agreement } from '../../domain/study/agreement.ts';
import type { SharedStudy } from '../../domain/study/sharedStudy.ts';

/** A link that is being opened, and how far that is. */
export const opened: {
  /** Its letters, so that the same one is not opened twice. */
  letters: string | null;
  study: SharedStudy | null;
  phase: 'reading' | 'asks' | 'running' | 'done';
  agreement: readonly Agreement[];
  fault: Fault | null;
} = shallowReactive({ letters: null, study: null, phase: 'reading', agreement: [], fault: null });
