/*
 * One update of `length` weights (a whole number of fours) by their gradient; the formulae are those
 * of `domain/network/optimisers.ts`. A weight first loses `decay` of itself, then up to `shrink` on
 * its way to zero.
 */

/** Adam; `pace` is the rate times the mean's correction. */
export function adam(
  weights: usize,
  gradient: usize,
  means: usize,
  variances: usize,
  length: i32,
  pace: f32,
  varianceCorrection: f32,
  decay: f32,
  shrink: f32,
): void {
  const beta1 = f32x4.splat(0.9);
  const rest1 = f32x4.splat(0.1);
  const beta2 = f32x4.splat(0.999);
  const rest2 = f32x4.splat(0.001);
  const epsilon = f32x4.splat(1e-7);
  const correction = f32x4.splat(varianceCorrection);
  const rate = f32x4.splat(pace);
  const kept = f32x4.splat(1 - decay);
  const least = f32x4.splat(-shrink);
  const most = f32x4.splat(shrink);
  const end = weights + ((<usize>length) << 2);
  for (; weights < end; weights += 16) {
    const slope = v128.load(gradient);
    const squared = f32x4.mul(slope, slope);
    const mean = f32x4.add(f32x4.mul(beta1, v128.load(means)), f32x4.mul(rest1, slope));
    const variance = f32x4.add(f32x4.mul(beta2, v128.load(variances)), f32x4.mul(rest2, squared));
    v128.store(means, mean);
    v128.store(variances, variance);
    const size = f32x4.add(f32x4.sqrt(f32x4.mul(variance, correction)), epsilon);
    const move = f32x4.div(f32x4.mul(rate, mean), size);
    const left = decayed(v128.load(weights), kept, least, most);
    v128.store(weights, f32x4.sub(left, move));
    gradient += 16;
    means += 16;
    variances += 16;
  }
}

/** ADADELTA; `memory` is rho, `smoothing` epsilon. */
export function adadelta(
  weights: usize,
  gradient: usize,
  slopes: usize,
  moves: usize,
  length: i32,
  pace: f32,
  memory: f32,
  smoothing: f32,
  decay: f32,
  shrink: f32,
): void {
  const rho = f32x4.splat(memory);
  const rest = f32x4.splat(1 - memory);
  const floor = f32x4.splat(smoothing);
  const rate = f32x4.splat(pace);
  const kept = f32x4.splat(1 - decay);
  const least = f32x4.splat(-shrink);
  const most = f32x4.splat(shrink);
  const end = weights + ((<usize>length) << 2);
  for (; weights < end; weights += 16) {
    const slope = v128.load(gradient);
    const before = v128.load(moves);
    const squared = f32x4.mul(rest, f32x4.mul(slope, slope));
    const mean = f32x4.add(f32x4.mul(rho, v128.load(slopes)), squared);
    v128.store(slopes, mean);
    const ratio = f32x4.div(f32x4.add(before, floor), f32x4.add(mean, floor));
    const move = f32x4.mul(slope, f32x4.sqrt(ratio));
    v128.store(moves, f32x4.add(f32x4.mul(rho, before), f32x4.mul(rest, f32x4.mul(move, move))));
    const left = decayed(v128.load(weights), kept, least, most);
    v128.store(weights, f32x4.sub(left, f32x4.mul(rate, move)));
    gradient += 16;
    slopes += 16;
    moves += 16;
  }
}

/** Gradient descent with Nesterov's momentum. */
export function nesterov(
  weights: usize,
  gradient: usize,
  velocities: usize,
  length: i32,
  pace: f32,
  momentum: f32,
  decay: f32,
  shrink: f32,
): void {
  const mu = f32x4.splat(momentum);
  const rate = f32x4.splat(pace);
  const kept = f32x4.splat(1 - decay);
  const least = f32x4.splat(-shrink);
  const most = f32x4.splat(shrink);
  const end = weights + ((<usize>length) << 2);
  for (; weights < end; weights += 16) {
    const step = f32x4.mul(rate, v128.load(gradient));
    const velocity = f32x4.sub(f32x4.mul(mu, v128.load(velocities)), step);
    v128.store(velocities, velocity);
    const move = f32x4.sub(f32x4.mul(mu, velocity), step);
    const left = decayed(v128.load(weights), kept, least, most);
    v128.store(weights, f32x4.add(left, move));
    gradient += 16;
    velocities += 16;
  }
}

function decayed(weight: v128, kept: v128, least: v128, most: v128): v128 {
  const less = f32x4.mul(weight, kept);
  return f32x4.sub(less, f32x4.pmax(least, f32x4.pmin(most, less)));
}
