import type { Patience } from '../../domain/portal/backOff.ts';

/** A request that left, for the page to show: to whom, and for what in words. */
export interface Asked {
  readonly host: string;
  readonly what: string;
}

/** What a fetch needs of the world around it; tests bring their own. */
export interface Net {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told each time that a request leaves. */
  readonly onAsked: (asked: Asked) => void;
}

/** One thing to fetch. */
export interface Wanted {
  readonly url: string;
  /** In words, without anything that is the person's own. */
  readonly what: string;
  readonly as: 'csv' | 'json';
}

/** Why a try failed, in plain words, and whether another may go better. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  constructor(
    message: string,
    readonly again: boolean,
    /** Milliseconds that the service asks to wait, null where it does not say. */
    readonly askedMs: number | null = null,
    /** The connection ended in the middle of an answer: a smaller one may come through. */
    readonly cut = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
