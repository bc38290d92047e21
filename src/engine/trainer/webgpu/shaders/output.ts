import type { Plan } from '../plan.ts';
import { constants, reads, writes } from '../shader.ts';
import type { Shader } from '../shader.ts';
import { passBackCode, rowConstants } from './units.ts';

/** Rows of a workgroup, a multiple of four, and threads that share a row's units. */
const ROWS = 4;
const LANES = 16;

/**
 * The output: logits, and in training each row's log-loss, the mean loss' gradient by its logit, and
 * by the sums of the hidden layer below.
 */
export function outputShader(plan: Plan, training: boolean): Shader {
  const layer = plan.layers.length - 1;
  const { inputs, sumsStride, sumsAt } = plan.layers[layer]!;
  const below = plan.layers[layer - 1];
  const [kernel, bias] = [`kernel${layer}`, `bias${layer}`];
  const { logitsAt, rowLossesAt } = plan.scratch;
  const [no, yes] = plan.spec.classWeights;

  const dot = below
    ? /* wgsl */ `
  var part = 0.0;
  if (row < now.rows) {
    for (var i = lane; i < inputs; i += ${LANES}u) {
      part += scratch[${below.outputsAt}u + row * ${below.unitsStride}u + i] * ${kernel}[i];
    }
  }
  parts[thread] = part;
  workgroupBarrier();`
    : '';
  const logit = below
    ? /* wgsl */ `
    var logit = ${bias}[0];
    for (var i = 0u; i < ${LANES}u; i++) { logit += parts[thread + i]; }`
    : `let logit = scratch[${sumsAt}u + row * ${sumsStride}u];`;
  const lossOf = /* wgsl */ `
    let outcome = f32(rows[(now.first + row + 1u) * rowWords - 1u]);
    let weight = select(f32(${no}), f32(${yes}), outcome > 0.0);
    // e^-|z| cannot overflow, and gives both the loss and the probability.
    let tail = exp(-abs(logit));
    let loss = max(logit, 0.0) - logit * outcome + log(1.0 + tail);
    let probability = select(tail, 1.0, logit >= 0.0) / (1.0 + tail);
    let slope = weight * (probability - outcome) / f32(now.rows);
    scratch[${rowLossesAt}u + row] = weight * loss;
    scratch[${sumsAt}u + row * ${sumsStride}u] = slope;
    rowSlopes[thread / ${LANES}u] = slope;`;
  // Losses are summed in fours.
  const noLoss = `if (lane == 0u && row >= now.rows) { scratch[${rowLossesAt}u + row] = 0.0; }`;
  const goBack = /* wgsl */ `
  workgroupBarrier();
  if (row >= now.rows) { return; }
  for (var unit = lane; unit < inputs; unit += ${LANES}u) {
    passBack(row, unit, rowSlopes[thread / ${LANES}u] * ${kernel}[unit]);
  }`;
  const code = /* wgsl */ `
${rowConstants(plan)}
${constants({ inputs })}
var<workgroup> parts: array<f32, ${ROWS * LANES}>;
var<workgroup> rowSlopes: array<f32, ${ROWS}>;
${training && below ? passBackCode(plan, layer - 1) : ''}
@compute @workgroup_size(${ROWS * LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let lane = thread % ${LANES}u;
  let row = group.x * ${ROWS}u + thread / ${LANES}u;
  ${dot}
  if (lane == 0u && row < now.rows) {
    ${logit}
    ${training ? lossOf : `scratch[${logitsAt}u + now.first + row] = logit;`}
  }
  ${training ? noLoss : ''}
  ${training && below ? goBack : ''}
}
`;
  return {
    bindings: [
      writes('scratch'),
      ...(training ? [reads('rows', 'u32')] : []),
      ...(below ? [reads(kernel), reads(bias)] : []),
    ],
    code,
    grid: (rows) => [Math.ceil(rows / ROWS), 1, 1],
  };
}
