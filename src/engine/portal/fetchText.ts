import { persist } from './persist.ts';
import type { Net, Wanted } from './net.ts';
import { pieces } from './pieces.ts';
import type { AnswerStore } from './store.ts';

/**
 * Fetches an answer whole, as text.
 * @throws {Trouble} when it cannot be had; an `AbortError` when cancelled
 */
export async function fetchText(
  wanted: Wanted,
  net: Net,
  say: (words: string) => void,
): Promise<string> {
  return persist(
    async () => {
      const decoder = new TextDecoder();
      let text = '';
      for await (const piece of pieces(wanted, net))
        text += decoder.decode(piece, { stream: true });
      return text + decoder.decode();
    },
    net,
    say,
  );
}

/**
 * The answer from the store, else from the service; it is kept once `check` lets it pass.
 *
 * @param key the URL without anything that is the person's own
 * @param check throws where the answer is not what was asked for
 */
export async function storedText(
  wanted: Wanted,
  key: string,
  store: AnswerStore,
  net: Net,
  say: (words: string) => void,
  check: (text: string) => void,
): Promise<string> {
  const stored = await store.get(key);
  if (stored !== null) return stored;
  const text = await fetchText(wanted, net, say);
  check(text);
  await store.put(key, text);
  return text;
}
