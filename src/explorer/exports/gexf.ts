// The canvas as GEXF 1.3, with places and colours, for Gephi.
import { channels } from "../canvas/palette.ts";
import { lookOfType, radiusOf } from "../canvas/shapes.ts";
import { positions } from "../state/positions.ts";
import type { Visible } from "./visible-graph.ts";
import { toXml } from "./xml.ts";

const EDGE_FIELDS = ["relation", "status", "confidence", "support", "firstSeen", "lastSeen"] as const;

export function toGexf({ nodes, edges }: Visible): string {
  const types = { confidence: "double", support: "integer" } as const;
  const fields = EDGE_FIELDS.map((name) => {
    const type = types[name as keyof typeof types] ?? "string";
    return `      <attribute id="${name}" title="${name}" type="${type}"/>`;
  });
  const nodeRows = nodes.map(({ id, name, type, relationCount }) => {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    const [r, g, b] = channels(lookOfType(type).colour).map((channel) => Math.round(channel * 255));
    return `      <node id="${toXml(id)}" label="${toXml(name)}"><attvalues><attvalue for="type" value="${toXml(type)}"/></attvalues>\
<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${x}" y="${y}" z="0"/><viz:size value="${radiusOf(relationCount).toFixed(2)}"/></node>`;
  });
  const edgeRows = edges.map((edge) => {
    const values = EDGE_FIELDS.map((name) => `<attvalue for="${name}" value="${toXml(edge[name])}"/>`);
    return `      <edge id="${toXml(edge.id)}" source="${toXml(edge.subject.id)}" target="${toXml(edge.object.id)}" \
label="${toXml(edge.relation)}" weight="${Math.max(1, edge.support)}"><attvalues>${values.join("")}</attvalues></edge>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <graph defaultedgetype="directed">
    <attributes class="node">
      <attribute id="type" title="type" type="string"/>
    </attributes>
    <attributes class="edge">
${fields.join("\n")}
    </attributes>
    <nodes>
${nodeRows.join("\n")}
    </nodes>
    <edges>
${edgeRows.join("\n")}
    </edges>
  </graph>
</gexf>
`;
}
