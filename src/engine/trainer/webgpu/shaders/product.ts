/*
 * Products of matrices by tiles: a workgroup brings a strip of either factor into its own memory,
 * where each number serves 32 sums, and each thread keeps 4 x 4 sums in registers. Nothing here is
 * tuned to one chip; the tiles fit the 16 KB that every device has.
 */

/** Rows and columns of a tile: 8 x 8 threads of 4 x 4 sums. */
export const TILE = 32;
const QUADS = TILE / 4;
export const THREADS = QUADS * QUADS;
/** From one strip's row to the next in vectors of four: one more than it has, so that banks differ. */
const STRIDE = QUADS + 1;

/** One factor of a product. */
export interface Factor {
  /** WGSL expression of one of its numbers, by `edge` (a row of the product, or a column) and `k`. */
  readonly at: string;
  /** Which of the two has its numbers side by side in memory: neighbouring threads take neighbours. */
  readonly runs: 'edge' | 'k';
}

/** A product of [rows x depth] and [depth x columns]; sizes are WGSL expressions, uniform ones. */
export interface Product {
  readonly name: string;
  readonly rows: string;
  readonly columns: string;
  readonly depth: string;
  readonly left: Factor;
  readonly right: Factor;
}

/** How a workgroup makes products: `slices` teams of threads share out the depth. */
export interface Teams {
  readonly slices: number;
  /** Rows of a strip. */
  readonly strip: number;
}

/** The workgroup's memory that its products share. */
export function productMemory({ slices, strip }: Teams): string {
  const length = Math.max(slices * 2 * strip * STRIDE, (slices - 1) * THREADS * 4);
  return `var<workgroup> strips: array<vec4f, ${length}>;\n`;
}

/**
 * WGSL of `NAME(row, column, thread)`: a thread's 4 x 4 sums of the tile whose first row and column
 * these are, one vector a row, from row + 4 (thread / 8) and column + 4 (thread % 8) on. With
 * several slices only the first 64 threads have them. Call it in uniform control flow.
 */
export function productCode(product: Product, teams: Teams): string {
  const { name, rows, columns, depth, left, right } = product;
  const { slices, strip } = teams;
  return /* wgsl */ `
fn ${name}Left(edge: u32, k: u32) -> f32 {
  if (edge >= ${rows} || k >= ${depth}) { return 0.0; }
  return ${left.at};
}
fn ${name}Right(edge: u32, k: u32) -> f32 {
  if (edge >= ${columns} || k >= ${depth}) { return 0.0; }
  return ${right.at};
}
fn ${name}(row: u32, column: u32, thread: u32) -> mat4x4f {
  let lane = thread % ${THREADS}u;
  let leftAt = (thread / ${THREADS}u) * ${2 * strip * STRIDE}u;
  let rightAt = leftAt + ${strip * STRIDE}u;
  let across = lane % ${QUADS}u;
  let down = lane / ${QUADS}u;
  // Each slice has as many strips, so that all its threads meet at every barrier.
  let stripCount = (${depth} + ${strip * slices - 1}u) / ${strip * slices}u;
  let first = (thread / ${THREADS}u) * stripCount * ${strip}u;
  var sums = mat4x4f();
  for (var s = 0u; s < stripCount; s++) {
    let start = first + s * ${strip}u;
    for (var i = lane; i < ${strip * QUADS}u; i += ${THREADS}u) {
      ${bring('left', `${name}Left`, left.runs, 'row', strip)}
      ${bring('right', `${name}Right`, right.runs, 'column', strip)}
    }
    workgroupBarrier();
    for (var k = 0u; k < ${strip}u; k++) {
      let x = strips[leftAt + k * ${STRIDE}u + down];
      let y = strips[rightAt + k * ${STRIDE}u + across];
      sums[0] += x.x * y;
      sums[1] += x.y * y;
      sums[2] += x.z * y;
      sums[3] += x.w * y;
    }
    workgroupBarrier();
  }
  ${slices > 1 ? together(slices) : ''}
  return sums;
}
`;
}

/** Brings the `i`-th vector of a strip: four numbers along the edge at one `k`. */
function bring(
  side: string,
  read: string,
  runs: Factor['runs'],
  edge: string,
  strip: number,
): string {
  const [k, quad] =
    runs === 'k' ? [`i % ${strip}u`, `i / ${strip}u`] : [`i / ${QUADS}u`, `i % ${QUADS}u`];
  return /* wgsl */ `{
        let k = ${k};
        let quad = ${quad};
        let e = ${edge} + 4u * quad;
        strips[${side}At + k * ${STRIDE}u + quad] = vec4f(
          ${[0, 1, 2, 3].map((n) => `${read}(e + ${n}u, start + k)`).join(', ')},
        );
      }`;
}

/** Adds the slices' sums up in the first slice, always in the same order. */
function together(slices: number): string {
  const others = Array.from({ length: slices - 1 }, (_, other) => other);
  const each = (line: (row: number) => string) => [0, 1, 2, 3].map(line).join('\n    ');
  return /* wgsl */ `if (thread >= ${THREADS}u) {
    let to = (thread - ${THREADS}u) * 4u;
    ${each((row) => `strips[to + ${row}u] = sums[${row}];`)}
  }
  workgroupBarrier();
  if (thread < ${THREADS}u) {
    ${others
      .map((other) =>
        each((row) => `sums[${row}] += strips[(${other * THREADS}u + thread) * 4u + ${row}u];`),
      )
      .join('\n    ')}
  }
  workgroupBarrier();`;
}
