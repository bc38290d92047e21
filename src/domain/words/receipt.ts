import type { LoadReceipt } from '../table/receipt.ts';
import { count } from './format.ts';

/** A file's receipt in one line; it adds up, or the file would have been refused. */
export function receiptLine({ records, loaded, rejected }: LoadReceipt): string {
  return `${count(records)} records in the file = ${count(loaded)} loaded + ${count(rejected)} rejected`;
}
