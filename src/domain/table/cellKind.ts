/** What a cell's text looks like. */
export type CellKind = 'blank' | 'number' | 'date' | 'yes or no' | 'text';

const NUMBER = /^[-+]?[$€£]?(\d{1,3}([.,' ]\d{3})+|\d*)([.,]\d*)?(e[-+]?\d+)?%?$/i;
const DATE =
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?$/i;
const YES_OR_NO = /^(true|false|yes|no|y|n|t|f)$/i;

export function cellKind(cell: string | null): CellKind {
  const text = cell?.trim() ?? '';
  if (text === '') return 'blank';
  if (/\d/.test(text) && NUMBER.test(text)) return 'number';
  if (DATE.test(text)) return 'date';
  return YES_OR_NO.test(text) ? 'yes or no' : 'text';
}
