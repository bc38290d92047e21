/**
 * Lists of what is not zero in each row of a [rows x columns]: list i lies at `capacity` x i of the
 * entries, and column k has the offset k x `scale`.
 *
 * Four columns at a time, without a branch: `shuffles` holds, for each of the 16 patterns of four
 * bits, the bytes that bring the marked lanes to the front.
 */
export function rowLists(
  a: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  scale: u32,
  spans: usize,
  entries: usize,
  capacity: u32,
  shuffles: usize,
): void {
  const zero = f32x4.splat(0);
  const first = i32x4(0, scale, 2 * scale, 3 * scale);
  const four = i32x4.splat(4 * scale);
  for (let row: i32 = 0; row < rows; row++) {
    const begin = <u32>row * capacity;
    const start = entries + ((<usize>begin) << 3);
    let to = start;
    let offsets = first;
    const end = a + ((<usize>columns) << 2);
    for (let from = a; from < end; from += 16) {
      const values = v128.load(from);
      const marked = i32x4.bitmask(f32x4.ne(values, zero));
      const shuffle = v128.load(shuffles + ((<usize>marked) << 4));
      const kept = i8x16.swizzle(values, shuffle);
      const places = i8x16.swizzle(offsets, shuffle);
      v128.store(to, v128.shuffle<i32>(places, kept, 0, 4, 1, 5), 0);
      v128.store(to, v128.shuffle<i32>(places, kept, 2, 6, 3, 7), 16);
      to += (<usize>popcnt<i32>(marked)) << 3;
      offsets = i32x4.add(offsets, four);
    }
    store<u32>(spans, begin);
    store<u32>(spans, begin + ((<u32>(to - start)) >> 3), 4);
    spans += 8;
    a += stride;
  }
}

/**
 * Lists of what is not zero in each of the columns `column` to `column` + `count` - 1 of a
 * [rows x …]: row i has the offset i x `scale`. `count` is a whole number of fours.
 */
export function columnLists(
  a: usize,
  stride: usize,
  rows: i32,
  count: i32,
  scale: u32,
  spans: usize,
  entries: usize,
  capacity: u32,
): void {
  const bytes = (<usize>capacity) << 3;
  let start = entries;
  for (let column: i32 = 0; column < count; column += 4) {
    let to0 = start;
    let to1 = to0 + bytes;
    let to2 = to1 + bytes;
    let to3 = to2 + bytes;
    let from = a + ((<usize>column) << 2);
    let offset: u64 = 0;
    for (let row: i32 = 0; row < rows; row++) {
      const values = v128.load(from);
      const b0 = i32x4.extract_lane(values, 0);
      const b1 = i32x4.extract_lane(values, 1);
      const b2 = i32x4.extract_lane(values, 2);
      const b3 = i32x4.extract_lane(values, 3);
      // Always written, but only what is not zero moves the end on.
      store<u64>(to0, ((<u64>(<u32>b0)) << 32) | offset);
      store<u64>(to1, ((<u64>(<u32>b1)) << 32) | offset);
      store<u64>(to2, ((<u64>(<u32>b2)) << 32) | offset);
      store<u64>(to3, ((<u64>(<u32>b3)) << 32) | offset);
      to0 += (<usize>(b0 != 0)) << 3;
      to1 += (<usize>(b1 != 0)) << 3;
      to2 += (<usize>(b2 != 0)) << 3;
      to3 += (<usize>(b3 != 0)) << 3;
      offset += <u64>scale;
      from += stride;
    }
    keepSpan(spans, entries, start, to0);
    keepSpan(spans + 8, entries, start + bytes, to1);
    keepSpan(spans + 16, entries, start + 2 * bytes, to2);
    keepSpan(spans + 24, entries, start + 3 * bytes, to3);
    spans += 32;
    start += 4 * bytes;
  }
}

function keepSpan(span: usize, entries: usize, begin: usize, end: usize): void {
  store<u32>(span, <u32>((begin - entries) >> 3));
  store<u32>(span, <u32>((end - entries) >> 3), 4);
}
