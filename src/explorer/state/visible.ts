// What is left of the canvas after filters: exactly what the graph draws and the table lists.
import { computed } from "@preact/signals";
import { type CanvasEdge, type CanvasNode, edges, nodes } from "./canvas.ts";
import { hiddenTypes, statementFilter, timeRange } from "./filters.ts";
import { passes } from "./passing.ts";
import { inRange } from "./time-marks.ts";

export const visibleEdges = computed<readonly CanvasEdge[]>(() => {
  const off = hiddenTypes.value;
  const isOn = ({ subject, object }: CanvasEdge) => !off.has(subject.type) && !off.has(object.type);
  return [...edges.value.values()].filter((edge) => isOn(edge) && passes.value(edge) && inRange.value(edge.id));
});

/** While statements are filtered, an entity stays only with a relation edge that passes. */
export const visibleNodes = computed<readonly CanvasNode[]>(() => {
  const ofTypes = [...nodes.value.values()].filter(({ type }) => !hiddenTypes.value.has(type));
  if (!statementFilter.value && !timeRange.value) return ofTypes;
  const ends = new Set(visibleEdges.value.flatMap(({ subject, object }) => [subject.id, object.id]));
  return ofTypes.filter(({ id }) => ends.has(id));
});

export const visibleIds = computed(() => ({
  nodes: new Set(visibleNodes.value.map(({ id }) => id)),
  edges: new Set(visibleEdges.value.map(({ id }) => id)),
}));
