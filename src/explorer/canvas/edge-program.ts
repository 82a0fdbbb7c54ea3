// Draws relation edges as curves with dashes and arrow heads, one instance each; all lengths in pixels of the screen.
import { createEdgeCompoundProgram, EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

/** What an edge has beside sigma's own attributes. */
export interface EdgeLook {
  /** How far the curve leaves the straight line, as a part of its length. */
  readonly curvature: number;
  /** Which pattern of dashes: its place in DASHES. */
  readonly dash: number;
  readonly arrow: boolean;
}

const SEGMENTS = 10;
const ARROW_PIXELS = 9;

const SHARED = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec4 a_look; // thickness, curvature, dash, length of the arrow
attribute float a_radius;
attribute vec2 a_at;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform vec2 u_half;
varying vec4 v_color;
vec2 from, control, to, heading;
vec2 toPixels(vec2 point) { return (u_matrix * vec3(point, 1)).xy * u_half; }
float thickness() { return max(a_look.x / u_sizeRatio, 1.0); }
void prepare() {
  from = toPixels(a_start);
  to = toPixels(a_end);
  float radius = a_radius / u_sizeRatio;
  vec2 line = to - from;
  float span = max(length(line), 0.001);
  vec2 across = vec2(-line.y, line.x) / span;
  if (span < 0.01) { // an edge from a node to itself goes round above it
    control = from + vec2(radius * 4.0, radius * 4.0);
    to = from + vec2(0.0, radius);
    heading = vec2(-0.7, -0.7);
  } else {
    control = (from + to) * 0.5 + across * span * a_look.y;
    heading = normalize(to - control);
    to -= heading * min(radius, span * 0.45);
  }
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}
void place(vec2 pixels) { gl_Position = vec4(pixels / u_half, 0, 1); }
`;

const CURVE_VERTEX = /* glsl */ `${SHARED}
varying float v_across;
varying float v_along;
varying float v_width;
varying float v_dash;
void main() {
  prepare();
  to -= heading * a_look.w;
  float t = a_at.x;
  vec2 tangent = normalize(mix(control - from, to - control, t) + vec2(0.00001));
  #ifdef PICKING_MODE
  v_width = max(thickness(), 8.0);
  #else
  v_width = thickness();
  #endif
  v_across = a_at.y * (v_width * 0.5 + 1.0);
  v_along = t * (distance(from, to) * (1.0 + 0.7 * a_look.y * a_look.y));
  v_dash = a_look.z;
  place(mix(mix(from, control, t), mix(control, to, t), t) + vec2(-tangent.y, tangent.x) * v_across);
}`;

const CURVE_FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_across;
varying float v_along;
varying float v_width;
varying float v_dash;
float drawn() {
  if (v_dash < 0.5) return 1.0;
  if (v_dash < 1.5) return step(mod(v_along, 14.0), 9.0);
  if (v_dash < 2.5) return step(mod(v_along, 6.0), 2.0);
  if (v_dash < 3.5) return step(mod(v_along, 22.0), 16.0);
  float at = mod(v_along, 19.0);
  return at < 9.0 || (at > 13.0 && at < 15.0) ? 1.0 : 0.0;
}
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float inside = clamp(v_width * 0.5 + 0.5 - abs(v_across), 0.0, 1.0);
  gl_FragColor = v_color * inside * drawn();
  #endif
}`;

const HEAD_VERTEX = /* glsl */ `${SHARED}
void main() {
  prepare();
  vec2 side = vec2(-heading.y, heading.x) * (a_look.w * 0.42 + thickness() * 0.5);
  place(to - heading * a_look.w * a_at.x + side * a_at.y * step(0.5, a_look.w));
}`;

const HEAD_FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
void main() { gl_FragColor = v_color; }`;

/** Along the curve and to which side, for the two triangles of each segment. */
const CURVE_POINTS = Array.from({ length: SEGMENTS }, (_, index) => {
  const [a, b] = [index / SEGMENTS, (index + 1) / SEGMENTS];
  return [[a, -1], [a, 1], [b, -1], [a, 1], [b, -1], [b, 1]]; // biome-ignore format: two triangles
}).flat();
const HEAD_POINTS = [[0, 0], [1, 1], [1, -1]]; // biome-ignore format: a triangle

const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_half"] as const;

function createPart(vertex: string, fragment: string, points: number[][]) {
  return class EdgePart extends EdgeProgram<(typeof UNIFORMS)[number]> {
    override getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      return {
        VERTICES: points.length,
        VERTEX_SHADER_SOURCE: vertex,
        FRAGMENT_SHADER_SOURCE: fragment,
        METHOD: TRIANGLES,
        UNIFORMS,
        ATTRIBUTES: [
          { name: "a_start", size: 2, type: FLOAT },
          { name: "a_end", size: 2, type: FLOAT },
          { name: "a_look", size: 4, type: FLOAT },
          { name: "a_radius", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_at", size: 2, type: FLOAT }],
        CONSTANT_DATA: points,
      };
    }

    override processVisibleItem(
      id: number,
      start: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData & Partial<EdgeLook>,
    ): void {
      const { array } = this;
      let at = start;
      array[at++] = source.x;
      array[at++] = source.y;
      array[at++] = target.x;
      array[at++] = target.y;
      array[at++] = data.size;
      array[at++] = data.curvature ?? 0;
      array[at++] = data.dash ?? 0;
      array[at++] = data.arrow ? ARROW_PIXELS : 0;
      array[at++] = target.size;
      array[at++] = floatColor(data.color);
      array[at] = id;
    }

    override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
      gl.uniform2f(uniformLocations.u_half!, params.width / 2, params.height / 2);
    }
  };
}

export const RelationProgram = createEdgeCompoundProgram([
  createPart(CURVE_VERTEX, CURVE_FRAGMENT, CURVE_POINTS),
  createPart(HEAD_VERTEX, HEAD_FRAGMENT, HEAD_POINTS),
]);
