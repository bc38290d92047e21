import type { StudyDocument } from '../../study/document.ts';
import type { ReportInputs } from '../report/html.ts';
import type { Folder, PARTS } from './names.ts';

/** Bytes that a study names by their SHA-256. */
export interface NamedBytes {
  readonly sha256: string;
  readonly data: Blob;
}

type InFolders = Readonly<Record<Folder, readonly NamedBytes[]>>;

/** Everything that a study's file is made of. */
export interface StudyParts extends InFolders {
  /** JSON and Markdown, by the part that they are. */
  readonly texts: Readonly<Partial<Record<keyof typeof PARTS, string>>>;
}

/** A study's file, looked through: all that is in it is whole. */
export interface UnpackedStudy extends InFolders {
  readonly document: StudyDocument;
  /** What can be shown without the data. */
  readonly shown: ReportInputs;
}
