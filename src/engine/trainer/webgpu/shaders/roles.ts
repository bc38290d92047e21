/**
 * A part of a shader's work: WGSL with a function `NAME(group, thread)`, which `groups` workgroups
 * call, each with its number.
 */
export interface Role {
  readonly name: string;
  readonly groups: number;
  readonly code: string;
}

/** WebGPU lets a dispatch have 65,535 workgroups a side: beyond, they go on in a second row. */
const MOST_GROUPS = 2 ** 15;

/** One shader for several roles: what does not depend on each other shares a dispatch. */
export function rolesCode(roles: readonly Role[], threads: number): string {
  let start = 0;
  const calls = roles.map(({ name, groups }) => {
    const call = `if (number < ${start + groups}u) { ${name}(number - ${start}u, thread); }`;
    start += groups;
    return call;
  });
  return /* wgsl */ `
${roles.map(({ code }) => code).join('\n')}
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let number = group.y * ${MOST_GROUPS}u + group.x;
  ${calls.join('\n  else ')}
}
`;
}

/** The dispatch of such a shader. */
export function rolesGrid(roles: readonly Role[]): readonly [number, number, number] {
  const groups = roles.reduce((sum, role) => sum + role.groups, 0);
  return [Math.min(groups, MOST_GROUPS), Math.ceil(groups / MOST_GROUPS), 1];
}
