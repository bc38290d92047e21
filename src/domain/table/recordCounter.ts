const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

// Where the counter stands between two bytes. Plain constants: this loop sees every byte of a file.
/** Nothing of the record yet. */
const RECORD = 0;
/** At the start of a field that is not the record's first. */
const FIELD = 1;
/** Inside an unquoted field. */
const PLAIN = 2;
/** Inside a quoted field, where line ends are text. */
const QUOTED = 3;
/** After a quote inside a quoted field: it closes the field, unless another follows and makes it text. */
const CLOSING = 4;

/**
 * Counts the records of a delimited file from its bytes, independently of the database that loads
 * them, so that `loaded + rejected = records` can be checked.
 *
 * RFC 4180 with LF, CRLF or bare CR ends; lines without a byte are no records; the header is one.
 * Works on UTF-8 and every single-byte encoding, since the bytes it looks at mean the same there.
 */
export class RecordCounter {
  #state: number = RECORD;
  #records = 0;
  readonly #delimiter: number;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Takes the next bytes of the file. */
  push(bytes: Uint8Array): void {
    const delimiter = this.#delimiter;
    let state = this.#state;
    let records = this.#records;
    for (const byte of bytes) {
      if (state === QUOTED) {
        if (byte === QUOTE) state = CLOSING;
      } else if (byte === LF || byte === CR) {
        if (state !== RECORD) records++;
        state = RECORD;
      } else if (byte === delimiter) {
        state = FIELD;
      } else if (byte === QUOTE && state !== PLAIN) {
        state = QUOTED;
      } else {
        state = PLAIN;
      }
    }
    this.#state = state;
    this.#records = records;
  }

  /** Records so far, the last one counted even if the file ends without a line end. */
  get records(): number {
    return this.#records + (this.#state === RECORD ? 0 : 1);
  }
}
