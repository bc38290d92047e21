import { wholeUrl, type SodaQuery } from '../../domain/portal/soda.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { failedWith } from './failed.ts';
import { storedText } from './fetchText.ts';
import { Trouble, type Net, type Wanted } from './net.ts';
import type { AnswerStore } from './store.ts';

/**
 * Fetches a city's areas (CSV) or outlines (GeoJSON) whole, or takes them from the store.
 * @throws {FaultError} `portal-failed`; an `AbortError` when cancelled
 */
export async function fetchAreas(
  query: SodaQuery,
  store: AnswerStore,
  net: Net,
  onProgress: OnProgress,
): Promise<string> {
  const { name, role } = query.dataset;
  const as = role === 'outlines' ? 'json' : 'csv';
  const wanted: Wanted = { url: wholeUrl(query), what: name, as };
  const say = (what: string) => onProgress({ what });
  say(`Fetching ${name}`);
  try {
    const key = wholeUrl({ ...query, token: '' });
    return await storedText(wanted, key, store, net, say, (text) => check(text, as));
  } catch (error) {
    throw failedWith(error, query, 0);
  }
}

/** What is kept must be whole and of the right kind: it will not be asked for again. */
function check(text: string, as: Wanted['as']): void {
  if (text.trim() === '') throw new Trouble('the answer is empty', false);
  if (as === 'json' && !isCollection(text))
    throw new Trouble('the answer is no GeoJSON FeatureCollection', false);
}

function isCollection(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'features' in value;
  } catch {
    return false;
  }
}
