import type { Download } from '../domain/words/download.ts';

/** Hands a file to the person, as the browser's own download. */
export function save({ name, type, text }: Download): void {
  saveBlob(name, new Blob(typeof text === 'string' ? [text] : [...text], { type }));
}

/** Hands bytes to the person in the same way. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
