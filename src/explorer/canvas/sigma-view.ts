// The graph drawn by sigma: keeps its picture in step with the state, and turns the mouse into actions.
import { effect } from "@preact/signals";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";
import { type Camera, camera } from "../state/camera.ts";
import { type CanvasEdge, type CanvasNode, edges, nodes } from "../state/canvas.ts";
import { relationDefinition } from "../state/catalogue.ts";
import { STATUSES } from "../state/filters.ts";
import { moved, type Position, pinned, positions } from "../state/positions.ts";
import { hovered, selected } from "../state/selection.ts";
import { visibleIds } from "../state/visible.ts";
import { calmHover } from "./calm-hover.ts";
import { curvaturesOf } from "./curves.ts";
import { RelationProgram } from "./edge-program.ts";
import { onLayoutTick } from "./layout.ts";
import { LABEL_SIZE, type Labelled } from "./node-label.ts";
import { createNodeProgram } from "./node-program.ts";
import { drawOverlay } from "./overlay.ts";
import { channels, mix, palette } from "./palette.ts";
import { listenToPointer } from "./pointer.ts";
import { lookOfType, radiusOf, statusColour, widthOf } from "./shapes.ts";

export interface GraphView {
  readonly sigma: Sigma;
  kill(): void;
}

const HIDE_EDGES_ABOVE = 5_000;
/** Beyond this many entities sorting what lies on top takes longer than drawing it. */
const SORT_UP_TO = 1_500;
/** Pixels of the square in which one name is proposed: more of them cost more of each frame. */
const NAME_CELL = { few: 50, many: 110 };
const DIMMED = 0.78;
/** Pixels around the graph for names and badges; a narrow picture spares fewer. */
const PADDING = 80;

const paddingOf = (sigma: Sigma): number => {
  const { width, height } = sigma.getDimensions();
  return Math.min(PADDING, Math.round(Math.min(width, height) * 0.14));
};

/** Draws the canvas in these elements until killed. */
export function createGraphView(container: HTMLElement, overlay: HTMLCanvasElement): GraphView {
  const graph = new MultiDirectedGraph();
  const curvatures = new Map<string, number>();
  const labelled: Labelled[] = [];
  const sigma = new Sigma(graph, container, settings(graph, labelled));
  sigma.getCamera().setState(camera.peek());
  const refresh = (layoutUnchange = true) => sigma.scheduleRefresh({ layoutUnchange });
  const movePlaces = () => {
    // Behind graphology's back: told of it, sigma would reduce every entity twice, though only places changed.
    graph.forEachNode((id, attributes) => Object.assign(attributes, positions.get(id)));
    sigma.refresh({ partialGraph: {}, schedule: true });
  };
  const stops = [
    effect(() => {
      syncNodes(graph, nodes.value);
      syncEdges(graph, edges.value, curvatures);
      sigma.setSetting("hideEdgesOnMove", edges.value.size > HIDE_EDGES_ABOVE);
      sigma.setSetting("zIndex", nodes.value.size <= SORT_UP_TO);
      sigma.setSetting("labelGridCellSize", nodes.value.size <= SORT_UP_TO ? NAME_CELL.few : NAME_CELL.many);
      refresh(false);
    }),
    effect(() => {
      moved.value;
      movePlaces();
    }),
    effect(() => {
      for (const part of [visibleIds, selected, hovered, palette, pinned]) part.value;
      refresh();
    }),
    followCamera(sigma),
    listenToPointer(sigma, graph),
    calmHover(sigma),
    followSize(sigma),
  ];
  onLayoutTick(movePlaces);
  sigma.on("beforeRender", () => {
    labelled.length = 0;
  });
  sigma.on("afterRender", () => drawOverlay(overlay, sigma, { curvatures, labelled }));
  return {
    sigma,
    kill() {
      onLayoutTick(() => {});
      for (const stop of stops) stop();
      sigma.kill();
    },
  };
}

/** Sigma chooses which names may have room; they go to `labelled`, to be written over all else. */
function settings(graph: MultiDirectedGraph, labelled: Labelled[]): Partial<Settings> {
  return {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    defaultNodeType: "shape",
    defaultEdgeType: "relation",
    nodeProgramClasses: { shape: createNodeProgram(() => channels(palette.peek().page)) },
    edgeProgramClasses: { relation: RelationProgram },
    defaultDrawNodeLabel: (_pen, data) => {
      labelled.push({ ...data });
    },
    defaultDrawNodeHover: () => {},
    labelSize: LABEL_SIZE,
    labelRenderedSizeThreshold: 5.5,
    labelDensity: 1.2,
    stagePadding: PADDING,
    zIndex: true,
    minCameraRatio: 0.02,
    maxCameraRatio: 8,
    nodeReducer: (id, data) => reduceNode(graph, id, data as CanvasNode & Position),
    edgeReducer: (id, data) => reduceEdge(id, data as DrawnEdge),
  };
}

function reduceNode(graph: MultiDirectedGraph, id: string, node: CanvasNode & Position) {
  const { type, name, relationCount, x, y } = node;
  const { colour, shape } = lookOfType(type);
  const focus = hovered.peek();
  const isNear = !focus || focus === id || (graph.hasNode(focus) ? graph.areNeighbors(focus, id) : isEndOf(focus, id));
  const isFocus = id === focus || id === selected.peek();
  return {
    x,
    y,
    type: "shape",
    label: name,
    shape,
    size: radiusOf(relationCount),
    color: isNear ? colour : mix(colour, palette.peek().page, DIMMED),
    hidden: !visibleIds.peek().nodes.has(id),
    forceLabel: isFocus || (focus !== null && isNear),
    zIndex: isFocus ? 2 : isNear ? 1 : 0,
  };
}

function isEndOf(edgeId: string, id: string): boolean {
  const edge = edges.peek().get(edgeId);
  return edge !== undefined && (edge.subject.id === id || edge.object.id === id);
}

interface DrawnEdge {
  readonly edge: CanvasEdge;
  readonly curvature: number;
}

function reduceEdge(id: string, { edge, curvature }: DrawnEdge) {
  const focus = hovered.peek();
  const isNear = !focus || [id, edge.subject.id, edge.object.id].includes(focus);
  const isChosen = id === selected.peek() || id === focus;
  const colour = isChosen ? palette.peek().accent : statusColour(edge.status);
  return {
    type: "relation",
    curvature,
    size: widthOf(edge.support) * (isChosen ? 1.8 : 1),
    color: isNear ? colour : mix(colour, palette.peek().page, DIMMED),
    dash: STATUSES.indexOf(edge.status),
    arrow: !relationDefinition(edge.relation)?.symmetric,
    hidden: !visibleIds.peek().edges.has(id),
    zIndex: isChosen ? 2 : isNear ? 1 : 0,
  };
}

function syncNodes(graph: MultiDirectedGraph, wanted: ReadonlyMap<string, CanvasNode>): void {
  for (const id of graph.nodes()) if (!wanted.has(id)) graph.dropNode(id);
  for (const [id, node] of wanted) graph.mergeNode(id, { ...node, ...positions.get(id) });
}

function syncEdges(
  graph: MultiDirectedGraph,
  wanted: ReadonlyMap<string, CanvasEdge>,
  curvatures: Map<string, number>,
): void {
  curvatures.clear();
  for (const [id, curvature] of curvaturesOf(wanted.values())) curvatures.set(id, curvature);
  for (const id of graph.edges()) if (!wanted.has(id)) graph.dropEdge(id);
  for (const [id, edge] of wanted) {
    const attributes = { edge, curvature: curvatures.get(id) };
    graph.mergeEdgeWithKey(id, edge.subject.id, edge.object.id, attributes);
  }
}

/** Panels open and close beside the picture, which sigma by itself does not see. */
function followSize(sigma: Sigma): () => void {
  const observer = new ResizeObserver(() => {
    sigma.resize();
    sigma.setSetting("stagePadding", paddingOf(sigma));
    sigma.scheduleRender();
  });
  observer.observe(sigma.getContainer());
  return () => observer.disconnect();
}

/** A link that is opened moves sigma's camera, the user's hand the state's. */
function followCamera(sigma: Sigma): () => void {
  const own = sigma.getCamera();
  const listen = (state: Camera) => {
    camera.value = { ...state };
  };
  own.on("updated", listen);
  const stop = effect(() => {
    const wanted = camera.value;
    const { x, y, ratio, angle } = own.getState();
    if (x !== wanted.x || y !== wanted.y || ratio !== wanted.ratio || angle !== wanted.angle) own.setState(wanted);
  });
  return () => {
    own.off("updated", listen);
    stop();
  };
}
