import { COME_BACK, refusal, retryAfterMs } from '../../domain/portal/answer.ts';
import { Trouble, type Net, type Wanted } from './net.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes that are looked at before an answer is believed to be what was asked for. */
const HEAD = 1_024;
/** Bytes of a refusal that are read for its words. */
const REFUSAL = 65_536;

/** Nothing of the person or of this page goes along, and the browser's own cache keeps nothing. */
const INIT = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/**
 * Asks once, and gives the answer's bytes as they arrive.
 * @throws {Trouble} a refusal, a cut connection, or an answer that stalls; an `AbortError` when cancelled
 */
export async function* pieces(wanted: Wanted, net: Net): AsyncGenerator<Bytes, void, undefined> {
  net.signal.throwIfAborted();
  const stop = new AbortController();
  const onCancel = () => stop.abort(net.signal.reason);
  net.signal.addEventListener('abort', onCancel, { once: true });
  /** Waits for the network, but not for ever: what it throws is trouble, unless it was cancelled. */
  const patiently = async <T>(work: Promise<T>, ms: number, failed: Failure): Promise<T> => {
    const timer = setTimeout(() => stop.abort(), ms);
    try {
      return await work;
    } catch (cause) {
      net.signal.throwIfAborted();
      const stalled = stop.signal.aborted;
      const message = stalled ? `nothing came for ${seconds(ms)}` : failed.message;
      throw new Trouble(message, true, null, failed.cut, { cause });
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    net.onAsked({ host: new URL(wanted.url).host, what: wanted.what });
    const response = await patiently(
      net.fetch(wanted.url, { ...INIT, signal: stop.signal }),
      net.patience.firstByteMs,
      { message: 'the host could not be reached', cut: false },
    );
    const reader = response.body?.getReader();
    const read = async (): Promise<Bytes | null> => {
      if (!reader) return null;
      const next = await patiently(reader.read(), net.patience.idleMs, {
        message: 'the connection was cut in the middle of an answer',
        cut: true,
      });
      return next.value ?? null;
    };
    yield* checked(response, read, wanted, net);
  } finally {
    net.signal.removeEventListener('abort', onCancel);
    stop.abort(); // lets go of what was not read
  }
}

interface Failure {
  readonly message: string;
  readonly cut: boolean;
}

/** The pieces, once the first of them are seen to be no refusal. */
async function* checked(
  response: Response,
  read: () => Promise<Bytes | null>,
  wanted: Wanted,
  net: Net,
): AsyncGenerator<Bytes, void, undefined> {
  const head: Bytes[] = [];
  const fill = async (size: number) => {
    while (head.reduce((sum, { length }) => sum + length, 0) < size) {
      const piece = await read();
      if (piece === null) return;
      head.push(piece);
    }
  };
  await fill(HEAD);
  if (suspicious(response, textOf(head), wanted)) {
    await fill(REFUSAL);
    const words = refusal(response.status, typeOf(response), textOf(head));
    if (words !== null || wanted.as === 'csv') {
      const again = COME_BACK.includes(response.status);
      // Read across origins only where the service exposes the header; else it is null.
      const asked = retryAfterMs(response.headers.get('retry-after'), net.now());
      throw new Trouble(words ?? 'the service did not answer with a table', again, asked);
    }
  }
  yield* head;
  for (let piece = await read(); piece !== null; piece = await read()) yield piece;
}

/** Whether an answer must be looked at more closely: no success, a web page, or JSON for a table. */
function suspicious(response: Response, head: string, { as }: Wanted): boolean {
  if (response.status !== 200 || typeOf(response).includes('text/html')) return true;
  const first = head.trimStart().charAt(0);
  return (
    first === '<' ||
    (first === '{' && !head.includes('FeatureCollection')) ||
    (first === '[' && as === 'csv')
  );
}

function typeOf(response: Response): string {
  return response.headers.get('content-type') ?? '';
}

function textOf(pieces: readonly Bytes[]): string {
  const decoder = new TextDecoder();
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('');
}

function seconds(ms: number): string {
  return `${String(Math.round(ms / 100) / 10)} seconds`;
}
