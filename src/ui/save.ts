import type { Download } from '../domain/words/download.ts';
import { saveBlob } from './saveBlob.ts';

/** Hands a text to the person as a file. */
export function save({ name, type, text }: Download): void {
  saveBlob(name, new Blob(typeof text === 'string' ? [text] : [...text], { type }));
}
