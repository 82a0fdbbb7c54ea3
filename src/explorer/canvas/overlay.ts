// What is written over the picture: names of relations and entities, badges for what is hidden and what is in conflict, rings for what
// is chosen or pinned.
import { computed } from "@preact/signals";
import type Sigma from "sigma";
import { type CanvasEdge, type CanvasNode, hiddenCount } from "../state/canvas.ts";
import { relationWords, toWords } from "../state/catalogue.ts";
import { pinned } from "../state/positions.ts";
import { hovered, selected } from "../state/selection.ts";
import { visibleEdges, visibleNodes } from "../state/visible.ts";
import { middleOf } from "./curves.ts";
import { type Box, boxesAlong, createFreeRoom, type FreeRoom } from "./free-room.ts";
import { drawLabel, type Label, type Labelled, placesOfLabel } from "./node-label.ts";
import { palette } from "./palette.ts";

const FEW_EDGES = 60;
const MANY_NODES = 1500;
const LABEL_PIXELS = 11;
/** Pixels of an edge that stay free for its arrow. */
const ARROW = 16;
/** Half of the height of a badge, in pixels. */
const BADGE = 7;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Drawn {
  /** Of the edges. */
  readonly curvatures: ReadonlyMap<string, number>;
  /** Entities whose names have room. */
  readonly labelled: readonly Labelled[];
}

/** Draws over a sigma picture. */
export function drawOverlay(canvas: HTMLCanvasElement, sigma: Sigma, { curvatures, labelled }: Drawn): void {
  const { width, height } = sigma.getDimensions();
  const scale = window.devicePixelRatio || 1;
  if (canvas.width !== width * scale || canvas.height !== height * scale) {
    canvas.width = width * scale;
    canvas.height = height * scale;
  }
  const pen = canvas.getContext("2d")!;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  const spotOf = (id: string): Spot | null => {
    const data = sigma.getNodeDisplayData(id);
    if (!data || data.hidden) return null;
    const { x, y } = sigma.framedGraphToViewport(data);
    const isIn = x > -50 && y > -50 && x < width + 50 && y < height + 50;
    return isIn ? { x, y, radius: sigma.scaleSize(data.size) } : null;
  };
  const room = createFreeRoom();
  occupyShapes(room, spotOf);
  const drawMarks = (marked: readonly MarkedEdge[]) => drawEdgeMarks(pen, room, spotOf, curvatures, marked);
  const marked = markedEdges();
  drawMarks(marked.filter(({ edge }) => isDisputed(edge))); // before names: what disagrees must not hide under one
  const names = roomyNames(pen, room, labelled);
  drawMarks(marked.filter(({ edge }) => !isDisputed(edge)));
  for (const name of names) drawLabel(pen, name);
  drawNodeMarks(pen, spotOf);
}

/** Names may lie over edges, not over entities. */
function occupyShapes(room: FreeRoom, spotOf: SpotOf): void {
  const nodes = visibleNodes.peek();
  if (nodes.length > MANY_NODES) return;
  for (const node of nodes) {
    const spot = spotOf(node.id);
    if (!spot) continue;
    room.occupy(around(spot, spot.radius * 0.8));
    if (hasBadge(node, spot)) room.occupy(around(badgeCorner(spot), BADGE));
  }
}

/** The names that have room, of the best connected first; what is chosen or pointed at is named whatever there is. */
function roomyNames(pen: CanvasRenderingContext2D, room: FreeRoom, labelled: readonly Labelled[]): Label[] {
  const isFocus = ({ key }: Labelled) => key !== undefined && (key === selected.peek() || key === hovered.peek());
  const rank = (node: Labelled) => node.size + (node.forceLabel ? 1_000 : 0) + (isFocus(node) ? 10_000 : 0);
  return labelled
    .toSorted((a, b) => rank(b) - rank(a))
    .flatMap((node) => {
      const places = placesOfLabel(pen, node);
      const free = places.find(({ box }) => room.take([box])) ?? (isFocus(node) ? places[0] : undefined);
      return free ? [free] : [];
    });
}

function around({ x, y }: Point, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

type SpotOf = (id: string) => Spot | null;

const isDisputed = ({ conflicts }: CanvasEdge) => conflicts.totalCount > 0;
const inConflict = computed(() => visibleEdges.value.filter(isDisputed));

interface MarkedEdge {
  readonly edge: CanvasEdge;
  readonly isLabelled: boolean;
}

/** The edges with anything to write on: looked through anew for each frame, so never all of many. */
function markedEdges(): readonly MarkedEdge[] {
  const focus = hovered.peek() ?? selected.peek();
  const all = visibleEdges.peek();
  const isNear = ({ id, subject, object }: CanvasEdge) => id === focus || subject.id === focus || object.id === focus;
  const labelled = focus ? all.filter(isNear) : all.length <= FEW_EDGES ? all : [];
  const badged = inConflict.peek().filter((edge) => !labelled.includes(edge));
  return [
    ...labelled.map((edge) => ({ edge, isLabelled: true })),
    ...badged.map((edge) => ({ edge, isLabelled: false })),
  ];
}

function drawEdgeMarks(
  pen: CanvasRenderingContext2D,
  room: FreeRoom,
  spotOf: SpotOf,
  curvatures: ReadonlyMap<string, number>,
  marked: readonly MarkedEdge[],
): void {
  for (const { edge, isLabelled } of marked) {
    const [from, to] = [spotOf(edge.subject.id), spotOf(edge.object.id)];
    if (!from || !to) continue;
    const middle = middleOf(from, to, curvatures.get(edge.id) ?? 0);
    if (isLabelled && drawEdgeLabel(pen, room, { from, to, middle }, edge)) continue;
    if (!isDisputed(edge)) continue;
    room.occupy(around(middle, BADGE));
    drawBadge(pen, middle, "!", palette.peek().warning);
  }
}

interface Course {
  readonly from: Point & { readonly radius: number };
  readonly to: Point & { readonly radius: number };
  readonly middle: Point;
}

/** Along the edge, in a gap of it; false where there is no room. The one pointed at or chosen is always named. */
function drawEdgeLabel(
  pen: CanvasRenderingContext2D,
  free: FreeRoom,
  { from, to, middle }: Course,
  { id, relation, status, conflicts }: CanvasEdge,
): boolean {
  const { quiet, page, warning, fontFamily } = palette.peek();
  const marked = status === "STATED" ? "" : ` · ${toWords(status)}`;
  const text = `${relationWords(relation)}${marked}`;
  pen.font = `500 ${LABEL_PIXELS}px ${fontFamily}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const half = pen.measureText(text).width / 2 + 4;
  const isFocus = id === hovered.peek() || id === selected.peek();
  const room = Math.hypot(to.x - from.x, to.y - from.y) - from.radius - to.radius;
  if (room < half * 2 + ARROW && !isFocus) return false;
  const slope = Math.atan2(to.y - from.y, to.x - from.x);
  const upright = Math.abs(slope) > Math.PI / 2 ? slope + Math.PI : slope;
  if (!free.take(boxesAlong(middle.x, middle.y, upright, half, LABEL_PIXELS * 1.2)) && !isFocus) return false;
  pen.save();
  pen.translate(middle.x, middle.y);
  pen.rotate(upright);
  pen.fillStyle = page;
  pen.fillRect(-half, -LABEL_PIXELS * 0.7, half * 2, LABEL_PIXELS * 1.4);
  pen.fillStyle = conflicts.totalCount > 0 ? warning : quiet;
  pen.fillText(text, 0, 0.5);
  pen.restore();
  return true;
}

function drawNodeMarks(pen: CanvasRenderingContext2D, spotOf: SpotOf): void {
  const { accent, ink } = palette.peek();
  const nodes = visibleNodes.peek();
  const chosen = selected.peek();
  for (const node of nodes.length > MANY_NODES ? nodes.filter(({ id }) => id === chosen) : nodes) {
    const spot = spotOf(node.id);
    if (!spot) continue;
    if (node.id === chosen) drawRing(pen, spot, spot.radius + 4, accent, 3);
    if (pinned.peek().has(node.id)) drawRing(pen, spot, Math.max(2, spot.radius * 0.35), ink, 2);
    if (hasBadge(node, spot)) {
      const hidden = hiddenCount(node);
      drawBadge(pen, badgeCorner(spot), `+${hidden > 999 ? "999" : hidden}`, ink);
    }
  }
}

type Spot = Point & { readonly radius: number };

/** Too small an entity would vanish under its badge. */
function hasBadge(node: CanvasNode, { radius }: Spot): boolean {
  return radius > 4 && hiddenCount(node) > 0;
}

function badgeCorner({ x, y, radius }: Spot): Point {
  return { x: x + radius * 0.9 + 5, y: y - radius * 0.9 - 3 };
}

function drawRing(pen: CanvasRenderingContext2D, { x, y }: Point, radius: number, colour: string, width: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke();
}

function drawBadge(pen: CanvasRenderingContext2D, { x, y }: Point, text: string, colour: string): void {
  const { page, fontFamily } = palette.peek();
  pen.font = `600 9.5px ${fontFamily}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const half = Math.max(BADGE, pen.measureText(text).width / 2 + 4);
  pen.beginPath();
  pen.roundRect(x - half, y - BADGE, half * 2, BADGE * 2, BADGE);
  pen.fillStyle = page;
  pen.fill();
  pen.lineWidth = 1.2;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.fillStyle = colour;
  pen.fillText(text, x, y + 0.5);
}
