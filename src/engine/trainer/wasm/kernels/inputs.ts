/**
 * Lists of the inputs of `rows` rows: each row's codes with the value 1, then its numbers, whose
 * table rows come after the vocabulary's. `mask` [rows x …] multiplies them, or is 0 for none.
 */
export function inputLists(
  codes: usize,
  fields: i32,
  values: usize,
  numbers: i32,
  vocabulary: u32,
  rows: i32,
  scale: u32,
  mask: usize,
  maskStride: usize,
  spans: usize,
  entries: usize,
): void {
  let to = entries;
  for (let row: i32 = 0; row < rows; row++) {
    store<u32>(spans, <u32>((to - entries) >> 3));
    let kept = mask;
    for (let field: i32 = 0; field < fields; field++) {
      store<u32>(to, <u32>load<u16>(codes) * scale);
      store<f32>(to, mask ? load<f32>(kept) : 1, 4);
      codes += 2;
      kept += 4;
      to += 8;
    }
    for (let number: i32 = 0; number < numbers; number++) {
      store<u32>(to, (vocabulary + <u32>number) * scale);
      store<f32>(to, load<f32>(values) * (mask ? load<f32>(kept) : 1), 4);
      values += 4;
      kept += 4;
      to += 8;
    }
    store<u32>(spans, <u32>((to - entries) >> 3), 4);
    spans += 8;
    if (mask) mask += maskStride;
  }
}

/**
 * The same inputs by table row: list i names the rows that have input i, in their order, by the offset
 * row x `scale`. A counting sort.
 */
export function inputsByColumn(
  codes: usize,
  fields: i32,
  values: usize,
  numbers: i32,
  vocabulary: u32,
  rows: i32,
  scale: u32,
  mask: usize,
  maskStride: usize,
  spans: usize,
  entries: usize,
): void {
  const lists = vocabulary + <u32>numbers;
  memory.fill(spans, 0, (<usize>lists) << 3);
  const codesEnd = codes + ((<usize>(rows * fields)) << 1);
  for (let code = codes; code < codesEnd; code += 2) {
    const span = spans + ((<usize>load<u16>(code)) << 3);
    store<u32>(span, load<u32>(span) + 1);
  }
  for (let list = vocabulary; list < lists; list++) {
    store<u32>(spans + ((<usize>list) << 3), <u32>rows);
  }
  let begin: u32 = 0;
  for (let list: u32 = 0; list < lists; list++) {
    const span = spans + ((<usize>list) << 3);
    const count = load<u32>(span);
    store<u32>(span, begin);
    store<u32>(span, begin, 4);
    begin += count;
  }
  let offset: u32 = 0;
  for (let row: i32 = 0; row < rows; row++) {
    let kept = mask;
    for (let field: i32 = 0; field < fields; field++) {
      append(spans, load<u16>(codes), entries, offset, mask ? load<f32>(kept) : 1);
      codes += 2;
      kept += 4;
    }
    for (let list = vocabulary; list < lists; list++) {
      const value = load<f32>(values) * (mask ? load<f32>(kept) : 1);
      append(spans, list, entries, offset, value);
      values += 4;
      kept += 4;
    }
    if (mask) mask += maskStride;
    offset += scale;
  }
}

function append(spans: usize, list: u32, entries: usize, offset: u32, value: f32): void {
  const span = spans + ((<usize>list) << 3);
  const end = load<u32>(span, 4);
  const entry = entries + ((<usize>end) << 3);
  store<u32>(entry, offset);
  store<f32>(entry, value, 4);
  store<u32>(span, end + 1, 4);
}
