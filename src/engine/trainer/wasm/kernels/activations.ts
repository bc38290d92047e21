/*
 * Activations and their slopes; `domain/network/activations.ts` has the formulae. Lengths are in
 * numbers, a whole number of fours. NaN stays NaN.
 */

/** max(z, 0), in place. */
export function rectifier(z: usize, length: i32): void {
  const zero = f32x4.splat(0);
  const end = z + ((<usize>length) << 2);
  for (; z < end; z += 16) v128.store(z, f32x4.pmax(v128.load(z), zero));
}

/** Passes `delta` on, times `scale`, where the unit's output is above 0. */
export function gateRectifier(delta: usize, outputs: usize, length: i32, scale: f32): void {
  const zero = f32x4.splat(0);
  const raise = f32x4.splat(scale);
  const end = delta + ((<usize>length) << 2);
  for (; delta < end; delta += 16) {
    const open = f32x4.gt(v128.load(outputs), zero);
    v128.store(delta, v128.and(f32x4.mul(v128.load(delta), raise), open));
    outputs += 16;
  }
}

/** tanh(z) = sign(z) (1 - t) / (1 + t) with t = exp(-2 |z|), in place. */
export function tanh(z: usize, length: i32): void {
  const one = f32x4.splat(1);
  const sign = i32x4.splat(0x80000000);
  const end = z + ((<usize>length) << 2);
  for (; z < end; z += 16) {
    const value = v128.load(z);
    // Beyond 10, tanh is 1 in float32.
    const size = f32x4.pmin(v128.andnot(value, sign), f32x4.splat(10));
    const t = exponential(f32x4.mul(size, f32x4.splat(-2)));
    const height = f32x4.div(f32x4.sub(one, t), f32x4.add(one, t));
    v128.store(z, v128.or(height, v128.and(value, sign)));
  }
}

/** Multiplies `delta` by 1 - tanh², from outputs that dropout has raised by 1 / `lower`. */
export function gateTanh(delta: usize, outputs: usize, length: i32, lower: f32): void {
  const one = f32x4.splat(1);
  const back = f32x4.splat(lower);
  const end = delta + ((<usize>length) << 2);
  for (; delta < end; delta += 16) {
    const height = f32x4.mul(v128.load(outputs), back);
    const slope = f32x4.sub(one, f32x4.mul(height, height));
    v128.store(delta, f32x4.mul(v128.load(delta), slope));
    outputs += 16;
  }
}

/** The larger of a unit's two sums; `sums` has all first channels of a row before all second. */
export function maxout(sums: usize, outputs: usize, rows: i32, units: i32): void {
  const bytes = (<usize>units) << 2;
  for (let row: i32 = 0; row < rows; row++) {
    for (const end = sums + bytes; sums < end; sums += 16) {
      v128.store(outputs, f32x4.pmax(v128.load(sums), v128.load(sums + bytes)));
      outputs += 16;
    }
    sums += bytes;
  }
}

/** Passes `back` on to the larger of the two sums, or the first of two equal ones. */
export function gateMaxout(back: usize, sums: usize, delta: usize, rows: i32, units: i32): void {
  const bytes = (<usize>units) << 2;
  for (let row: i32 = 0; row < rows; row++) {
    for (const end = sums + bytes; sums < end; sums += 16) {
      const value = v128.load(back);
      const first = f32x4.ge(v128.load(sums), v128.load(sums + bytes));
      v128.store(delta, v128.and(value, first));
      v128.store(delta + bytes, v128.andnot(value, first));
      back += 16;
      delta += 16;
    }
    sums += bytes;
    delta += bytes;
  }
}

/**
 * e^x for x from -80 to 0, to 2e-7 of itself: x = n ln 2 + r with |r| at most ln(2) / 2, and Taylor's
 * series of e^r, whose next term is below 2e-7.
 */
function exponential(x: v128): v128 {
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  // ln 2 in two parts, the first of few digits, so that n times it is exact.
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let sum = f32x4.splat(1 / 720);
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 120));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 24));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 6));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.5));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(sum, power);
}
