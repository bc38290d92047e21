/** Sums of the columns of a [rows x columns], in row order. */
export function columnSums(a: usize, stride: usize, rows: i32, columns: i32, sums: usize): void {
  for (let column: i32 = 0; column < columns; column += 8) {
    let from = a + ((<usize>column) << 2);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    for (let row: i32 = 0; row < rows; row++) {
      s0 = f32x4.add(s0, v128.load(from, 0));
      s1 = f32x4.add(s1, v128.load(from, 16));
      from += stride;
    }
    v128.store(sums, s0, 0);
    v128.store(sums, s1, 16);
    sums += 32;
  }
}

/** What brings each column's Euclidean norm down to `most`: 1 where it is no larger. */
export function columnScales(
  a: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  most: f32,
  scales: usize,
): void {
  const one = f32x4.splat(1);
  for (let column: i32 = 0; column < columns; column += 4) {
    let from = a + ((<usize>column) << 2);
    let squares = f32x4.splat(0);
    for (let row: i32 = 0; row < rows; row++) {
      const values = v128.load(from);
      squares = f32x4.add(squares, f32x4.mul(values, values));
      from += stride;
    }
    // A column of zeros gives infinity, and so 1.
    const ratio = f32x4.div(f32x4.splat(most), f32x4.sqrt(squares));
    v128.store(scales, f32x4.min(ratio, one));
    scales += 16;
  }
}

/** Multiplies each column of a by its scale, in place. */
export function scaleColumns(
  a: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  scales: usize,
): void {
  const bytes = (<usize>columns) << 2;
  for (let row: i32 = 0; row < rows; row++) {
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(a + at, f32x4.mul(v128.load(a + at), v128.load(scales + at)));
    }
    a += stride;
  }
}

/** Multiplies each row of a by its scale, in place. */
export function scaleRows(a: usize, stride: usize, rows: i32, columns: i32, scales: usize): void {
  const bytes = (<usize>columns) << 2;
  for (let row: i32 = 0; row < rows; row++) {
    const scale = v128.load32_splat(scales);
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(a + at, f32x4.mul(v128.load(a + at), scale));
    }
    a += stride;
    scales += 4;
  }
}

/** Writes a [rows x columns] to b [columns x rows]; both in whole fours. */
export function transpose(
  a: usize,
  aStride: usize,
  rows: i32,
  columns: i32,
  b: usize,
  bStride: usize,
): void {
  for (let row: i32 = 0; row < rows; row += 4) {
    let to = b + ((<usize>row) << 2);
    for (let column: i32 = 0; column < columns; column += 4) {
      const from = a + ((<usize>column) << 2);
      const r0 = v128.load(from);
      const r1 = v128.load(from + aStride);
      const r2 = v128.load(from + 2 * aStride);
      const r3 = v128.load(from + 3 * aStride);
      const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
      const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<i64>(low01, low23, 0, 2));
      v128.store(to + bStride, v128.shuffle<i64>(low01, low23, 1, 3));
      v128.store(to + 2 * bStride, v128.shuffle<i64>(high01, high23, 0, 2));
      v128.store(to + 3 * bStride, v128.shuffle<i64>(high01, high23, 1, 3));
      to += 4 * bStride;
    }
    a += 4 * aStride;
  }
}
