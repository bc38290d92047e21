/** Places dots and looks their colour up in the scale's table, so that it has one owner. */
export const VERTEX_SHADER = `#version 300 es
uniform mat3 toClip;
uniform float size;
uniform sampler2D ramp;
in vec2 xy;
in float value;
in float shown;
flat out vec3 colour;

void main() {
  if (shown == 0.0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  gl_Position = vec4((toClip * vec3(xy, 1.0)).xy, 0.0, 1.0);
  gl_PointSize = size + 1.0;
  int last = textureSize(ramp, 0).x - 1;
  int entry = clamp(int(value * float(last) + 0.5), 0, last);
  colour = texelFetch(ramp, ivec2(entry, 0), 0).rgb;
}`;

/** A round dot with a soft edge of one pixel and a thin rim, as premultiplied colour. */
export const FRAGMENT_SHADER = `#version 300 es
precision highp float;
uniform float size;
uniform float opacity;
uniform vec4 rim;
flat in vec3 colour;
out vec4 pixel;

void main() {
  float fromCentre = length(gl_PointCoord - 0.5) * (size + 1.0);
  float edge = size * 0.5 - fromCentre;
  float cover = clamp(edge + 0.5, 0.0, 1.0);
  if (cover <= 0.0) discard;
  float rimCover = rim.a * clamp(1.5 - edge, 0.0, 1.0);
  pixel = vec4(mix(colour, rim.rgb, rimCover), 1.0) * (cover * opacity);
}`;
