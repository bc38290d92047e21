/** A file as it was dropped, made or fetched. */
export interface NamedFile {
  readonly name: string;
  readonly data: Blob;
  /** A file that the project made itself. */
  readonly simulated: boolean;
}
