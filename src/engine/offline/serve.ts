import type { OfflineAnswer, OfflineQuestion } from '../../domain/offline/messages.ts';
import { PAGE } from '../../domain/offline/version.ts';
import type { Keeper } from './keeper.ts';

/** A request's path within the site, or null for what is not the site's to answer. */
export function pathOf(
  { method, url }: Pick<Request, 'method' | 'url'>,
  site: string,
): string | null {
  const address = new URL(url);
  const whole = address.origin + address.pathname;
  if (method !== 'GET' || !whole.startsWith(site)) return null;
  return decodeURI(whole.slice(site.length)) || PAGE;
}

/**
 * Answers a request for a path of the site: kept files first, then the network. An address that neither
 * knows leads back to the page while there is no network.
 */
export async function respond(
  keeper: Keeper,
  request: Request,
  path: string,
  site: string,
): Promise<Response> {
  const kept = await keeper.answer(path);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (request.mode === 'navigate') return Response.redirect(site);
    throw error;
  }
}

/** Answers one question of the page by its port; never rejects, since nobody would hear of it. */
export async function reply(
  keeper: Keeper,
  question: OfflineQuestion,
  tell: (answer: OfflineAnswer) => void,
): Promise<void> {
  try {
    tell({ kind: 'state', state: await stateAfter(keeper, question, tell) });
  } catch (error) {
    tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
}

async function stateAfter(
  keeper: Keeper,
  question: OfflineQuestion,
  tell: (answer: OfflineAnswer) => void,
) {
  switch (question.ask) {
    case 'state':
      return keeper.state();
    case 'look':
      return keeper.look();
    case 'keep':
      await keeper.keep(question.hash, (bytes) => tell({ kind: 'bytes', bytes }));
      return keeper.state();
    case 'take':
      await keeper.take(question.version);
      return keeper.state();
  }
}
