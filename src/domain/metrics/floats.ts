/** Digits of a radix sort: 11 bits keep a histogram inside the first-level cache. */
const digitBits = 11;
const buckets = 1 << digitBits;
const mask = buckets - 1;

/**
 * Each number as the bits of a 32-bit float, turned so that their order as whole numbers is the
 * order of the numbers (NaN last); null where a number does not fit a 32-bit float exactly.
 */
export function floatKeys(values: ArrayLike<number>): Uint32Array<ArrayBuffer> | null {
  const floats = new Float32Array(values.length);
  const keys = new Uint32Array(floats.buffer);
  for (let i = 0; i < floats.length; i++) {
    const value = values[i]! + 0; // -0 becomes 0, its equal
    floats[i] = value;
    const kept = floats[i]!;
    if (kept !== value && value === value) return null;
    const bits = keys[i]!;
    // Negative numbers count backwards, so all their bits turn; positive ones move above them.
    keys[i] = value === value ? bits ^ ((bits >> 31) | 0x80000000) : 0xffffffff;
  }
  return keys;
}

/**
 * The numbers in ascending order, NaN last. Numbers that fit 32-bit floats take a radix sort of
 * three passes over their bits, others the platform's sort.
 */
export function ascendingValues(values: Float64Array): Float64Array<ArrayBuffer> {
  let from = floatKeys(values);
  if (from === null) return Float64Array.from(values).sort();
  let to = new Uint32Array(from.length);
  for (let shift = 0; shift < 32; shift += digitBits) {
    if (!scatterKeys(from, shift, to)) continue;
    [from, to] = [to, from];
  }
  for (let i = 0; i < from.length; i++) {
    const key = from[i]!;
    from[i] = key ^ ((~key >> 31) | 0x80000000);
  }
  return Float64Array.from(new Float32Array(from.buffer));
}

/** One counting pass over one digit; false (and nothing moved) where all keys share the digit. */
function scatterKeys(from: Uint32Array, shift: number, to: Uint32Array): boolean {
  const next = new Uint32Array(buckets);
  for (let i = 0; i < from.length; i++) next[(from[i]! >>> shift) & mask]!++;
  if (next.includes(from.length)) return false;
  for (let digit = 0, start = 0; digit < buckets; digit++) {
    const size = next[digit]!;
    next[digit] = start;
    start += size;
  }
  for (let i = 0; i < from.length; i++) {
    const key = from[i]!;
    to[next[(key >>> shift) & mask]!++] = key;
  }
  return true;
}
