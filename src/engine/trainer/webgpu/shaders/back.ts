import type { Plan } from '../plan.ts';
import { constants, reads, writes } from '../shader.ts';
import type { Shader } from '../shader.ts';
import { productCode, productMemory, THREADS, TILE } from './product.ts';
import { passBackCode } from './units.ts';

const TEAMS = { slices: 1, strip: 16 };

/** Passes the gradient by a hidden layer's sums back through its kernel to the sums of the layer below. */
export function backShader(plan: Plan, layer: number): Shader {
  const { inputs, sums, sumsStride, sumsAt } = plan.layers[layer]!;
  const kernel = `kernel${layer}`;
  const product = productCode(
    {
      name: 'product',
      rows: 'now.rows',
      columns: 'inputs',
      depth: 'sums',
      left: { at: `scratch[${sumsAt}u + edge * ${sumsStride}u + k]`, runs: 'k' },
      right: { at: `${kernel}[edge * sums + k]`, runs: 'k' },
    },
    TEAMS,
  );
  const code = /* wgsl */ `
${constants({ inputs, sums })}
${productMemory(TEAMS)}
${passBackCode(plan, layer - 1)}
${product}
@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let backs = product(group.y * ${TILE}u, group.x * ${TILE}u, thread);
  for (var r = 0u; r < 4u; r++) {
    let row = group.y * ${TILE}u + 4u * (thread / 8u) + r;
    for (var c = 0u; c < 4u; c++) {
      let unit = group.x * ${TILE}u + 4u * (thread % 8u) + c;
      if (row < now.rows && unit < inputs) { passBack(row, unit, backs[r][c]); }
    }
  }
}
`;
  return {
    bindings: [writes('scratch'), reads(kernel)],
    code,
    grid: (rows) => [Math.ceil(inputs / TILE), Math.ceil(rows / TILE), 1],
  };
}
