// The visible graph in SVG's coordinates: for drawing without WebGL and for pictures to take away.
import type { CanvasEdge, CanvasNode } from "../state/canvas.ts";
import { type Position, positions } from "../state/positions.ts";
import { curvaturesOf } from "./curves.ts";
import { radiusOf } from "./shapes.ts";

export interface Picture {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly { readonly node: CanvasNode; readonly at: Position }[];
  readonly edges: readonly {
    readonly edge: CanvasEdge;
    readonly path: string;
    readonly middle: Position;
    /** From one entity to the other. */
    readonly length: number;
    /** Degrees by which words along the edge are turned, never upside down. */
    readonly turn: number;
  }[];
}

const SCALE = 3;
const MARGIN = 60;
const LABEL_ROOM = 120;
/** So that a few entities are not blown up. */
const LEAST = { width: 800, height: 560 };

export function pictureOf(nodes: readonly CanvasNode[], edges: readonly CanvasEdge[]): Picture {
  const placed = nodes.map((node) => {
    const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
    return { node, at: { x: round(x * SCALE), y: round(-y * SCALE) } };
  });
  const places = new Map(placed.map(({ node, at }) => [node.id, { ...at, radius: radiusOf(node.relationCount) }]));
  const curvatures = curvaturesOf(edges);
  const drawn = edges.flatMap((edge) => {
    const [from, to] = [places.get(edge.subject.id), places.get(edge.object.id)];
    return from && to ? [{ edge, ...curve(from, to, curvatures.get(edge.id) ?? 0) }] : [];
  });
  return { ...boxOf(placed.map(({ at }) => at)), nodes: placed, edges: drawn };
}

function curve(from: Position, to: Position & { readonly radius: number }, curvature: number) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const control = { x: (from.x + to.x) / 2 + dy * curvature, y: (from.y + to.y) / 2 - dx * curvature };
  const [hx, hy] = [to.x - control.x, to.y - control.y];
  const reach = Math.hypot(hx, hy) || 1;
  const end = { x: to.x - (hx / reach) * to.radius, y: to.y - (hy / reach) * to.radius };
  const path = `M${round(from.x)} ${round(from.y)}Q${round(control.x)} ${round(control.y)} ${round(end.x)} ${round(end.y)}`;
  const middle = { x: round((from.x + 2 * control.x + to.x) / 4), y: round((from.y + 2 * control.y + to.y) / 4) };
  const slope = (Math.atan2(dy, dx) * 180) / Math.PI;
  return { path, middle, length: round(Math.hypot(dx, dy)), turn: round(Math.abs(slope) > 90 ? slope + 180 : slope) };
}

function boxOf(places: readonly Position[]) {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (places.length === 0) return { left: 0, top: 0, width: 1, height: 1 };
  const width = Math.max(LEAST.width, right - left + 2 * MARGIN + LABEL_ROOM);
  const height = Math.max(LEAST.height, bottom - top + 2 * MARGIN);
  return { left: (left + right - width) / 2, top: (top + bottom - height) / 2, width, height };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
