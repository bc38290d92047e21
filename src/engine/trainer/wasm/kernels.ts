/** An address in the kernels' memory, in bytes. */
export type Address = number;

/** What `kernels/index.ts` exports, as this side calls it; the kernels' own files say what each does. */
export interface Kernels {
  inputLists(
    codes: Address,
    fields: number,
    values: Address,
    numbers: number,
    vocabulary: number,
    rows: number,
    scale: number,
    mask: Address,
    maskStride: number,
    spans: Address,
    entries: Address,
  ): void;
  inputsByColumn(
    codes: Address,
    fields: number,
    values: Address,
    numbers: number,
    vocabulary: number,
    rows: number,
    scale: number,
    mask: Address,
    maskStride: number,
    spans: Address,
    entries: Address,
  ): void;
  rowLists(
    a: Address,
    stride: number,
    rows: number,
    columns: number,
    scale: number,
    spans: Address,
    entries: Address,
    capacity: number,
    shuffles: Address,
  ): void;
  columnLists(
    a: Address,
    stride: number,
    rows: number,
    count: number,
    scale: number,
    spans: Address,
    entries: Address,
    capacity: number,
  ): void;
  listsTimes(
    spans: Address,
    entries: Address,
    lists: number,
    b: Address,
    initial: Address,
    initialStride: number,
    c: Address,
    cStride: number,
    columns: number,
  ): void;
  tableTimes(
    spans: Address,
    entries: Address,
    lists: number,
    b: Address,
    initial: Address,
    c: Address,
    cStride: number,
    columns: number,
  ): void;
  rectifier(z: Address, length: number): void;
  gateRectifier(delta: Address, outputs: Address, length: number, scale: number): void;
  tanh(z: Address, length: number): void;
  gateTanh(delta: Address, outputs: Address, length: number, lower: number): void;
  maxout(sums: Address, outputs: Address, rows: number, units: number): void;
  gateMaxout(back: Address, sums: Address, delta: Address, rows: number, units: number): void;
  dropout(
    a: Address,
    stride: number,
    row: number,
    rows: number,
    columns: number,
    key: number,
    threshold: number,
    scale: number,
  ): void;
  logLoss(
    z: Address,
    delta: Address,
    stride: number,
    outcomes: Address,
    rows: number,
    batch: number,
    weight0: number,
    weight1: number,
  ): number;
  dots(
    a: Address,
    stride: number,
    rows: number,
    columns: number,
    b: Address,
    bias: Address,
    to: Address,
  ): void;
  outer(a: Address, rows: number, b: Address, columns: number, to: Address, stride: number): void;
  weightedSums(
    a: Address,
    stride: number,
    rows: number,
    columns: number,
    weights: Address,
    sums: Address,
  ): void;
  columnSums(a: Address, stride: number, rows: number, columns: number, sums: Address): void;
  columnScales(
    a: Address,
    stride: number,
    rows: number,
    columns: number,
    most: number,
    scales: Address,
  ): void;
  scaleColumns(a: Address, stride: number, rows: number, columns: number, scales: Address): void;
  scaleRows(a: Address, stride: number, rows: number, columns: number, scales: Address): void;
  transpose(
    a: Address,
    aStride: number,
    rows: number,
    columns: number,
    b: Address,
    bStride: number,
  ): void;
  adam(
    weights: Address,
    gradient: Address,
    means: Address,
    variances: Address,
    length: number,
    pace: number,
    varianceCorrection: number,
    decay: number,
    shrink: number,
  ): void;
  adadelta(
    weights: Address,
    gradient: Address,
    slopes: Address,
    moves: Address,
    length: number,
    pace: number,
    memory: number,
    smoothing: number,
    decay: number,
    shrink: number,
  ): void;
  nesterov(
    weights: Address,
    gradient: Address,
    velocities: Address,
    length: number,
    pace: number,
    momentum: number,
    decay: number,
    shrink: number,
  ): void;
}

/** Binds the compiled kernels to a memory. */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isKernels(exports)) throw new Error('The kernels of the WebAssembly file are not ours.');
  return exports;
}

function isKernels(exports: object): exports is Kernels {
  return 'listsTimes' in exports && typeof exports.listsTimes === 'function';
}
