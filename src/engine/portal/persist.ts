import { waitMs } from '../../domain/portal/backOff.ts';
import { duration } from '../../domain/words/format.ts';
import { Trouble, type Net } from './net.ts';

/** While waiting, the words are said anew this often. */
const SAY_MS = 1_000;

/**
 * Tries until it goes well, with longer and longer waits, each said in words.
 * @throws {Trouble} what cannot be mended by trying again, or went wrong as often as patience lasts
 */
export async function persist<T>(
  once: () => Promise<T>,
  net: Net,
  say: (words: string) => void,
): Promise<T> {
  const { patience } = net;
  for (let failed = 1; ; failed++) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof Trouble) || !error.again) throw error;
      if (failed >= patience.tries) throw gaveUp(error, `; ${failed} tries`);
      if (error.askedMs !== null && error.askedMs > patience.longestAskedMs)
        throw gaveUp(error, `, and asks to wait ${duration(error.askedMs)}`);
      const ms = waitMs(patience, failed, error.askedMs, net.random());
      const next = `try ${failed + 1} of ${patience.tries}`;
      await pause(ms, net, (left) => {
        say(`${sentence(error.message)}; ${next} in ${duration(left)}`);
      });
    }
  }
}

function gaveUp(error: Trouble, why: string): Trouble {
  return new Trouble(`${error.message}${why}`, false, null, error.cut, { cause: error });
}

/** Waits, and says every second how long still. */
async function pause(ms: number, net: Net, say: (left: number) => void): Promise<void> {
  for (let left = ms; left > 0; left -= SAY_MS) {
    say(Math.max(left, 1));
    await sleep(Math.min(left, SAY_MS), net.signal);
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
