import { FaultError } from '../../domain/fault.ts';

/** Letters that a link may have: mail and chat programs cut longer ones. */
export const MOST_LETTERS = 8_000;
/** Bytes that a link may unpack to; a study's recipe has some thousands. */
const MOST_BYTES = 1_000_000;

/** Compresses a text (DEFLATE) into letters that an address can carry (base64url). */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The text that a link's letters carry.
 * @throws {FaultError} `study-unreadable` where it was cut, or made by no Streetlight, or unpacks to too much
 */
export async function unpack(letters: string): Promise<string> {
  try {
    const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await textOf(stream);
  } catch (cause) {
    if (cause instanceof FaultError) throw cause;
    throw unreadable('it was cut short or changed on its way', cause);
  }
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = stream.getReader();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw unreadable('it unpacks to more than a study has', null);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function unreadable(detail: string, cause: unknown): FaultError {
  return new FaultError({ kind: 'study-unreadable', from: 'the link', detail }, { cause });
}
