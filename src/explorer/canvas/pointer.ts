// Mouse and touch on the graph: choose, expand, drag.
import type { MultiDirectedGraph } from "graphology";
import type Sigma from "sigma";
import { expand } from "../state/explore.ts";
import { moved, pinned, positions, roundPosition, togglePin } from "../state/positions.ts";
import { hovered, select } from "../state/selection.ts";

/** Listens until the returned function is called. A dragged entity is pinned, and stays where it is dropped. */
export function listenToPointer(sigma: Sigma, graph: MultiDirectedGraph): () => void {
  let held: string | null = null;
  let dragged = false;
  sigma.on("clickNode", ({ node }) => select(node));
  sigma.on("clickEdge", ({ edge }) => select(edge));
  sigma.on("clickStage", () => select(null));
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    void expand(node);
  });
  sigma.on("enterNode", ({ node }) => point(node));
  sigma.on("enterEdge", ({ edge }) => point(edge));
  for (const leave of ["leaveNode", "leaveEdge"] as const) sigma.on(leave, () => point(null));
  sigma.on("downNode", ({ node }) => {
    held = node;
    dragged = false;
  });
  sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
    if (!held) return;
    preventSigmaDefault();
    event.original.preventDefault();
    if (!dragged) {
      sigma.setCustomBBox(sigma.getBBox());
      if (!pinned.peek().has(held)) togglePin(held); // so that no layout pulls it out of the hand
    }
    dragged = true;
    const place = roundPosition(sigma.viewportToGraph(event));
    positions.set(held, place);
    graph.mergeNodeAttributes(held, place);
  });
  const drop = () => {
    if (held && dragged) {
      sigma.setCustomBBox(null);
      moved.value++;
    }
    held = null;
  };
  sigma.on("upNode", drop);
  sigma.on("upStage", drop);
  const container = sigma.getContainer();
  const point = (id: string | null) => {
    if (held) return;
    hovered.value = id;
    container.classList.toggle("over", id !== null);
  };
  container.addEventListener("pointerleave", drop);
  return () => container.removeEventListener("pointerleave", drop);
}
