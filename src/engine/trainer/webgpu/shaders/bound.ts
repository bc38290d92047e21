import type { Plan } from '../plan.ts';
import { writes } from '../shader.ts';
import type { Shader } from '../shader.ts';
import { rolesCode, rolesGrid } from './roles.ts';
import type { Role } from './roles.ts';

/** Columns of a workgroup, and threads that share one out. */
const COLUMNS = 16;
const SLICES = 16;
const THREADS = COLUMNS * SLICES;

/** `domain/network/maxNorm.ts`: bounds the norm of each column of some layers' kernels. */
export function boundShader(plan: Plan, layers: readonly number[], most: number): Shader {
  const roles = layers.map((layer) => boundRole(plan, layer, most));
  const grid = rolesGrid(roles);
  return {
    bindings: layers.map((layer) => writes(`kernel${layer}`)),
    code: `var<workgroup> parts: array<f32, ${THREADS}>;\n${rolesCode(roles, THREADS)}`,
    grid: () => grid,
  };
}

function boundRole({ layers }: Plan, layer: number, most: number): Role {
  const { inputs, sums } = layers[layer]!;
  const name = `bound${layer}`;
  const kernel = `kernel${layer}`;
  const code = /* wgsl */ `
fn ${name}(group: u32, thread: u32) {
  let lane = thread % ${COLUMNS}u;
  let column = group * ${COLUMNS}u + lane;
  let first = thread / ${COLUMNS}u;
  var square = 0.0;
  if (column < ${sums}u) {
    for (var row = first; row < ${inputs}u; row += ${SLICES}u) {
      let weight = ${kernel}[row * ${sums}u + column];
      square += weight * weight;
    }
  }
  parts[thread] = square;
  workgroupBarrier();
  if (column >= ${sums}u) { return; }
  var whole = 0.0;
  for (var slice = 0u; slice < ${SLICES}u; slice++) { whole += parts[slice * ${COLUMNS}u + lane]; }
  let norm = sqrt(whole);
  if (norm <= ${most}) { return; }
  for (var row = first; row < ${inputs}u; row += ${SLICES}u) {
    ${kernel}[row * ${sums}u + column] *= ${most} / norm;
  }
}
`;
  return { name, groups: Math.ceil(sums / COLUMNS), code };
}
