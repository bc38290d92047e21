import { keptScale } from '../../../../domain/network/dropout.ts';
import type { LayerPlan, Plan } from '../plan.ts';
import { reads, writes } from '../shader.ts';
import type { Binding, Shader } from '../shader.ts';
import { foursCode } from './fours.ts';
import { decayOf, optimiserCode } from './optimisers.ts';
import { rolesCode, rolesGrid } from './roles.ts';
import type { Role } from './roles.ts';

/** Threads of a workgroup, each with four columns of a gradient. */
const THREADS = 64;

/**
 * Gradients that are sums, over rows, of the gradient by a layer's sums, and their updates: over the
 * list of rows that have a code, for the table; over all rows, for a bias. No thread waits for
 * another, so a code that most rows have does not hold up the rest.
 */
export function learnSumsShader(plan: Plan, layers: readonly number[]): Shader {
  const biases = layers.map((layer) => biasRole(plan.layers[layer]!, layer));
  const table = layers.includes(0) ? [tableRole(plan)] : [];
  const loss = layers.includes(plan.layers.length - 1) ? [lossRole(plan)] : [];
  // The longest sums first.
  const roles = [...biases, ...loss, ...table];
  const grid = rolesGrid(roles);
  const code = /* wgsl */ `
${optimiserCode(plan.spec.optimiser)}
${rolesCode(roles, THREADS)}
`;
  const tableBindings: Binding[] = [reads('index', 'u32'), writes('kernel0')];
  return {
    bindings: [
      writes('scratch', 'vec4f'),
      ...(table.length > 0 ? tableBindings : []),
      ...layers.map((layer) => writes(`bias${layer}`)),
    ],
    code,
    grid: () => grid,
  };
}

/** WGSL that adds `term(at)` to `sum` for every at from `at` below `end`: always in the same order. */
const sumCode = (term: (at: string) => string) => /* wgsl */ `
  // Four at a time, so that their ways from memory overlap.
  for (; at + 3u < end; at += 4u) {
    sum += (${term('at')} + ${term('at + 1u')}) + (${term('at + 2u')} + ${term('at + 3u')});
  }
  for (; at < end; at++) { sum += ${term('at')}; }
`;

function tableRole({ vocabulary, index, layers, spec }: Plan): Role {
  const own = layers[0]!;
  const quads = own.sumsStride / 4;
  const [first, second] = own.kernelMemory;
  const code = /* wgsl */ `
${foursCode('kernel0', own)}
fn learnTable(group: u32, thread: u32) {
  let number = group * ${THREADS}u + thread;
  let quad = number % ${quads}u;
  let code = number / ${quads}u;
  if (code >= ${vocabulary}u) { return; }
  var sum = vec4f();
  for (var chunk = 0u; chunk < ${index.chunks}u; chunk++) {
    let run = 2u * ((now.place * ${index.chunks}u + chunk) * ${vocabulary}u + code);
    let end = index[run + 1u];
    var at = index[run];
    ${sumCode((at) => `scratch[${own.sumsAt / 4}u + index[${at}] * ${quads}u + quad]`)}
  }
  let slopes = ${keptScale(spec.inputDropout)} * sum;
  let weights = decayed(kernel0Read(code, quad), ${decayOf('table')});
  kernel0Write(code, quad, moved(weights, slopes, ${first / 4}u + number, ${second / 4}u + number));
}
`;
  return { name: 'learnTable', groups: Math.ceil((vocabulary * quads) / THREADS), code };
}

function biasRole(own: LayerPlan, layer: number): Role {
  const name = `learnBias${layer}`;
  const bias = `bias${layer}`;
  const quads = own.sumsStride / 4;
  const [first, second] = own.biasMemory;
  const code = /* wgsl */ `
${foursCode(bias, own)}
fn ${name}(group: u32, thread: u32) {
  let quad = group * ${THREADS}u + thread;
  if (quad >= ${quads}u) { return; }
  var sum = vec4f();
  let end = now.rows;
  var at = 0u;
  ${sumCode((at) => `scratch[${own.sumsAt / 4}u + (${at}) * ${quads}u + quad]`)}
  let weights = decayed(${bias}Read(0u, quad), ${decayOf('bias')});
  ${bias}Write(0u, quad, moved(weights, sum, ${first / 4}u + quad, ${second / 4}u + quad));
}
`;
  return { name, groups: Math.ceil(quads / THREADS), code };
}

/** Adds the batch's log-losses to the step's slot. */
function lossRole({ scratch }: Plan): Role {
  const code = /* wgsl */ `
fn sumLoss(group: u32, thread: u32) {
  if (thread > 0u) { return; }
  var sum = vec4f();
  let end = (now.rows + 3u) / 4u;
  var at = 0u;
  ${sumCode((at) => `scratch[${scratch.rowLossesAt / 4}u + ${at}]`)}
  scratch[${scratch.lossesAt / 4}u + now.lossSlot] += sum;
}
`;
  return { name: 'sumLoss', groups: 1, code };
}
