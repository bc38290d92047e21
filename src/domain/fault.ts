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
  | { readonly kind: 'network-invalid'; readonly setting: string; readonly detail: string }
  | { readonly kind: 'backend-unavailable'; readonly backend: string; readonly detail: string }
  | { readonly kind: 'diverged'; readonly epoch: number }
  | { readonly kind: 'dataset-gone' }
  | { readonly kind: 'trainer-busy' }
  | { readonly kind: 'checkpoint-unfit'; readonly detail: string }
  | { readonly kind: 'out-of-memory'; readonly where: string; readonly detail: string }
  | {
      readonly kind: 'query-failed';
      readonly where: string;
      readonly sql: string;
      readonly detail: string;
    }
  | { readonly kind: 'worker-crashed'; readonly where: string; readonly detail: string }
  | { readonly kind: 'unexpected'; readonly where: string; readonly detail: string };

/** A fault in words: what happened, where, what to do, in one plain sentence each. */
export interface FaultWords {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
}

/** An `Error` that carries its fault. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  constructor(
    readonly fault: Fault,
    options?: ErrorOptions,
  ) {
    super(Object.values(wordsOf(fault)).join(' '), options);
  }
}

const n = (value: number) => value.toLocaleString('en-US');

/** Puts a fault into words for a person. */
export function wordsOf(fault: Fault): FaultWords {
  switch (fault.kind) {
    case 'file-unreadable':
      return words(
        `The file could not be read: ${fault.detail}.`,
        `In ${fault.file}.`,
        'Check that it opens elsewhere as a table, and drop it again.',
      );
    case 'file-empty':
      return words(
        'The file has no rows.',
        `In ${fault.file}.`,
        'Drop a CSV file with a header line and at least one row.',
      );
    case 'file-kind-unknown':
      return words(
        'This kind of file is not known.',
        `In ${fault.file}.`,
        'Drop CSV, TSV, JSON, NDJSON, Parquet or GeoJSON files, plain or in .gz or .zip.',
      );
    case 'archive-too-large':
      return words(
        `The compressed file grows past ${n(fault.bytes)} bytes (the limit is ${n(fault.limit)}).`,
        `In ${fault.file}.`,
        'Unpack it outside the browser and drop the part that you need.',
      );
    case 'archive-asks':
      return words(
        `The compressed file unpacks to more than ${n(fault.bytes)} bytes, ${n(Math.round(fault.ratio))} times its size.`,
        `In ${fault.file}.`,
        'Unpack it all the same if you trust where it comes from, or leave it out.',
      );
    case 'archive-unreadable':
      return words(
        `The archive could not be unpacked: ${fault.detail}.`,
        `In ${fault.file}.`,
        'Unpack it outside the browser and drop the files that are in it.',
      );
    case 'file-asks':
      return words(
        `About ${n(fault.forecast.rows)} rows would need about ${n(Math.round(fault.forecast.memory / 1e6))} MB, more than the ${n(Math.round(fault.forecast.limit / 1e6))} MB that a tab can give.`,
        `In ${fault.file}.`,
        'Load a sample of it, load it whole all the same, or leave it out.',
      );
    case 'no-dates':
      return words(
        'The file has no column of dates, so no sample by year can be drawn.',
        `In ${fault.file}.`,
        'Draw the sample evenly over the file.',
      );
    case 'portal-failed':
      return words(
        `The data could not be fetched: ${fault.detail}.`,
        `From ${fault.host}, after ${n(fault.rows)} rows.`,
        'Go on from where it stopped, or try again later. What arrived is kept.',
      );
    case 'rows-lost':
      return words(
        `The file has ${n(fault.records)} records, but ${n(fault.loaded)} were loaded and ${n(fault.rejected)} rejected; the rest is unexplained.`,
        `In ${fault.file}.`,
        'Look for unbalanced quotes, then drop the repaired file. The table was not used.',
      );
    case 'outlines-unreadable':
      return words(
        `The outlines could not be read: ${fault.detail}.`,
        `In ${fault.file}.`,
        'Drop a GeoJSON FeatureCollection of polygons in longitude and latitude.',
      );
    case 'column-missing':
      return words(
        `No column is marked as ${fault.role}.`,
        `In ${fault.table}.`,
        'Choose the column that holds it on the Load page.',
      );
    case 'join-fans-out':
      return words(
        `${n(fault.repeated)} keys appear more than once, so incidents would be counted twice.`,
        `In ${fault.table}, column ${fault.key}.`,
        'Drop a table with one row per key, or leave this table out of the join.',
      );
    case 'outcome-one-sided':
      return words(
        `${n(fault.arrests)} of ${n(fault.rows)} training rows are arrests, so there is nothing to tell apart.`,
        'In the outcome column.',
        'Choose another outcome column on the Load page.',
      );
    case 'too-few-rows':
      return words(
        `Only ${n(fault.rows)} incidents have an outcome; at least ${n(fault.needed)} are needed.`,
        'In the joined table.',
        'Load more incidents.',
      );
    case 'vocabulary-too-large':
      return words(
        `The categorical columns have ${n(fault.levels)} levels together; the limit is ${n(fault.limit)}.`,
        'In the feature plan.',
        'Turn a column with many levels (an ID, an address) off on the Load page.',
      );
    case 'no-features':
      return words(
        'No column is left for the network to learn from.',
        'In the feature plan.',
        'Turn columns on as features on the Load page.',
      );
    case 'data-changed':
      return words(
        'The data were changed while the network trained, so its scores no longer fit them.',
        'In the joined table.',
        'Train again.',
      );
    case 'network-invalid':
      return words(
        `${fault.setting}: ${fault.detail}.`,
        'In the network settings.',
        'Correct the setting and train again.',
      );
    case 'backend-unavailable':
      return words(
        `The ${fault.backend} backend cannot be used: ${fault.detail}.`,
        'In the trainer.',
        'Choose "auto" or another backend.',
      );
    case 'diverged':
      return words(
        'The loss is no longer a number.',
        `In epoch ${fault.epoch}.`,
        'Lower the learning rate and train again.',
      );
    case 'dataset-gone':
      return words(
        'The trainer no longer holds the rows.',
        'In the trainer.',
        'Prepare the rows again, then train.',
      );
    case 'trainer-busy':
      return words(
        'A network is being trained, and nothing else is asked of the trainer meanwhile.',
        'In the trainer.',
        'Ask again when the training, or the logistic regression after it, is done.',
      );
    case 'checkpoint-unfit':
      return words(
        `The training cannot go on from its checkpoint: ${fault.detail}.`,
        'In the trainer.',
        'Train from the start, or restore what the checkpoint was made with.',
      );
    case 'out-of-memory':
      return words(
        `The tab ran out of memory: ${fault.detail}.`,
        `While ${fault.where}.`,
        'Close other tabs or load fewer rows. What was loaded before is kept.',
      );
    case 'query-failed':
      return words(
        `A database query failed: ${fault.detail}.`,
        `While ${fault.where}.`,
        'The query is in the log; please report it.',
      );
    case 'worker-crashed':
      return words(
        `A background worker stopped: ${fault.detail}.`,
        `In ${fault.where}.`,
        'It was started again; repeat the last step.',
      );
    case 'unexpected':
      return words(
        `Something unexpected happened: ${fault.detail}.`,
        `While ${fault.where}.`,
        'Repeat the step; if it happens again, please report it.',
      );
  }
}

function words(what: string, where: string, remedy: string): FaultWords {
  return { what, where, remedy };
}
