import { FaultError } from '../../fault.ts';

/**
 * The address of a published study, from `?study=`: relative to the page, and on the page's own site.
 * @throws {FaultError} `study-elsewhere` where it is on another site or is no address
 */
export function studyAddress(given: string, page: string): string {
  const address = URL.canParse(given, page) ? new URL(given, page) : null;
  const own = new URL(page);
  if (address?.origin !== own.origin || !/^https?:$/.test(address.protocol)) {
    throw new FaultError({ kind: 'study-elsewhere', address: given });
  }
  return address.href;
}
