/** Answers that were fetched once and need not be fetched again, by their URL. */
export interface AnswerStore {
  /** The text, or null where there is none. */
  get(url: string): Promise<string | null>;
  put(url: string, text: string): Promise<void>;
  /** Lets all go. */
  clear(): Promise<void>;
}

/** The name of the browser's cache that holds the answers; another when their meaning changes. */
const CACHE = 'portal-answers-1';

/** Keeps answers as long as the worker lives. */
export function memoryStore(): AnswerStore {
  const texts = new Map<string, string>();
  return {
    get: async (url) => texts.get(url) ?? null,
    put: async (url, text) => void texts.set(url, text),
    clear: async () => texts.clear(),
  };
}

/**
 * Keeps answers in the browser between visits, where it lets us (a private window or a full disk
 * may not), and in memory in any case.
 */
export function browserStore(caches: CacheStorage | undefined): AnswerStore {
  const memory = memoryStore();
  const inCache = async <T>(use: (cache: Cache) => Promise<T>, refused: T): Promise<T> => {
    if (!caches) return refused;
    try {
      return await use(await caches.open(CACHE));
    } catch (error) {
      if (error instanceof DOMException) return refused; // not allowed or no room: memory has it
      throw error;
    }
  };
  return {
    get: async (url) =>
      (await memory.get(url)) ??
      inCache(async (cache) => (await cache.match(url))?.text() ?? null, null),
    async put(url, text) {
      await memory.put(url, text);
      await inCache((cache) => cache.put(url, new Response(text)), undefined);
    },
    async clear() {
      await memory.clear();
      await inCache(async () => caches?.delete(CACHE), undefined);
    },
  };
}
