import type { Forecast } from './table/parse.ts';

/** Everything that can go wrong, as data, so that it can cross threads and be worded in one place. */
export type Fault =
  | { readonly kind: 'file-unreadable'; readonly file: string; readonly detail: string }
  | { readonly kind: 'file-empty'; readonly file: string }
  | { readonly kind: 'file-kind-unknown'; readonly file: string }
  | {
      readonly kind: 'archive-too-large';
      readonly file: string;
      readonly bytes: number;
      readonly limit: number;
    }
  | {
      readonly kind: 'archive-asks';
      readonly file: string;
      readonly bytes: number;
      readonly ratio: number;
    }
  | { readonly kind: 'archive-unreadable'; readonly file: string; readonly detail: string }
  | {
      readonly kind: 'file-asks';
      readonly file: string;
      readonly forecast: Forecast;
    }
  | { readonly kind: 'no-dates'; readonly file: string }
  | {
      readonly kind: 'portal-failed';
      readonly host: string;
      readonly detail: string;
      /** Rows that arrived before, and are kept. */
      readonly rows: number;
    }
  | {
      readonly kind: 'rows-lost';
      readonly file: string;
      readonly records: number;
      readonly loaded: number;
      readonly rejected: number;
    }
  | { readonly kind: 'outlines-unreadable'; readonly file: string; readonly detail: string }
  | { readonly kind: 'column-missing'; readonly table: string; readonly role: string }
  | {
      readonly kind: 'join-fans-out';
      readonly table: string;
      readonly key: string;
      readonly repeated: number;
    }
  | { readonly kind: 'outcome-one-sided'; readonly arrests: number; readonly rows: number }
  | { readonly kind: 'too-few-rows'; readonly rows: number; readonly needed: number }
  | { readonly kind: 'vocabulary-too-large'; readonly levels: number; readonly limit: number }
  | { readonly kind: 'no-features' }
  | { readonly kind: 'data-changed' }
  | { readonly kind: 'plan-unfit'; readonly column: string }
  | { readonly kind: 'file-gone'; readonly file: string }
  | { readonly kind: 'network-invalid'; readonly setting: string; readonly detail: string }
  | { readonly kind: 'backend-unavailable'; readonly backend: string; readonly detail: string }
  | { readonly kind: 'diverged'; readonly epoch: number }
  | { readonly kind: 'dataset-gone' }
  | { readonly kind: 'trainer-busy' }
  | { readonly kind: 'checkpoint-unfit'; readonly detail: string }
  | { readonly kind: 'scores-unfit'; readonly file: string; readonly detail: string }
  | { readonly kind: 'out-of-memory'; readonly where: string; readonly detail: string }
  | {
      readonly kind: 'query-failed';
      readonly where: string;
      readonly sql: string;
      readonly detail: string;
    }
  | { readonly kind: 'study-unreadable'; readonly from: string; readonly detail: string }
  | { readonly kind: 'study-too-new'; readonly from: string; readonly version: number }
  | { readonly kind: 'link-too-long'; readonly letters: number; readonly limit: number }
  /** What of a study could not be saved; `detail` says why in a phrase. */
  | {
      readonly kind: 'not-kept';
      readonly what: 'study' | 'model' | 'files';
      readonly detail: string;
    }
  | { readonly kind: 'study-incomplete'; readonly study: string; readonly files: readonly string[] }
  | { readonly kind: 'study-elsewhere'; readonly address: string }
  | { readonly kind: 'worker-crashed'; readonly where: string; readonly detail: string }
  | { readonly kind: 'unexpected'; readonly where: string; readonly detail: string };
