// GraphML, which yEd, Gephi, NetworkX, igraph and Cytoscape read (graphml.graphdrawing.org, version 1.0).
import { type Column, EDGE_ATTRIBUTES, NODE_ATTRIBUTES } from "./columns.ts";
import type { Part } from "./read-part.ts";
import { knownCells, toXmlId, XML_DECLARATION } from "./xml.ts";

const TYPES = { string: "string", integer: "int", double: "double" } as const;

const HEAD = `${XML_DECLARATION}<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`;

/** A part's entities as nodes and its relation edges as edges. */
export async function* writeGraphml(part: Part): AsyncIterable<string> {
  yield HEAD + toKeys("node", "n", NODE_ATTRIBUTES) + toKeys("edge", "e", EDGE_ATTRIBUTES);
  yield `  <graph id="citegraph" edgedefault="directed">\n`;
  for await (const entity of part.entities()) {
    yield `    <node id="${toXmlId(entity.id)}">${toData("n", NODE_ATTRIBUTES, entity)}</node>\n`;
  }
  for await (const edge of part.edgeRows()) {
    const { id, subject, object } = edge.relation;
    const ends = `source="${toXmlId(subject)}" target="${toXmlId(object)}"`;
    yield `    <edge id="${toXmlId(id)}" ${ends}>${toData("e", EDGE_ATTRIBUTES, edge)}</edge>\n`;
  }
  yield "  </graph>\n</graphml>\n";
}

function toKeys<T>(domain: "node" | "edge", prefix: string, columns: readonly Column<T>[]): string {
  const keys = columns.map(({ name, type }, index) => {
    return `  <key id="${prefix}${index}" for="${domain}" attr.name="${name}" attr.type="${TYPES[type]}"/>\n`;
  });
  return keys.join("");
}

function toData<T>(prefix: string, columns: readonly Column<T>[], row: T): string {
  return knownCells(columns, row)
    .map(({ index, value }) => `<data key="${prefix}${index}">${value}</data>`)
    .join("");
}
