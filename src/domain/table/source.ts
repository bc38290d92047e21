import type { Origin } from '../study/origin.ts';
import type { ParseSetup, SampleRequest } from './parse.ts';

/** A file as it was dropped, made or fetched. */
export interface NamedFile {
  readonly name: string;
  readonly data: Blob;
  /** The path of the member that is meant, where `data` is a zip archive. */
  readonly entry?: string;
  /** A file that the project made itself. */
  readonly simulated: boolean;
  /** Where it can be had again; a file of the person's, where nothing is said. */
  readonly origin?: Origin;
}

/** A file to load, and how. */
export interface LoadRequest {
  readonly file: NamedFile;
  /** What the person set; the rest is found out. */
  readonly parse?: Partial<ParseSetup>;
  readonly sample?: SampleRequest;
  /** The person was asked about the size of the file, and said yes. */
  readonly evenIfLarge?: boolean;
}
