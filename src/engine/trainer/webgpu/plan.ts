import { hiddenLayers, type HiddenLayer } from '../../../domain/network/hiddenLayers.ts';
import type { InputShape } from '../../../domain/network/initial.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';

/** Fewest rows that activations have room for: scoring wants more at a time than small batches are. */
const LEAST_CAPACITY = 1024;
/** Most steps, and rows unless one batch has more, that go to the device at a time. */
const MOST_STEPS = 64;
const MOST_ROWS = 16_384;
/** Most rows that are sorted by their codes at a time, in 8 KB of a workgroup's memory. */
const MOST_SORTED = 2048;
/** Most that the sorted codes of all steps of a burst may take. */
const MOST_INDEX_BYTES = 2 ** 26;
/** Steps' losses are kept in as many sums of four parts, which stay exact enough however many there are. */
export const LOSS_SLOTS = 128;
export const LOSS_PARTS = 4 * LOSS_SLOTS;

/** Numbers come in fours in the scratch buffer: rows of matrices are padded, with zeros, to whole ones. */
export const padded = (columns: number) => 4 * Math.ceil(columns / 4);

/** Place of an array in the scratch buffer, in numbers; a multiple of four. */
export type Place = number;

/** One layer: `inputs` go to `sums` weighted sums, and these to `units` outputs. */
export interface LayerPlan {
  readonly inputs: number;
  readonly sums: number;
  readonly units: number;
  /** Numbers from one row to the next in the scratch buffer: `sums` and `units`, padded. */
  readonly sumsStride: number;
  readonly unitsStride: number;
  /** [capacity x sums]: on the way up the weighted sums, on the way down the gradient by them. */
  readonly sumsAt: Place;
  /** [capacity x units]: what goes up, masked; the last layer has none. */
  readonly outputsAt: Place;
  /** The optimiser's two memories of the kernel [inputs x sums] and of the bias. */
  readonly kernelMemory: readonly [Place, Place];
  readonly biasMemory: readonly [Place, Place];
}

/** Where everything lies on the device; numbers are of four bytes. */
export interface Plan {
  readonly spec: NetworkSpec;
  readonly fields: number;
  readonly numbers: number;
  readonly vocabulary: number;
  /** The layers below the output. */
  readonly hidden: readonly HiddenLayer[];
  /** Most rows of a pass. */
  readonly capacity: number;
  /** Most steps and most rows of a burst. */
  readonly burstSteps: number;
  readonly burstRows: number;
  /** The first layer's inputs are the vocabulary, then the numbers; the last layer is the output. */
  readonly layers: readonly LayerPlan[];
  /** A row as words: its codes, two a word, its numbers, its outcome. */
  readonly codeWords: number;
  readonly rowWords: number;
  readonly scratch: {
    /** [capacity x numbers]: a batch's numbers, masked. */
    readonly valuesAt: Place;
    /** [capacity]: log-losses by row. */
    readonly rowLossesAt: Place;
    /** [LOSS_SLOTS x 4]: sums of log-losses of steps. */
    readonly lossesAt: Place;
    /** [burstRows]: logits of rows that are scored. */
    readonly logitsAt: Place;
    readonly length: number;
  };
  readonly index: IndexPlan;
}

/**
 * A batch's rows by code: for each step, chunk of rows and code, where its list starts and ends;
 * then the lists, for each step, field and chunk.
 */
export interface IndexPlan {
  /** A power of two. */
  readonly chunkRows: number;
  readonly chunks: number;
  readonly listsAt: number;
  readonly length: number;
}

/** Lays a network out for batches of up to `batch` rows. */
export function makePlan(spec: NetworkSpec, shape: InputShape, batch: number): Plan {
  const { vocabulary, fields, numbers } = shape;
  const hidden = hiddenLayers(spec);
  const capacity = Math.max(LEAST_CAPACITY, batch);
  let length = 0;
  const take = (size: number): Place => {
    const place = length;
    length += padded(size);
    return place;
  };
  const twice = (size: number) => [take(size), take(size)] as const;

  const widths = [...hidden.map(({ units }) => units), 1];
  const layers = widths.map((units, layer): LayerPlan => {
    const isLast = layer === widths.length - 1;
    const inputs = widths[layer - 1] ?? vocabulary + numbers;
    const sums = hidden[layer]?.sums ?? 1;
    const [sumsStride, unitsStride] = [padded(sums), padded(units)];
    return {
      ...{ inputs, sums, units, sumsStride, unitsStride },
      sumsAt: take(capacity * sumsStride),
      outputsAt: take(isLast ? 0 : capacity * unitsStride),
      kernelMemory: twice(inputs * sumsStride),
      biasMemory: twice(sumsStride),
    };
  });

  const chunkRows = Math.min(MOST_SORTED, 2 ** Math.ceil(Math.log2(Math.max(batch, 2))));
  const chunks = Math.ceil(batch / chunkRows);
  const [runs, lists] = [2 * chunks * vocabulary, fields * chunks * chunkRows];
  const indexed = Math.floor(MOST_INDEX_BYTES / (4 * (runs + lists)));
  const burstSteps = Math.max(1, Math.min(MOST_STEPS, indexed));
  const burstRows = Math.max(capacity, Math.min(MOST_ROWS, burstSteps * batch));
  const codeWords = Math.ceil(fields / 2);
  return {
    ...{ spec, fields, numbers, vocabulary, hidden, capacity, layers, burstSteps, burstRows },
    codeWords,
    rowWords: codeWords + numbers + 1,
    scratch: {
      valuesAt: take(capacity * padded(numbers)),
      rowLossesAt: take(capacity),
      lossesAt: take(LOSS_PARTS),
      logitsAt: take(burstRows),
      length,
    },
    index: { chunkRows, chunks, listsAt: burstSteps * runs, length: burstSteps * (runs + lists) },
  };
}

/** The longest of the plan's buffers in bytes. */
export function longestBuffer({ layers, scratch, index, burstRows, rowWords }: Plan): number {
  const kernels = layers.map(({ inputs, sums }) => inputs * sums);
  return 4 * Math.max(...kernels, scratch.length, index.length, burstRows * rowWords);
}
