// The canvas as GraphML, for yEd, igraph and NetworkX.
import { positions } from "../state/positions.ts";
import type { Visible } from "./visible-graph.ts";
import { toXml } from "./xml.ts";

const KEYS = [
  ["name", "node", "string"],
  ["type", "node", "string"],
  ["x", "node", "double"],
  ["y", "node", "double"],
  ["relation", "edge", "string"],
  ["status", "edge", "string"],
  ["confidence", "edge", "double"],
  ["support", "edge", "int"],
  ["firstSeen", "edge", "string"],
  ["lastSeen", "edge", "string"],
] as const;

export function toGraphMl({ nodes, edges }: Visible): string {
  const keys = KEYS.map(
    ([name, of, type]) => `  <key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`,
  );
  const nodeRows = nodes.map(({ id, name, type }) => {
    const place = positions.get(id) ?? { x: 0, y: 0 };
    return `    <node id="${toXml(id)}">${toData({ name, type, x: place.x, y: place.y })}</node>`;
  });
  const edgeRows = edges.map(({ id, subject, object, ...edge }) => {
    const { relation, status, confidence, support, firstSeen, lastSeen } = edge;
    const data = toData({ relation, status, confidence, support, firstSeen, lastSeen });
    return `    <edge id="${toXml(id)}" source="${toXml(subject.id)}" target="${toXml(object.id)}">${data}</edge>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.join("\n")}
  <graph edgedefault="directed">
${[...nodeRows, ...edgeRows].join("\n")}
  </graph>
</graphml>
`;
}

function toData(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value != null);
  return given.map(([key, value]) => `<data key="${key}">${toXml(value)}</data>`).join("");
}
