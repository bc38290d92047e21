import type { OnProgress } from '../../../domain/progress.ts';
import type { LoadReceipt } from '../../../domain/table/receipt.ts';
import type { LoadRequest } from '../../../domain/table/source.ts';
import type { Session } from '../session.ts';

/** The database's table of a loaded file's text. */
export function sourceOf(id: number): string {
  return `file_${String(id)}`;
}

/** One loading: what is asked for, where it goes, and how it is followed and stopped. */
export interface LoadJob {
  readonly session: Session;
  readonly id: number;
  readonly source: string;
  readonly request: LoadRequest;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** A loaded file before it is understood. */
export type LoadedText = Omit<LoadReceipt, 'file' | 'bytes' | 'ms'>;
