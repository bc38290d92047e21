import { crc32 } from '../files/crc32.ts';
import type { Codec } from '../files/slots.ts';

/*
 * A text as a file that is known to be whole: a header, then the text as UTF-8.
 */

/** "SLST", read as a little-endian number. */
const MAGIC = 0x54534c53;
/** Magic, bytes of the text, sequence (f64), checksum of all the rest. */
const HEADER = 20;

/** Texts in slots. */
export const TEXT_FILE: Codec<string> = {
  encode(text, sequence) {
    const body = new TextEncoder().encode(text);
    const header = new DataView(new ArrayBuffer(HEADER));
    header.setUint32(0, MAGIC, true);
    header.setUint32(4, body.length, true);
    header.setFloat64(8, sequence, true);
    header.setUint32(16, checksum(header, body), true);
    return [new Uint8Array(header.buffer), body];
  },
  decode(file) {
    if (file.length < HEADER) return null;
    const header = new DataView(file.buffer, file.byteOffset, HEADER);
    const isWhole = file.length === HEADER + header.getUint32(4, true);
    if (header.getUint32(0, true) !== MAGIC || !isWhole) return null;
    const body = file.subarray(HEADER);
    if (checksum(header, body) !== header.getUint32(16, true)) return null;
    return { value: new TextDecoder().decode(body), sequence: header.getFloat64(8, true) };
  },
};

/** Of the header but for its last word, and of the body. */
function checksum(header: DataView<ArrayBuffer>, body: Uint8Array): number {
  return crc32(body, crc32(new Uint8Array(header.buffer, header.byteOffset, HEADER - 4)));
}
