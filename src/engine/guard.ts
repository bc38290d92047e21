import { FaultError } from '../domain/fault.ts';
import type { Fault } from '../domain/fault.ts';

/** The name of the error that a cancelled call ends with, on both sides of a worker. */
export const ABORTED = 'AbortError';

/**
 * The same API, but what its methods throw (or reject with) can cross a thread: either a plain
 * `Fault`, or, for a cancelled call, the `AbortError` itself, which comlink delivers as an `Error`
 * of that name. `where` says in words whose API it is.
 */
export function guard<Api extends object>(api: Api, where: string): Api {
  return new Proxy(api, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      return isMethod(member) ? guarded(member, target, `${where}: ${String(key)}`) : member;
    },
  });
}

type Method = (...args: unknown[]) => unknown;

function isMethod(member: unknown): member is Method {
  return typeof member === 'function';
}

function guarded(method: Method, owner: object, where: string): Method {
  const rethrow = (error: unknown): never => {
    // comlink clones what is not an Error as it is; an Error would lose all but its message.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw crossable(error, where);
  };
  return (...args: unknown[]): unknown => {
    try {
      const answer: unknown = Reflect.apply(method, owner, args);
      return answer instanceof Promise ? answer.catch(rethrow) : answer;
    } catch (error) {
      return rethrow(error);
    }
  };
}

function crossable(error: unknown, where: string): Fault | Error {
  return error instanceof Error && error.name === ABORTED ? error : faultIn(error, where);
}

/** The fault that an error carries, or that it is one which nobody expected. */
export function faultIn(error: unknown, where: string): Fault {
  if (error instanceof FaultError) return error.fault;
  // A plain error's message says all; of others the name says more.
  const detail = error instanceof Error && error.name === 'Error' ? error.message : String(error);
  return { kind: 'unexpected', where, detail };
}
