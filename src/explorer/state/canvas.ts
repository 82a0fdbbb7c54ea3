// Which entities and relation edges are laid out before the user, and the steps back.
import { batch, computed, signal } from "@preact/signals";
import type { EdgeBriefFragment, EntityBriefFragment } from "../generated/operations.ts";
import { type Position, placeNear, positions, restingPlace } from "./positions.ts";

export type CanvasNode = EntityBriefFragment;
export type CanvasEdge = EdgeBriefFragment;

interface Scene {
  readonly nodes: ReadonlyMap<string, CanvasNode>;
  readonly edges: ReadonlyMap<string, CanvasEdge>;
}
interface Step extends Scene {
  readonly what: string;
  readonly places: ReadonlyMap<string, Position>;
}

/** Beyond this many entities nothing is added: filtering and drawing would no longer keep up. */
export const MAX_NODES = 10_000;
const MAX_STEPS = 10;

const scene = signal<Scene>({ nodes: new Map(), edges: new Map() });
const steps = signal<readonly Step[]>([]);

export const nodes = computed(() => scene.value.nodes);
export const edges = computed(() => scene.value.edges);
export const isEmpty = computed(() => scene.value.nodes.size === 0);
/** What the next undo takes back; null when there is nothing. */
export const undoable = computed(() => steps.value.at(-1)?.what ?? null);
/** Set when something could not be added whole. */
export const overflow = signal<string | null>(null);

/** How many relation edges of each entity are on the canvas. */
export const shownDegree = computed(() => {
  const degree = new Map<string, number>();
  const count = (id: string) => degree.set(id, (degree.get(id) ?? 0) + 1);
  for (const { subject, object } of edges.value.values()) {
    count(subject.id);
    if (object.id !== subject.id) count(object.id);
  }
  return degree;
});

/** How many relation edges of an entity are not on the canvas. */
export function hiddenCount(node: CanvasNode): number {
  return Math.max(0, node.relationCount - (shownDegree.value.get(node.id) ?? 0));
}

export interface Addition {
  /** Named in the undo button. */
  readonly what: string;
  readonly nodes?: Iterable<CanvasNode>;
  readonly edges?: Iterable<CanvasEdge>;
  /** New entities are placed around this one. */
  readonly around?: string;
  /** Belongs to the step before: one undo takes back both. */
  readonly quiet?: boolean;
}

/** Adds entities and relation edges with their ends; what is there already is brought up to date. Returns the new ids. */
export function addToCanvas(addition: Addition): string[] {
  const { nodes: oldNodes, edges: oldEdges } = scene.peek();
  const nextNodes = new Map(oldNodes);
  const nextEdges = new Map(oldEdges);
  for (const node of addition.nodes ?? []) nextNodes.set(node.id, node);
  for (const edge of addition.edges ?? []) {
    const ends = [edge.subject, edge.object].filter(({ id }) => !nextNodes.has(id));
    if (nextNodes.size + ends.length > MAX_NODES) continue;
    for (const end of ends) nextNodes.set(end.id, end);
    nextEdges.set(edge.id, edge);
  }
  const added = [...nextNodes.keys()].filter((id) => !oldNodes.has(id));
  if (added.length === 0 && nextEdges.size === oldEdges.size) return [];
  placeNear(added, addition.around);
  overflow.value = nextNodes.size >= MAX_NODES ? `No more than ${MAX_NODES} entities fit; filter or start anew.` : null;
  changeScene({ nodes: nextNodes, edges: nextEdges }, addition.quiet ? null : addition.what);
  return added;
}

export function removeFromCanvas(id: string): void {
  const name = nodes.peek().get(id)?.name;
  if (name === undefined) return;
  const keptNodes = new Map(nodes.peek());
  keptNodes.delete(id);
  const keptEdges = [...edges.peek()].filter(([, { subject, object }]) => subject.id !== id && object.id !== id);
  changeScene({ nodes: keptNodes, edges: new Map(keptEdges) }, `removing ${name}`);
}

export function clearCanvas(): void {
  changeScene({ nodes: new Map(), edges: new Map() }, "clearing the graph");
}

/** Shows exactly this, as a link or a saved view has it, with no step to take back. */
export function replaceCanvas(nextNodes: Iterable<CanvasNode>, nextEdges: Iterable<CanvasEdge>): void {
  const byId = <T extends { id: string }>(items: Iterable<T>) => new Map([...items].map((item) => [item.id, item]));
  batch(() => {
    scene.value = { nodes: byId(nextNodes), edges: byId(nextEdges) };
    steps.value = [];
    overflow.value = null;
  });
}

export function undo(): void {
  const step = steps.peek().at(-1);
  if (!step) return;
  batch(() => {
    for (const [id, place] of step.places) positions.set(id, place);
    scene.value = { nodes: step.nodes, edges: step.edges };
    steps.value = steps.peek().slice(0, -1);
    overflow.value = null;
  });
}

function changeScene(next: Scene, what: string | null): void {
  batch(() => {
    const places = new Map([...scene.peek().nodes.keys()].map((id) => [id, restingPlace(id)!]));
    if (what) steps.value = [...steps.peek(), { ...scene.peek(), what, places }].slice(-MAX_STEPS);
    scene.value = next;
  });
}
