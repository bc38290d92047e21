import { padded } from '../plan.ts';
import type { Plan } from '../plan.ts';
import { writes } from '../shader.ts';
import type { Shader } from '../shader.ts';
import { foursCode } from './fours.ts';
import { decayOf, optimiserCode } from './optimisers.ts';
import { rolesCode, rolesGrid } from './roles.ts';
import type { Role } from './roles.ts';

/** Threads down and across: each has 4 x 4 sums. */
const SIDE = 8;
const LANES = SIDE * SIDE;
/** The sums are as long as the batch, and the tiles are few: four teams share each out. */
const TEAMS = 4;
const THREADS = TEAMS * LANES;

/**
 * Gradients that are products: of what came up to some layers and the gradient by their sums. Both
 * factors have what neighbouring threads need side by side, so they are read as they lie. Each sum
 * is used up for its update where it is made; a gradient is never written down.
 */
export function learnKernelsShader(plan: Plan, layers: readonly number[]): Shader {
  const roles = layers.map((layer) => kernelRole(plan, layer));
  const grid = rolesGrid(roles);
  const code = /* wgsl */ `
var<workgroup> parts: array<vec4f, ${4 * THREADS}>;
${optimiserCode(plan.spec.optimiser)}
${rolesCode(roles, THREADS)}
`;
  return {
    bindings: [writes('scratch', 'vec4f'), ...layers.map((layer) => writes(`kernel${layer}`))],
    code,
    grid: () => grid,
  };
}

/** What came up to a layer, and which of its kernel's rows that is for. */
interface Inputs {
  readonly at: number;
  readonly stride: number;
  readonly first: number;
  readonly count: number;
}

/** Of the first layer, only the numbers: what has codes is learned from lists. */
function inputsOf({ layers, numbers, vocabulary, scratch }: Plan, layer: number): Inputs {
  const below = layers[layer - 1];
  return below
    ? { at: below.outputsAt, stride: below.unitsStride, first: 0, count: below.units }
    : { at: scratch.valuesAt, stride: padded(numbers), first: vocabulary, count: numbers };
}

function kernelRole(plan: Plan, layer: number): Role {
  const own = plan.layers[layer]!;
  const inputs = inputsOf(plan, layer);
  const [first, second] = own.kernelMemory;
  const quads = { down: inputs.stride / 4, across: own.sumsStride / 4 };
  const tilesAcross = Math.ceil(quads.across / SIDE);
  const kernel = `kernel${layer}`;
  const code = /* wgsl */ `
${foursCode(kernel, own)}
fn learn${layer}(group: u32, thread: u32) {
  let team = thread / ${LANES}u;
  let lane = thread % ${LANES}u;
  let down = (group / ${tilesAcross}u) * ${SIDE}u + lane / ${SIDE}u;
  let across = (group % ${tilesAcross}u) * ${SIDE}u + lane % ${SIDE}u;
  let inside = down < ${quads.down}u && across < ${quads.across}u;
  var sums = mat4x4f();
  for (var k = select(now.rows, team, inside); k < now.rows; k += ${TEAMS}u) {
    let x = scratch[${inputs.at / 4}u + k * ${quads.down}u + down];
    let y = scratch[${own.sumsAt / 4}u + k * ${quads.across}u + across];
    sums[0] += x.x * y;
    sums[1] += x.y * y;
    sums[2] += x.z * y;
    sums[3] += x.w * y;
  }
  for (var r = 0u; r < 4u; r++) { parts[r * ${THREADS}u + thread] = sums[r]; }
  workgroupBarrier();
  // Each team takes one of the four rows; the teams' parts are added in one order.
  let input = 4u * down + team;
  if (!inside || input >= ${inputs.count}u) { return; }
  let at = team * ${THREADS}u + lane;
  let slopes = ${Array.from({ length: TEAMS }, (_, team) => `parts[at + ${team * LANES}u]`).join(' + ')};
  let row = ${inputs.first}u + input;
  let memory = row * ${quads.across}u + across;
  let weights = decayed(${kernel}Read(row, across), ${decayOf('kernel')});
  ${kernel}Write(row, across, moved(weights, slopes, ${first / 4}u + memory, ${second / 4}u + memory));
}
`;
  const groups = Math.ceil(quads.down / SIDE) * tilesAcross;
  return { name: `learn${layer}`, groups, code };
}
