/** Bytes that follow each other: at once, or as they come. */
export type Parts = Iterable<Uint8Array<ArrayBuffer>> | AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Files by name, in one folder. */
export interface Shelf {
  names(): Promise<readonly string[]>;
  /** A file's bytes, or null where there is none. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** A file to be read bit by bit, or null where there is none. */
  open(name: string): Promise<Blob | null>;
  /**
   * Writes a file anew from parts that follow each other. It may be cut short at any byte: by a crash,
   * or by a full disk, and then it throws.
   */
  write(name: string, parts: Parts): Promise<void>;
  /** Removes a file, if there is one. */
  remove(name: string): Promise<void>;
}
