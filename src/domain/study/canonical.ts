import { createSha256 } from '../hash/sha256.ts';

/** JSON that is the same text for the same value: keys in the order of their letters, no blanks. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? sorted(part) : part,
  );
}

/** The SHA-256 of a value's canonical JSON, in hexadecimal. */
export function hashOf(value: unknown): string {
  const sha256 = createSha256();
  sha256.update(new TextEncoder().encode(canonical(value)));
  return sha256.digest();
}

function sorted(object: object): object {
  const entries = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
