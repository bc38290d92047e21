/*
 * The layer above hidden ones has one sum, so its kernel is a vector, and these take the place of
 * lists and products.
 */

/** to[i] = (row i of a) · b + bias. */
export function dots(
  a: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  b: usize,
  bias: usize,
  to: usize,
): void {
  const bytes = (<usize>columns) << 2;
  const start = load<f32>(bias);
  for (let row: i32 = 0; row < rows; row++) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    for (let at: usize = 0; at < bytes; at += 32) {
      s0 = f32x4.add(s0, f32x4.mul(v128.load(a + at, 0), v128.load(b + at, 0)));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(a + at, 16), v128.load(b + at, 16)));
    }
    store<f32>(to, start + lanes(f32x4.add(s0, s1)));
    a += stride;
    to += 4;
  }
}

/** Row i of to = a[i] x b. */
export function outer(a: usize, rows: i32, b: usize, columns: i32, to: usize, stride: usize): void {
  const bytes = (<usize>columns) << 2;
  for (let row: i32 = 0; row < rows; row++) {
    const factor = v128.load32_splat(a);
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(to + at, f32x4.mul(factor, v128.load(b + at)));
    }
    a += 4;
    to += stride;
  }
}

/** sums = the rows of a [rows x columns], each times its weight, added up in their order. */
export function weightedSums(
  a: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  weights: usize,
  sums: usize,
): void {
  for (let column: i32 = 0; column < columns; column += 8) {
    let from = a + ((<usize>column) << 2);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    for (let row: i32 = 0; row < rows; row++) {
      const weight = v128.load32_splat(weights + ((<usize>row) << 2));
      s0 = f32x4.add(s0, f32x4.mul(weight, v128.load(from, 0)));
      s1 = f32x4.add(s1, f32x4.mul(weight, v128.load(from, 16)));
      from += stride;
    }
    v128.store(sums, s0, 0);
    v128.store(sums, s1, 16);
    sums += 32;
  }
}

function lanes(v: v128): f32 {
  const low = f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1);
  return low + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}
