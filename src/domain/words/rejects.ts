import type { Reject } from '../table/receipt.ts';
import { csvText } from './csv.ts';
import type { Download } from './download.ts';

/** All rejected records of a file as a table to download: where, why, and the text as it stood. */
export function rejectsFile(file: string, rejects: readonly Reject[]): Download {
  const rows = rejects.map(({ line, column, reason, text }) => [
    String(line),
    column ?? '',
    reason,
    text,
  ]);
  const head = ['line', 'column', 'reason', 'text'];
  const stem = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*(\.gz)?$/i, '');
  return { name: `${stem}-rejected.csv`, type: 'text/csv', text: csvText([head, ...rows]) };
}
