import type { Plan } from '../plan.ts';
import { constants, reads, writes } from '../shader.ts';
import type { Shader } from '../shader.ts';
import { productCode, productMemory, THREADS, TILE } from './product.ts';
import { finishCode } from './units.ts';

const TEAMS = { slices: 1, strip: 16 };

/**
 * A hidden layer above the first. A tile's columns go through a unit's sums side by side, so that
 * one thread has both sums of a maxout unit.
 */
export function denseShader(plan: Plan, layer: number, training: boolean): Shader {
  const { inputs, sums, units } = plan.layers[layer]!;
  const below = plan.layers[layer - 1]!;
  const { channels } = plan.hidden[layer]!;
  const [kernel, bias] = [`kernel${layer}`, `bias${layer}`];
  const column = channels === 2 ? '(edge % 2u) * units + edge / 2u' : 'edge';
  const product = productCode(
    {
      name: 'product',
      rows: 'now.rows',
      columns: 'columns',
      depth: 'inputs',
      left: { at: `scratch[${below.outputsAt}u + edge * ${below.unitsStride}u + k]`, runs: 'k' },
      right: { at: `${kernel}[k * columns + ${column}]`, runs: 'edge' },
    },
    TEAMS,
  );
  const finishPair = /* wgsl */ `
    for (var c = 0u; c < 2u; c++) {
      let unit = (column + 4u * (thread % 8u)) / 2u + c;
      if (unit >= units) { continue; }
      let biases = vec2f(${bias}[unit], ${bias}[units + unit]);
      finish(row, unit, biases + vec2f(sums[r][2u * c], sums[r][2u * c + 1u]));
    }`;
  const finishOne = /* wgsl */ `
    for (var c = 0u; c < 4u; c++) {
      let unit = column + 4u * (thread % 8u) + c;
      if (unit >= units) { continue; }
      finish(row, unit, vec2f(${bias}[unit] + sums[r][c], 0.0));
    }`;
  const code = /* wgsl */ `
${constants({ inputs, units, columns: sums })}
${productMemory(TEAMS)}
${finishCode(plan, layer, training)}
${product}
@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = group.x * ${TILE}u;
  let sums = product(group.y * ${TILE}u, column, thread);
  for (var r = 0u; r < 4u; r++) {
    let row = group.y * ${TILE}u + 4u * (thread / 8u) + r;
    if (row >= now.rows) { continue; }${channels === 2 ? finishPair : finishOne}
  }
}
`;
  return {
    bindings: [writes('scratch'), reads(kernel), reads(bias)],
    code,
    grid: (rows) => [Math.ceil(sums / TILE), Math.ceil(rows / TILE), 1],
  };
}
