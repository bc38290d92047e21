/** A file of a project: its path in there, and its text. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}
