import type { LayerPlan } from '../plan.ts';

/**
 * WGSL of `NAMERead(row, quad)` and `NAMEWrite(row, quad, weights)`: four neighbouring weights of a
 * kernel or bias, whose rows are not padded: it is a tensor of TensorFlow.js.
 */
export function foursCode(name: string, { sums }: LayerPlan): string {
  const each = [0, 1, 2, 3];
  // Whole fours need no look at where the row ends.
  const inRow = (c: number) => (sums % 4 === 0 ? 'true' : `4u * quad + ${c}u < ${sums}u`);
  return /* wgsl */ `
fn ${name}Read(row: u32, quad: u32) -> vec4f {
  let at = row * ${sums}u + 4u * quad;
  return vec4f(${each.map((c) => (sums % 4 === 0 ? `${name}[at + ${c}u]` : `select(0.0, ${name}[min(at + ${c}u, arrayLength(&${name}) - 1u)], ${inRow(c)})`)).join(', ')});
}
fn ${name}Write(row: u32, quad: u32, weights: vec4f) {
  let at = row * ${sums}u + 4u * quad;
  ${each.map((c) => `if (${inRow(c)}) { ${name}[at + ${c}u] = weights[${c}]; }`).join('\n  ')}
}
`;
}
