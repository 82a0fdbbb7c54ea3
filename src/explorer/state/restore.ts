// From a link back to the view: the canvas is asked for by its ids, and what has gone since is counted.
import { batch, signal } from "@preact/signals";
import { inBatches } from "../api/batches.ts";
import { RequestError, request } from "../api/request.ts";
import { toRequestError } from "../api/resource.ts";
import { RestoreEntitiesDocument, RestoreRelationsDocument } from "../generated/operations.ts";
import { type CanvasEdge, type CanvasNode, replaceCanvas } from "./canvas.ts";
import { exploreError } from "./explore.ts";
import { readLink } from "./link.ts";
import { decodeCanvas, type LinkedCanvas } from "./link-code.ts";
import { MAX_LENGTH, type PathEnd, pathQuestion } from "./path-question.ts";
import { pinned, positions } from "./positions.ts";

export const restoring = signal(false);
/** What a link had that the graph no longer has; null when nothing is missing. */
export const missing = signal<string | null>(null);

/** Shows what the address says. */
export async function restore(hash: string): Promise<void> {
  const link = new URLSearchParams(hash.replace(/^#/, ""));
  readLink(link);
  restoring.value = true;
  try {
    const code = link.get("graph");
    if (code) await restoreCanvas(await decode(code));
    else replaceCanvas([], []);
    await restorePath(link.get("path"));
  } catch (error) {
    exploreError.value = toRequestError(error);
  } finally {
    restoring.value = false;
  }
}

async function decode(code: string): Promise<LinkedCanvas> {
  try {
    return await decodeCanvas(code);
  } catch {
    throw new RequestError(
      "This link is damaged: its graph cannot be read.",
      "BAD_LINK",
      "Ask for it to be sent again.",
    );
  }
}

/** The most that the server takes. */
const BATCH = 1_000;

async function restoreCanvas(linked: LinkedCanvas): Promise<void> {
  const nodes = await fetchEntities(linked.nodes.map(({ id }) => id));
  const edges = await fetchRelations(linked.edges, new Map(nodes.map((node) => [node.id, node])));
  batch(() => {
    positions.clear();
    for (const { id, x, y } of linked.nodes) positions.set(id, { x, y });
    pinned.value = new Set(linked.nodes.filter((node) => node.pinned).map(({ id }) => id));
    replaceCanvas(nodes, edges);
    const all = linked.nodes.length + linked.edges.length;
    const gone = all - nodes.length - edges.length;
    missing.value = gone > 0 ? `${gone} of ${all} things of this link are no longer in the graph.` : null;
  });
}

async function fetchEntities(ids: readonly string[]): Promise<CanvasNode[]> {
  return (await askEntities(ids)).filter((node) => node !== null);
}

/** What each of these ids is now, in their order; null for what is gone. */
export async function askEntities(ids: readonly string[]): Promise<(CanvasNode | null)[]> {
  const ask = async (piece: string[]) => (await request(RestoreEntitiesDocument, { ids: piece })).nodes;
  return (await inBatches(ids, BATCH, ask)).map((node) => (node && "name" in node ? node : null));
}

/** Relation edges whose ends are both there. */
export async function fetchRelations(
  ids: readonly string[],
  ends: ReadonlyMap<string, CanvasNode>,
): Promise<CanvasEdge[]> {
  const ask = async (piece: string[]) => (await request(RestoreRelationsDocument, { ids: piece })).nodes;
  return (await inBatches(ids, BATCH, ask)).flatMap((edge) => {
    if (!edge || !("subject" in edge)) return [];
    const [subject, object] = [ends.get(edge.subject.id), ends.get(edge.object.id)];
    return subject && object ? [{ ...edge, subject, object }] : [];
  });
}

async function restorePath(text: string | null): Promise<void> {
  const [from = "", to = "", length] = (text ?? "").split(" ");
  const ids = [from, to].filter(Boolean);
  const nodes = await fetchEntities(ids);
  const end = (id: string): PathEnd | null => {
    const node = nodes.find((each) => each.id === id);
    return node ? { id, name: node.name } : null;
  };
  const maxLength = Math.min(MAX_LENGTH, Math.max(1, Number(length) || 4));
  pathQuestion.value = { from: end(from), to: end(to), maxLength };
}
