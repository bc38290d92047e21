/** Services' refusals, in the words that they give. */

/** Statuses that ask to come back: throttled, not ready, or out of order for a moment. */
export const COME_BACK: readonly number[] = [202, 429, 500, 502, 503, 504];

/** The most that is quoted of a service. */
const QUOTED = 200;

/** Keys under which services put their words: SODA `message`, Open-Meteo `reason`, NOAA `errorMessage`. */
const MESSAGE_KEYS = ['message', 'reason', 'errorMessage', 'error'] as const;

/**
 * Why an answer is not what was asked for, in the service's words; null where it may well be.
 * A web page is never an answer, whatever its status says.
 *
 * @param head the beginning of the body, or all of it
 */
export function refusal(status: number, type: string, head: string): string | null {
  const text = head.trimStart();
  if (type.includes('text/html') || /^<(!doctype|html|head|\?xml)/i.test(text))
    return `the service answered with a web page${quoteOf(pageWords(text))}`;
  const words = errorWords(text);
  if (words !== null) return `the service says${quoteOf(words)}`;
  if (status < 200 || status >= 300 || status === 202)
    return `the service answered with status ${status}${quoteOf(text)}`;
  return null;
}

/**
 * How long a `Retry-After` header asks to wait: seconds, or a date.
 * @returns milliseconds, null where it does not say
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isFinite(date) ? Math.max(0, date - now) : null;
}

/** The words of an error in JSON; null where the text is no such thing. */
function errorWords(text: string): string | null {
  if (!text.startsWith('{')) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of MESSAGE_KEYS) {
    const words = fields[key];
    if (typeof words === 'string' && words.trim() !== '') return words;
  }
  return fields.error === true || 'errorCode' in fields ? text : null;
}

/** A page's title, or its first words. */
function pageWords(html: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1] ?? '';
  if (title.trim() !== '') return title;
  return html.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
}

function quoteOf(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  return `: “${words.length > QUOTED ? `${words.slice(0, QUOTED)}…` : words}”`;
}
