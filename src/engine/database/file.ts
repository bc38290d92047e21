/** A file as it was dropped, made or fetched. */
export interface NamedFile {
  readonly name: string;
  readonly data: Blob;
  /** The path of the member that is meant, where `data` is a zip archive. */
  readonly entry?: string;
  /** A file that the project made itself. */
  readonly simulated: boolean;
}
