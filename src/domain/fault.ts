import type { Fault } from './faultKinds.ts';

export type { Fault } from './faultKinds.ts';

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

/** What of a study could not be saved, and what that means. */
const NOT_KEPT: Readonly<
  Record<
    Extract<Fault, { kind: 'not-kept' }>['what'],
    { readonly what: string; readonly remedy: string }
  >
> = {
  study: {
    what: 'The last changes could not be kept on this machine',
    remedy:
      'Go on working; what was kept before is still there. Make room on the disk or delete other studies, and the next change is kept again; or save the study as a file on Share.',
  },
  model: {
    what: 'A model of the study could not be kept on this machine',
    remedy:
      'Go on working; all else is kept, but after a reload this model would have to be trained again. Make room on the disk or delete other studies, and the next change keeps it; or save the study as a file on Share.',
  },
  files: {
    what: 'The study’s files could not be kept with it',
    remedy:
      'Go on working; the study itself is kept, and asks for its files when it is opened again. Make room, and choose on Studies to keep them.',
  },
};

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
    case 'plan-unfit':
      return words(
        'The new incidents cannot be put through the network’s plan: its features come out otherwise beside them.',
        `In the column ${fault.column}.`,
        'Check that the file’s columns mean what those of the study mean. Nothing of the study has changed.',
      );
    case 'file-gone':
      return words(
        'A file of the study can no longer be read, and the network’s plan is made from it anew.',
        `In ${fault.file}.`,
        'Drop the file on the Load page again. Nothing of the study has changed.',
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
    case 'scores-unfit':
      return words(
        `The scores are not of this study: ${fault.detail}.`,
        `In ${fault.file}.`,
        'Take the files, the outcome rule and the split that the project was exported with, or export it anew and run it again.',
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
    case 'study-unreadable':
      return words(
        `The study could not be read: ${fault.detail}.`,
        `In ${fault.from}.`,
        'Ask for it again where it came from. Nothing here was changed.',
      );
    case 'study-elsewhere':
      return words(
        'A study of another site is not opened by its address: this page asks only its own.',
        `At ${fault.address}.`,
        'Download the file yourself and drop it here.',
      );
    case 'study-too-new':
      return words(
        `A newer Streetlight made the study (its format is version ${fault.version}).`,
        `In ${fault.from}.`,
        'Reload the page to bring Streetlight up to date, and open it again.',
      );
    case 'link-too-long':
      return words(
        `The link would have ${n(fault.letters)} letters; ${n(fault.limit)} arrive whole everywhere.`,
        'In the study’s files and columns.',
        'Share the study as a file instead.',
      );
    case 'not-kept':
      return words(
        `${NOT_KEPT[fault.what].what}: ${fault.detail}.`,
        'In the browser’s private files.',
        NOT_KEPT[fault.what].remedy,
      );
    case 'study-incomplete':
      return words(
        `The study could not be brought back whole: ${fault.files.join(', ')}.`,
        `In ${fault.study}.`,
        'It is kept as it was. Open it again, or give it these files anew.',
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
