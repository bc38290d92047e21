import { PASS_PLACES, PASS_WORDS } from '../passWords.ts';
import type { Plan } from '../plan.ts';
import { constants, reads, writes } from '../shader.ts';
import type { Shader } from '../shader.ts';
import { dropoutCode } from './dropout.ts';
import { rowConstants } from './units.ts';

/** Threads that sort one chunk. */
const MOST_THREADS = 256;

/**
 * Sorts the rows of every batch of a burst by their code in each field: there are no atomic sums of
 * floats, and with lists each sum has one order. It needs no weights, so it runs ahead of all steps.
 * A bitonic network (Batcher 1968) over code and place in the chunk, one workgroup a field and
 * chunk; no two keys are equal. Inputs that are dropped stay out of the lists. Its grid is by passes.
 */
export function sortShader(plan: Plan): Shader {
  const { fields, numbers, vocabulary, spec } = plan;
  const { chunkRows, chunks, listsAt } = plan.index;
  const threads = Math.min(MOST_THREADS, Math.max(chunkRows / 2, 1));
  const code = /* wgsl */ `
${rowConstants(plan)}
${constants({ chunkRows, chunks, listsAt, threads, fields, vocabulary })}
const none = 0xffffffffu;
var<workgroup> keys: array<u32, chunkRows>;
${dropoutCode('input', spec.inputDropout, fields + numbers)}
fn keyAt(pass_: u32, field: u32, chunk: u32, i: u32) -> u32 {
  let start = pass_ * ${PASS_WORDS}u;
  let row = chunk * chunkRows + i;
  if (row >= passes[start + ${PASS_PLACES.rows}u]) { return none; }
  if (!inputKept(passes[start + ${PASS_PLACES.keys}u], row, field)) { return none; }
  let at = (passes[start + ${PASS_PLACES.first}u] + row) * rowWords + field / 2u;
  let code = (rows[at] >> (16u * (field % 2u))) & 0xffffu;
  return (code << 16u) | i;
}
fn starts(i: u32) -> bool { return i == 0u || (keys[i - 1u] >> 16u) != (keys[i] >> 16u); }
fn ends(i: u32) -> bool {
  return i == chunkRows - 1u || keys[i + 1u] == none || (keys[i + 1u] >> 16u) != (keys[i] >> 16u);
}
@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let field = group.x;
  let chunk = group.y;
  for (var i = thread; i < chunkRows; i += threads) { keys[i] = keyAt(group.z, field, chunk, i); }
  workgroupBarrier();
  for (var size = 2u; size <= chunkRows; size *= 2u) {
    for (var gap = size / 2u; gap > 0u; gap /= 2u) {
      for (var i = thread; i < chunkRows / 2u; i += threads) {
        let low = 2u * i - i % gap;
        let a = keys[low];
        let b = keys[low + gap];
        if ((a > b) == ((low & size) == 0u)) {
          keys[low] = b;
          keys[low + gap] = a;
        }
      }
      workgroupBarrier();
    }
  }
  let list = listsAt + ((group.z * fields + field) * chunks + chunk) * chunkRows;
  let runs = (group.z * chunks + chunk) * vocabulary;
  for (var i = thread; i < chunkRows; i += threads) {
    let key = keys[i];
    if (key == none) { continue; }
    index[list + i] = chunk * chunkRows + (key & 0xffffu);
    let run = 2u * (runs + (key >> 16u));
    if (starts(i)) { index[run] = list + i; }
    if (ends(i)) { index[run + 1u] = list + i + 1u; }
  }
}
`;
  return {
    bindings: [reads('rows', 'u32'), reads('passes', 'u32'), writes('index', 'u32')],
    code,
    grid: (passes) => [fields, chunks, passes],
  };
}
