import { FaultError } from '../fault.ts';
import { DOCUMENT_VERSION } from './document.ts';

/** What a step is given and gives: a document that was not looked into yet. */
type Raw = Readonly<Record<string, unknown>>;

/** A step for each old version, at its number: it makes the next version's document of it. */
const STEPS: Readonly<Record<number, (raw: Raw) => Raw>> = {};

/**
 * Brings a document of an old version to the present one; it must still be read with care.
 * @throws {FaultError} `study-unreadable` where it is no document, `study-too-new` where a later program made it
 */
export function migrate(
  raw: unknown,
  from: string,
  steps: Readonly<Record<number, (raw: Raw) => Raw>> = STEPS,
  to: number = DOCUMENT_VERSION,
): Raw {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new FaultError({ kind: 'study-unreadable', from, detail: 'it is no study' });
  }
  let document = raw as Raw;
  const written = Object.hasOwn(document, 'version') ? document['version'] : null;
  if (typeof written !== 'number' || !Number.isInteger(written) || written < 1) {
    throw new FaultError({ kind: 'study-unreadable', from, detail: 'it has no version' });
  }
  if (written > to) throw new FaultError({ kind: 'study-too-new', from, version: written });
  for (let version = written; version < to; version++) {
    const step = steps[version];
    if (!step) throw new Error(`there is no step from version ${String(version)}`);
    document = { ...step(document), version: version + 1 };
  }
  return document;
}
