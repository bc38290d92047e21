import { bytesOf, type Dialect, type DialectBytes } from './dialect.ts';
import { afterLineEnd, CR, LF, lineEnd, measure, Shape, type RecordFault } from './measure.ts';
import { reasonOf } from './reasons.ts';
import type { Reject } from './receipt.ts';

/** Characters of a rejected record that are kept. */
const KEPT_TEXT = 10_000;

/** What to read, and how. */
export interface ScanPlan extends Dialect {
  /** Lines before the first record. */
  readonly preamble: number;
  /** Whether the first record names the columns, and so is none. */
  readonly header: boolean;
  /** Names of the columns; a record of another number of fields is rejected. */
  readonly names: readonly string[];
  /** Whether a record is wanted, by its number from 0; left out: all are. Its text is `bytes` from `start` to `end`. */
  readonly keep?: (record: number, bytes: Uint8Array, start: number, end: number) => boolean;
}

/**
 * Reads the records of a text piece by piece, and counts them independently of the database that
 * loads them. Good ones are moved together at the front of the bytes, each with one LF after it,
 * whatever ended it before; the others become rejects. Blank lines are no records.
 */
export class RecordScanner {
  /** Good records wanted, good records left out, and rejects, all so far. */
  kept = 0;
  leftOut = 0;
  rejected = 0;
  readonly #shape = new Shape();
  readonly #codes: DialectBytes;
  readonly #decoder = new TextDecoder();
  /** Whether records are looked at for bytes that are no UTF-8; whoever knows that there are none saves time. */
  checkText = true;
  readonly #strict = new TextDecoder('utf-8', { fatal: true });
  #line = 1;
  #preamble: number;
  #header: boolean;
  #skipping = false;

  constructor(readonly plan: ScanPlan) {
    this.#codes = bytesOf(plan);
    this.#preamble = plan.preamble;
    this.#header = plan.header;
  }

  /** Records so far: kept, left out and rejected. */
  get records(): number {
    return this.kept + this.leftOut + this.rejected;
  }

  /**
   * Reads on at `from`; the good records go to `write`, which is at most `from`. The bytes must have
   * room for one more after `to`.
   *
   * @param to where the bytes end; `last` says that the text ends there
   * @param most stop once so many records are kept in all
   * @returns how far it read and wrote
   */
  scan(
    bytes: Uint8Array,
    from: number,
    to: number,
    last: boolean,
    write: number,
    most: number,
    rejects: Reject[],
  ): { at: number; write: number } {
    const shape = this.#shape;
    let at = from;
    while (at < to && this.kept < most) {
      if (this.#skipping || this.#preamble > 0) {
        const next = this.#skipLine(bytes, at, to, last);
        if (next < 0) break;
        at = next;
        continue;
      }
      const byte = bytes[at];
      if (byte === LF || byte === CR) {
        if (byte === CR && at + 1 >= to && !last) break;
        at = afterLineEnd(bytes, at, to);
        this.#line++;
        continue;
      }
      if (!measure(bytes, at, to, last, this.#codes, shape)) break;
      if (this.#header) {
        this.#header = false;
      } else if (this.#good(bytes, at, to, rejects)) {
        write = this.#keep(bytes, at, write);
      }
      this.#line += shape.lines;
      this.#skipping = shape.open;
      at = shape.next;
    }
    return { at, write };
  }

  /** Where the next line begins, or -1 where that is not yet known. */
  #skipLine(bytes: Uint8Array, at: number, to: number, last: boolean): number {
    const end = lineEnd(bytes, at, to);
    if (end >= to && !last) return to;
    if (end + 1 >= to && bytes[end] === CR && !last) return -1;
    // The line of a record that was too long is counted already.
    if (this.#skipping) this.#skipping = false;
    else {
      this.#preamble--;
      this.#line++;
    }
    return afterLineEnd(bytes, end, to);
  }

  #good(bytes: Uint8Array, at: number, to: number, rejects: Reject[]): boolean {
    const shape = this.#shape;
    const { names } = this.plan;
    if (shape.fault === null && shape.fields === names.length) {
      if (!this.checkText || this.#isText(bytes, at, shape.end)) return true;
      rejects.push(this.#reject(bytes, at, 'not text'));
    } else if (shape.fault === null && shape.lines > 1 && this.#swallowed(bytes, at)) {
      // Its lines make sense one by one, so a quote is amiss in the first.
      shape.end = lineEnd(bytes, at, to);
      shape.next = afterLineEnd(bytes, shape.end, to);
      shape.lines = 1;
      rejects.push(this.#reject(bytes, at, 'open quote'));
    } else {
      rejects.push(this.#reject(bytes, at, shape.fault));
    }
    this.rejected++;
    return false;
  }

  #isText(bytes: Uint8Array, start: number, end: number): boolean {
    try {
      this.#strict.decode(bytes.subarray(start, end));
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  }

  /** Whether a record of the wrong width took lines that are records of the right width alone. */
  #swallowed(bytes: Uint8Array, start: number): boolean {
    const { end } = this.#shape;
    const alone = new Shape();
    for (let at = afterLineEnd(bytes, lineEnd(bytes, start, end), end); at < end;) {
      const stop = lineEnd(bytes, at, end);
      if (
        stop > at &&
        measure(bytes, at, stop, true, this.#codes, alone) &&
        alone.fault === null &&
        alone.fields === this.plan.names.length
      )
        return true;
      at = afterLineEnd(bytes, stop, end);
    }
    return false;
  }

  #reject(bytes: Uint8Array, at: number, fault: RecordFault | null): Reject {
    const { end, fields } = this.#shape;
    const { names, header } = this.plan;
    const text = this.#decoder.decode(bytes.subarray(at, Math.min(end, at + KEPT_TEXT)));
    return {
      line: this.#line,
      column:
        fault === 'open quote' || fault === 'after quote' ? (names[fields - 1] ?? null) : null,
      reason: reasonOf(fault, fields, names.length, header),
      text: end - at > KEPT_TEXT ? `${text}…` : text,
    };
  }

  /** Moves a good record to where it is kept, if it is. */
  #keep(bytes: Uint8Array, at: number, write: number): number {
    const { end } = this.#shape;
    const { keep } = this.plan;
    if (keep && !keep(this.kept + this.leftOut, bytes, at, end)) {
      this.leftOut++;
      return write;
    }
    this.kept++;
    if (write !== at) bytes.copyWithin(write, at, end);
    const after = write + end - at;
    bytes[after] = LF;
    return after + 1;
  }
}
