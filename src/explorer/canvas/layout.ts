// Ways to lay the graph out: by forces in a worker, in a circle, or in columns by type.
import { signal } from "@preact/signals";
import { type CanvasNode, edges, nodes } from "../state/canvas.ts";
import { entityTypes } from "../state/catalogue.ts";
import { layoutStart, moved, pinned, positions, roundPosition } from "../state/positions.ts";
import type { LayoutAnswer, LayoutTask } from "./layout.worker.ts";
import workerUrl from "./layout.worker.ts?worker&url";
import { LABEL_SIZE } from "./node-label.ts";
import { radiusOf } from "./shapes.ts";
import { trustScript } from "./trust.ts";

export const LAYOUTS = ["force", "circle", "columns"] as const;
export type Layout = (typeof LAYOUTS)[number];

export const layout = signal<Layout>("force");
export const running = signal(false);
/** Called with every picture on the way. */
let onTick: () => void = () => {};

export function onLayoutTick(listener: () => void): void {
  onTick = listener;
}

/** Pixels of the screen for a unit of the layout, when it is drawn large enough to read. */
const PIXELS = 3;
const LETTER_PIXELS = 6.8;
/** One of two, so that a panel that opens or a window a little narrower gives the same picture. */
const ASPECT = { wide: 1.5, upright: 0.7 };
/** Longer names may lie over others, lest they tear the graph apart. */
const LONGEST_NAME = 24;

const namePixels = (name: string) => Math.min(name.length, LONGEST_NAME) * LETTER_PIXELS;

let worker: Worker | null = null;
let task = 0;

/** Lays out the canvas anew; what is pinned stays. */
export function runLayout(): void {
  if (layout.peek() === "force") runForces();
  else place(layout.peek() === "circle" ? inCircle() : inColumns());
}

export function stopLayout(): void {
  worker?.postMessage({ stop: true });
  task++;
  if (running.peek()) finish();
}

function runForces(): void {
  const ids = [...nodes.peek().keys()];
  if (ids.length === 0) return;
  for (const [id, place] of layoutStart) if (!pinned.peek().has(id)) positions.set(id, place);
  for (const id of ids) layoutStart.set(id, positions.get(id)!);
  const index = new Map(ids.map((id, at) => [id, at]));
  const ends = [...edges.peek().values()].flatMap(({ subject, object }) => [
    index.get(subject.id)!,
    index.get(object.id)!,
  ]);
  const rows = ids.flatMap((id) => {
    const { x, y } = positions.get(id)!;
    const { name, relationCount } = nodes.peek().get(id)!;
    const radius = radiusOf(relationCount);
    const [width, height] = [Math.max(radius, namePixels(name) / 2), radius + LABEL_SIZE];
    return [x, y, radius, pinned.peek().has(id) ? 1 : 0, width / PIXELS, height / PIXELS];
  });
  const rounds = Math.max(60, Math.min(400, Math.round(60_000 / ids.length)));
  worker ??= startWorker();
  const aspect = window.innerWidth < window.innerHeight ? ASPECT.upright : ASPECT.wide;
  const [rowData, endData] = [new Float32Array(rows), new Uint32Array(ends)];
  const mine: LayoutTask = { task: ++task, nodes: rowData, edges: endData, rounds, aspect };
  running.value = true;
  worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    if (data.task !== task) return;
    ids.forEach((id, at) => {
      if (!pinned.peek().has(id)) positions.set(id, { x: data.places[at * 2]!, y: data.places[at * 2 + 1]! });
    });
    if (data.done) finish();
    else onTick();
  };
  worker.postMessage(mine, [mine.nodes.buffer, mine.edges.buffer]);
}

function startWorker(): Worker {
  return new Worker(trustScript(workerUrl), { type: "module" });
}

function finish(): void {
  running.value = false;
  layoutStart.clear();
  for (const [id, place] of positions) positions.set(id, roundPosition(place));
  moved.value++;
}

function place(places: ReadonlyMap<string, { x: number; y: number }>): void {
  stopLayout();
  for (const [id, { x, y }] of places) if (!pinned.peek().has(id)) positions.set(id, roundPosition({ x, y }));
  finish();
}

function inCircle(): Map<string, { x: number; y: number }> {
  const ordered = byType();
  const radius = Math.max(60, ordered.length * 6);
  const spot = (at: number) => {
    const angle = (at / ordered.length) * 2 * Math.PI - Math.PI / 2;
    return { x: radius * Math.cos(angle), y: -radius * Math.sin(angle) };
  };
  return new Map(ordered.map(({ id }, at) => [id, spot(at)]));
}

const COLUMN = 140;
const ROW = 44;

function inColumns(): Map<string, { x: number; y: number }> {
  const groups = Map.groupBy(byType(), ({ type }) => type);
  const placed = [...groups.values()].flatMap((group, column) =>
    group.map(({ id }, row) => [id, { x: column * COLUMN, y: ((group.length - 1) / 2 - row) * ROW }] as const),
  );
  return new Map(placed);
}

/** Entities in the order of their types, the best connected first. */
function byType(): CanvasNode[] {
  const order = new Map(entityTypes.peek().map(({ name }, at) => [name, at]));
  const rank = ({ type }: CanvasNode) => order.get(type) ?? order.size;
  return [...nodes.peek().values()].sort(
    (a, b) => rank(a) - rank(b) || b.relationCount - a.relationCount || (a.id < b.id ? -1 : 1),
  );
}
