/** The way from one counter to the next: 2^32 over the golden ratio. */
const STRIDE: u32 = 0x9e3779b9;

/**
 * Multiplies a [rows x columns] by the dropout mask of `domain/network/dropout.ts`, in place. `row`
 * is the first row's number in the batch, `threshold` and `scale` are `dropThreshold` and
 * `keptScale`.
 */
export function dropout(
  a: usize,
  stride: usize,
  row: i32,
  rows: i32,
  columns: i32,
  key: u32,
  threshold: i32,
  scale: f32,
): void {
  const step = i32x4.splat(4 * STRIDE);
  const low = i32x4.splat(0xffff);
  const least = i32x4.splat(threshold);
  const raise = f32x4.splat(scale);
  const bytes = (<usize>columns) << 2;
  // Half as many words as columns: each has two decisions.
  const first = key + <u32>row * ((<u32>columns) >> 1) * STRIDE;
  let counter = i32x4.add(i32x4.splat(first), i32x4(0, STRIDE, 2 * STRIDE, 3 * STRIDE));
  for (let i: i32 = 0; i < rows; i++) {
    const end = a + bytes;
    for (let at = a; at < end; at += 32) {
      const words = mix(counter);
      const lower = i32x4.ge_s(v128.and(words, low), least);
      const upper = i32x4.ge_s(i32x4.shr_u(words, 16), least);
      v128.store(at, v128.and(f32x4.mul(v128.load(at, 0), raise), lower), 0);
      v128.store(at, v128.and(f32x4.mul(v128.load(at, 16), raise), upper), 16);
      counter = i32x4.add(counter, step);
    }
    a += stride;
  }
}

/** `mix` of `domain/network/dropout.ts`, four at a time. */
function mix(bits: v128): v128 {
  let x = v128.xor(bits, i32x4.shr_u(bits, 16));
  x = i32x4.mul(x, i32x4.splat(0x7feb352d));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}
