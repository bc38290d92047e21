import { padded } from '../plan.ts';
import type { Plan } from '../plan.ts';
import { constants, reads, writes } from '../shader.ts';
import type { Shader } from '../shader.ts';
import { dropoutCode } from './dropout.ts';
import { finishCode, keyOf, rowConstants } from './units.ts';

/** Units and rows of a workgroup. */
const UNITS = 64;
const ROWS = 4;

/**
 * The first layer: a thread adds up, for one row and unit, the kernel's rows that the row's codes
 * name, and its numbers times theirs. In training it leaves the numbers, masked, for the gradient.
 */
export function inputShader(plan: Plan, training: boolean): Shader {
  const { fields, numbers, vocabulary, scratch, spec } = plan;
  const { sums, units } = plan.layers[0]!;
  const isPair = sums > units;
  const isMasked = training && spec.inputDropout > 0;
  const addRow = (row: string, factor: string) => /* wgsl */ `
      sums.x += ${factor} * kernel0[(${row}) * columns + unit];
      ${isPair ? `sums.y += ${factor} * kernel0[(${row}) * columns + units + unit];` : ''}`;
  const keepValue = /* wgsl */ `
  for (var n = local.x; n < numbers; n += ${UNITS}u) {
    if (group.x == 0u && row < now.rows) {
      scratch[${scratch.valuesAt}u + row * ${padded(numbers)}u + n] = valueOf(row, n);
    }
  }`;
  const code = /* wgsl */ `
${rowConstants(plan)}
${constants({ fields, numbers, vocabulary, units, columns: sums })}
${finishCode(plan, 0, training)}
${dropoutCode('input', isMasked ? spec.inputDropout : 0, fields + numbers)}
fn factorOf(row: u32, input: u32) -> f32 { return inputFactor(${keyOf(0)}, row, input); }
fn codeOf(row: u32, field: u32) -> u32 {
  return (rows[(now.first + row) * rowWords + field / 2u] >> (16u * (field % 2u))) & 0xffffu;
}
fn valueOf(row: u32, n: u32) -> f32 {
  return bitcast<f32>(rows[(now.first + row) * rowWords + codeWords + n]) * factorOf(row, fields + n);
}
@compute @workgroup_size(${UNITS}, ${ROWS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let row = group.y * ${ROWS}u + local.y;
  let unit = group.x * ${UNITS}u + local.x;
  ${training ? keepValue : ''}
  if (row >= now.rows || unit >= units) { return; }
  var sums = vec2f(bias0[unit], ${isPair ? 'bias0[units + unit]' : '0.0'});
  for (var f = 0u; f < fields; f++) {
    let code = codeOf(row, f);
    let factor = factorOf(row, f);${addRow('code', 'factor')}
  }
  for (var n = 0u; n < numbers; n++) {
    let value = valueOf(row, n);${addRow('vocabulary + n', 'value')}
  }
  finish(row, unit, sums);
}
`;
  return {
    bindings: [writes('scratch'), reads('rows', 'u32'), reads('kernel0'), reads('bias0')],
    code,
    grid: (rows) => [Math.ceil(units / UNITS), Math.ceil(rows / ROWS), 1],
  };
}
