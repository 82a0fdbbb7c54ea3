// Brings the canvas up to date after entities were merged or parted: what is one now stands once, where the first stood.
import { batch } from "@preact/signals";
import { edges, nodes, replaceCanvas } from "./canvas.ts";
import { linkUp } from "./explore.ts";
import { pinned, positions } from "./positions.ts";
import { askEntities, fetchRelations } from "./restore.ts";
import { select, selected } from "./selection.ts";

export async function refreshCanvas(): Promise<void> {
  const ids = [...nodes.peek().keys()];
  if (ids.length === 0) return;
  // The id of one that was merged is answered with what it is part of now.
  const answers = await askEntities(ids);
  const found = ids.flatMap((was, at) => (answers[at] ? [{ was, node: answers[at] }] : []));
  const now = new Map(found.map(({ node }) => [node.id, node]));
  const kept = await fetchRelations([...edges.peek().keys()], now);
  batch(() => {
    for (const { was, node } of found) if (!positions.has(node.id)) positions.set(node.id, positions.get(was)!);
    pinned.value = new Set([...pinned.peek()].filter((id) => now.has(id)));
    replaceCanvas(now.values(), kept);
    const chosen = found.find(({ was }) => was === selected.peek());
    if (chosen) select(chosen.node.id);
  });
  await linkUp([...now.keys()]);
}
