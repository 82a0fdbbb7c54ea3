// How edges between the same two entities bend so that each can be seen.
import type { CanvasEdge } from "../state/canvas.ts";

const STEP = 0.28;

/** The curvature of each edge, by id: 0 for one alone, spread to both sides for several. */
export function curvaturesOf(edges: Iterable<CanvasEdge>): Map<string, number> {
  const groups = Map.groupBy(edges, ({ subject, object }) => [subject.id, object.id].sort().join(" "));
  const curvatures = new Map<string, number>();
  for (const group of groups.values()) {
    const ordered = group.sort((a, b) => (a.id < b.id ? -1 : 1));
    ordered.forEach(({ id, subject, object }, at) => {
      const bend = (at - (ordered.length - 1) / 2) * STEP;
      curvatures.set(id, subject.id < object.id ? bend : -bend);
    });
  }
  return curvatures;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of a curve on the screen, where y points down. */
export function middleOf(from: Point, to: Point, curvature: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  // half of the control point's way from the straight line
  return { x: (from.x + to.x) / 2 + (dy * curvature) / 2, y: (from.y + to.y) / 2 - (dx * curvature) / 2 };
}
