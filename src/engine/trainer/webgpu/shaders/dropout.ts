import { dropThreshold, GROUP, keptScale } from '../../../../domain/network/dropout.ts';

/**
 * WGSL of the decisions of `domain/network/dropout.ts`: `NAMEFactor(key, row, unit)` is what dropout
 * multiplies a unit by, `NAMEKept(key, row, unit)` whether it is kept, in a layer of `units` units.
 */
export function dropoutCode(name: string, rate: number, units: number): string {
  if (rate === 0) {
    return /* wgsl */ `
fn ${name}Kept(key: u32, row: u32, unit: u32) -> bool { return true; }
fn ${name}Factor(key: u32, row: u32, unit: u32) -> f32 { return 1.0; }
`;
  }
  const wordsPerRow = (Math.ceil(units / GROUP) * GROUP) / 2;
  return /* wgsl */ `
fn ${name}Kept(key: u32, row: u32, unit: u32) -> bool {
  let group = unit / ${GROUP}u;
  let place = row * ${wordsPerRow}u + group * 4u + unit % 4u;
  var x = key + place * 0x9e3779b9u;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  x ^= x >> 16u;
  let bits = select(x >> 16u, x & 0xffffu, unit % ${GROUP}u < 4u);
  return bits >= ${dropThreshold(rate)}u;
}
fn ${name}Factor(key: u32, row: u32, unit: u32) -> f32 {
  return select(0.0, ${keptScale(rate)}, ${name}Kept(key, row, unit));
}
`;
}
