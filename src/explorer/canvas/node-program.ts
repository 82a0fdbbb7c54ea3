// Draws entities as shapes with a thin rim in the colour of the page, one instance each.
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { SHAPES, type Shape } from "./shapes.ts";

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_point;
varying float v_pixel;
varying float v_shape;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 offset = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_point = offset / size * 2.0;
  v_pixel = u_sizeRatio / a_size;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

/** Distance to the outline of each shape in units of the radius, negative inside; the order is that of SHAPES. */
const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_point;
varying float v_pixel;
varying float v_shape;
uniform vec4 u_rim;
float ngon(vec2 p, float corners, float turn) {
  float part = 6.2831853 / corners;
  float angle = mod(atan(p.y, p.x) - turn, part) - part * 0.5;
  return length(p) * cos(angle) - cos(part * 0.5);
}
float star(vec2 p) {
  float part = 6.2831853 / 5.0;
  float angle = abs(mod(atan(p.y, p.x) - 1.5707963 + part * 0.5, part) - part * 0.5);
  vec2 q = length(p) * vec2(cos(angle), sin(angle));
  vec2 tip = vec2(1.0, 0.0);
  vec2 dent = 0.45 * vec2(cos(part * 0.5), sin(part * 0.5));
  vec2 side = normalize(dent - tip);
  return dot(q - tip, vec2(side.y, -side.x));
}
float cross2(vec2 p) {
  vec2 q = abs(p);
  return min(max(q.x - 1.0, q.y - 0.38), max(q.y - 1.0, q.x - 0.38));
}
float outline(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.82;
  if (v_shape < 2.5) return ngon(p, 6.0, 0.5235988);
  if (v_shape < 3.5) return (abs(p.x) + abs(p.y) - 1.0) * 0.7071;
  if (v_shape < 4.5) return ngon(p, 5.0, 1.5707963);
  if (v_shape < 5.5) return ngon(p, 3.0, 1.5707963);
  if (v_shape < 6.5) return ngon(p, 3.0, -1.5707963);
  if (v_shape < 7.5) return cross2(p);
  return star(p);
}
void main() {
  float distance = outline(v_point) / v_pixel;
  #ifdef PICKING_MODE
  gl_FragColor = length(v_point) > 1.0 ? vec4(0.0) : v_color;
  #else
  vec4 filled = mix(v_color, u_rim, smoothstep(-1.6, -0.6, distance));
  gl_FragColor = mix(filled, vec4(0.0), smoothstep(-0.5, 0.5, distance));
  #endif
}`;

const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_correctionRatio", "u_rim"] as const;

/** `rim` gives red, green and blue from 0 to 1 at the time of drawing. */
export function createNodeProgram(rim: () => readonly [number, number, number]) {
  return class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
    override getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_shape", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }

    override processVisibleItem(id: number, start: number, data: NodeDisplayData & { readonly shape?: Shape }): void {
      const row = [data.x, data.y, data.size, SHAPES.indexOf(data.shape ?? "circle"), floatColor(data.color), id];
      this.array.set(row, start);
    }

    override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_correctionRatio!, params.correctionRatio);
      gl.uniform4f(uniformLocations.u_rim!, ...rim(), 1);
    }
  };
}
