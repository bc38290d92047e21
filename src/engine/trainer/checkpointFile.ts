import {
  layerShapes,
  layersOf,
  listLayers,
  mapLayers,
  weightsOf,
} from '../../domain/network/layers.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type { NetworkWeights } from '../../domain/network/training.ts';
import type { Checkpoint } from '../../domain/network/training.ts';
import { crc32 } from '../files/crc32.ts';

/*
 * A checkpoint as bytes: a header, what is not an array as JSON, then the arrays (float32, in the
 * order of `listLayers`) of the weights, the two moments, and the best epoch's weights if they are apart.
 */

/** "SLCP", read as a little-endian number. */
const MAGIC = 0x50434c53;
const VERSION = 1;
/** Magic, version, sequence (f64), bytes of the body (f64), bytes of the JSON, checksum of all the rest. */
const HEADER = 32;

/** A checkpoint from a file, and which save it was: the highest number is the newest. */
export interface Read {
  readonly checkpoint: Checkpoint;
  readonly sequence: number;
}

const NO_EMBEDDING: Pick<NetworkSpec, 'embedding'> = { embedding: 0 };

type Described = Omit<Checkpoint, 'weights' | 'moments' | 'best'> & {
  readonly vocabulary: number;
  readonly numbers: number;
  readonly bestEpoch: number | null;
};

/** The file's parts, one after the other; the arrays are not copied. */
export function encodeCheckpoint(
  { weights, moments, best, ...rest }: Checkpoint,
  sequence: number,
): readonly Uint8Array<ArrayBuffer>[] {
  const { vocabulary, numbers } = weights;
  const described: Described = { ...rest, vocabulary, numbers, bestEpoch: best?.epoch ?? null };
  const text = JSON.stringify(described);
  // Spaces, so that the arrays begin at a multiple of four.
  const json = new TextEncoder().encode(text);
  const body = [json, new Uint8Array((4 - (json.length % 4)) % 4).fill(0x20)];
  const all = [weights, moments.first, moments.second, ...(best ? [best.weights] : [])];
  for (const array of all.flatMap((each) => listLayers(layersOf(each)))) {
    body.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  const header = new DataView(new ArrayBuffer(HEADER));
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, VERSION, true);
  header.setFloat64(8, sequence, true);
  header.setFloat64(16, bytesIn(body), true);
  header.setUint32(24, json.length + body[1]!.length, true);
  header.setUint32(28, checksum(header, body), true);
  return [new Uint8Array(header.buffer), ...body];
}

/** What such a file holds, or null where it is not whole: its writing was cut short, or it is another's. */
export function decodeCheckpoint(file: Uint8Array<ArrayBuffer>): Read | null {
  if (file.length < HEADER) return null;
  const header = new DataView(file.buffer, file.byteOffset, HEADER);
  const isOurs = header.getUint32(0, true) === MAGIC && header.getUint32(4, true) === VERSION;
  if (!isOurs || file.length !== HEADER + header.getFloat64(16, true)) return null;
  const body = file.subarray(HEADER);
  if (checksum(header, [body]) !== header.getUint32(28, true)) return null;
  const jsonBytes = header.getUint32(24, true);
  const text = new TextDecoder().decode(body.subarray(0, jsonBytes));
  const { vocabulary, numbers, bestEpoch, ...described } = JSON.parse(text) as Described;
  // A checkpoint of before there were embeddings says nothing of them.
  const rest = { ...described, spec: { ...NO_EMBEDDING, ...described.spec } };
  let start = body.byteOffset + jsonBytes;
  const next = (): NetworkWeights => {
    const layers = mapLayers(layerShapes(rest.spec, vocabulary, numbers), ({ rows, columns }) => {
      const array = new Float32Array(file.buffer, start, rows * columns);
      start += array.byteLength;
      return array;
    });
    return weightsOf(layers, vocabulary, numbers);
  };
  const [weights, first, second] = [next(), next(), next()];
  const best = bestEpoch === null ? null : { epoch: bestEpoch, weights: next() };
  // JSON has no NaN, which the AUC of validation rows of one outcome is.
  const history = rest.history.map((record) => ({
    ...record,
    validationAuc: (record.validationAuc as number | null) ?? Number.NaN,
  }));
  return {
    checkpoint: { ...rest, history, weights, moments: { first, second }, best },
    sequence: header.getFloat64(8, true),
  };
}

/** Bytes of a file's parts together. */
export function bytesIn(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

/** Of the header but for its last word, and of the body. */
function checksum(header: DataView<ArrayBuffer>, body: readonly Uint8Array[]): number {
  const head = new Uint8Array(header.buffer, header.byteOffset, HEADER - 4);
  return [head, ...body].reduce((sum, part) => crc32(part, sum), 0);
}
