import type { Download } from '../domain/words/download.ts';

/** Hands a file to the person, as the browser's own download. */
export function save({ name, type, text }: Download): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
