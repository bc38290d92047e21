import { FaultError } from '../../domain/fault.ts';
import type { SodaQuery } from '../../domain/portal/soda.ts';
import { Trouble } from './net.ts';

/**
 * Trouble as a fault; any other error stays what it is. A service may repeat the token that it was
 * given, which must not be shown.
 */
export function failedWith(error: unknown, query: SodaQuery, rows: number): unknown {
  return error instanceof Trouble
    ? failure(query.dataset.host, concealed(error.message, query.token), rows, error)
    : error;
}

/** The fault of a service that did not deliver. */
export function failure(host: string, detail: string, rows: number, cause?: unknown): FaultError {
  return new FaultError({ kind: 'portal-failed', host, detail, rows }, { cause });
}

function concealed(text: string, token: string): string {
  return token === '' ? text : text.replaceAll(token, '(the token)');
}
