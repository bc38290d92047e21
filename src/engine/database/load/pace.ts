import type { OnProgress } from '../../../domain/progress.ts';

/** Between two reports, and before the pace is believed. */
const BETWEEN_MS = 100;
const BELIEVED_MS = 1000;

/** Reports a growing share now and then, with the time left by the pace so far. */
export function paced(what: string, onProgress: OnProgress): (share: number) => void {
  const start = performance.now();
  let last = -Infinity;
  return (share) => {
    const now = performance.now();
    if (now - last < BETWEEN_MS && share < 1) return;
    last = now;
    const gone = now - start;
    const known = gone > BELIEVED_MS && share > 0;
    const secondsLeft = ((gone / share) * (1 - share)) / 1000;
    onProgress({ what, share, ...(known && { secondsLeft }) });
  };
}
