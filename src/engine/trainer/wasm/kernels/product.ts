/**
 * c = initial + lists x b, where row i of c is the sum of value x (row of b at the offset) over the
 * entries of list i. `initial` has a row for each list, or one for all with a stride of 0.
 *
 * Columns go by 24, so that their part of b stays in the first cache while all lists pass over it
 * and six sums stay in registers (eight spill in some engines), then by 8.
 */
export function listsTimes(
  spans: usize,
  entries: usize,
  lists: i32,
  b: usize,
  initial: usize,
  initialStride: usize,
  c: usize,
  cStride: usize,
  columns: i32,
): void {
  let column: i32 = 0;
  for (; column + 24 <= columns; column += 24) {
    const at = (<usize>column) << 2;
    let to = c + at;
    let from = initial + at;
    const part = b + at;
    for (let list: i32 = 0; list < lists; list++) {
      const span = spans + ((<usize>list) << 3);
      const end = entries + ((<usize>load<u32>(span, 4)) << 3);
      let s0 = v128.load(from, 0);
      let s1 = v128.load(from, 16);
      let s2 = v128.load(from, 32);
      let s3 = v128.load(from, 48);
      let s4 = v128.load(from, 64);
      let s5 = v128.load(from, 80);
      for (let entry = entries + ((<usize>load<u32>(span)) << 3); entry < end; entry += 8) {
        const row = part + <usize>load<u32>(entry);
        const value = v128.load32_splat(entry, 4);
        s0 = f32x4.add(s0, f32x4.mul(value, v128.load(row, 0)));
        s1 = f32x4.add(s1, f32x4.mul(value, v128.load(row, 16)));
        s2 = f32x4.add(s2, f32x4.mul(value, v128.load(row, 32)));
        s3 = f32x4.add(s3, f32x4.mul(value, v128.load(row, 48)));
        s4 = f32x4.add(s4, f32x4.mul(value, v128.load(row, 64)));
        s5 = f32x4.add(s5, f32x4.mul(value, v128.load(row, 80)));
      }
      v128.store(to, s0, 0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
      v128.store(to, s4, 64);
      v128.store(to, s5, 80);
      from += initialStride;
      to += cStride;
    }
  }
  for (; column < columns; column += 8) {
    const at = (<usize>column) << 2;
    let to = c + at;
    let from = initial + at;
    const part = b + at;
    for (let list: i32 = 0; list < lists; list++) {
      const span = spans + ((<usize>list) << 3);
      const end = entries + ((<usize>load<u32>(span, 4)) << 3);
      let s0 = v128.load(from, 0);
      let s1 = v128.load(from, 16);
      for (let entry = entries + ((<usize>load<u32>(span)) << 3); entry < end; entry += 8) {
        const row = part + <usize>load<u32>(entry);
        const value = v128.load32_splat(entry, 4);
        s0 = f32x4.add(s0, f32x4.mul(value, v128.load(row, 0)));
        s1 = f32x4.add(s1, f32x4.mul(value, v128.load(row, 16)));
      }
      v128.store(to, s0, 0);
      v128.store(to, s1, 16);
      from += initialStride;
      to += cStride;
    }
  }
}

/**
 * c = initial + lists x b, list by list, with one row of `initial` for all: b is the table of all
 * levels, of which a row has a few. Its parts stay in no cache, and whole rows of it come sooner.
 */
export function tableTimes(
  spans: usize,
  entries: usize,
  lists: i32,
  b: usize,
  initial: usize,
  c: usize,
  cStride: usize,
  columns: i32,
): void {
  for (let list: i32 = 0; list < lists; list++) {
    listsTimes(spans, entries, 1, b, initial, 0, c, cStride, columns);
    spans += 8;
    c += cStride;
  }
}
