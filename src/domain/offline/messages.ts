/** What the page asks of the service worker, each with a port for the answer. */
export type OfflineQuestion =
  /** What is kept, and whether a newer version is known. */
  | { readonly ask: 'state' }
  /** Looks whether the host has a newer version, then the same answer as `state`. */
  | { readonly ask: 'look' }
  /** Fetches and keeps one file; told in bytes as they come. */
  | { readonly ask: 'keep'; readonly hash: string }
  /** Serves the newer version from now on; all its files must be kept. */
  | { readonly ask: 'take'; readonly version: string };

/** How much of a version is kept on this machine. */
export interface Stock {
  readonly version: string;
  /** Of all its files. */
  readonly bytes: number;
  readonly missing: readonly Missing[];
}

/** A file that is not kept yet. */
export interface Missing {
  readonly hash: string;
  readonly bytes: number;
}

/** What is served, and what could be; null: nothing is known. */
export interface OfflineState {
  readonly current: Stock | null;
  readonly newer: Stock | null;
}

/** What comes back by the port: bytes on the way, and at the end one of the others. */
export type OfflineAnswer =
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'state'; readonly state: OfflineState }
  | { readonly kind: 'failed'; readonly why: string };
