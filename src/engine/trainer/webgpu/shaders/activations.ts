import type { UnitName } from '../../../../domain/network/activations.ts';

/**
 * `domain/network/activations.ts` in WGSL: `output` and `slopes` of a unit's weighted sums, of which
 * the second is 0 where a unit has one.
 */
export const ACTIVATION_CODE: Readonly<Record<UnitName, string>> = {
  rectifier: /* wgsl */ `
fn output(sums: vec2f) -> f32 { return max(sums.x, 0.0); }
fn slopes(sums: vec2f) -> vec2f { return vec2f(select(0.0, 1.0, sums.x > 0.0), 0.0); }
`,
  // By e^-2|z|, which cannot overflow; some drivers' own tanh does.
  tanh: /* wgsl */ `
fn output(sums: vec2f) -> f32 {
  let tail = exp(-2.0 * abs(sums.x));
  return sign(sums.x) * (1.0 - tail) / (1.0 + tail);
}
fn slopes(sums: vec2f) -> vec2f {
  let height = output(sums);
  return vec2f(1.0 - height * height, 0.0);
}
`,
  maxout: /* wgsl */ `
fn output(sums: vec2f) -> f32 { return max(sums.x, sums.y); }
fn slopes(sums: vec2f) -> vec2f {
  return select(vec2f(0.0, 1.0), vec2f(1.0, 0.0), sums.x >= sums.y);
}
`,
  linear: /* wgsl */ `
fn output(sums: vec2f) -> f32 { return sums.x; }
fn slopes(sums: vec2f) -> vec2f { return vec2f(1.0, 0.0); }
`,
};
