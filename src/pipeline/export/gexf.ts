// GEXF 1.3, the format of Gephi (gexf.net).
import { type Column, EDGE_ATTRIBUTES, NODE_ATTRIBUTES } from "./columns.ts";
import type { EdgeRow, Part } from "./read-part.ts";
import { escapeXml, knownCells, toXmlId, XML_DECLARATION } from "./xml.ts";

const HEAD = `${XML_DECLARATION}<gexf xmlns="http://gexf.net/1.3" version="1.3"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
  <meta><creator>citegraph</creator></meta>
  <graph defaultedgetype="directed">
`;

/** A part's entities as nodes and its relation edges as edges; an edge weighs as much as it has statements. */
export async function* writeGexf(part: Part): AsyncIterable<string> {
  yield HEAD + toAttributes("node", NODE_ATTRIBUTES) + toAttributes("edge", EDGE_ATTRIBUTES);
  yield "    <nodes>\n";
  for await (const entity of part.entities()) {
    const label = escapeXml(entity.name);
    yield `      <node id="${toXmlId(entity.id)}" label="${label}">${toValues(NODE_ATTRIBUTES, entity)}</node>\n`;
  }
  yield "    </nodes>\n    <edges>\n";
  for await (const edge of part.edgeRows()) {
    yield `      <edge ${toEdgeAttributes(edge)}>${toValues(EDGE_ATTRIBUTES, edge)}</edge>\n`;
  }
  yield "    </edges>\n  </graph>\n</gexf>\n";
}

/** With `kind`, readers keep edges of several relations between the same two nodes apart. */
function toEdgeAttributes({ relation: { id, subject, object, relation, statementCount } }: EdgeRow): string {
  const name = escapeXml(relation);
  const ends = `source="${toXmlId(subject)}" target="${toXmlId(object)}"`;
  return `id="${toXmlId(id)}" ${ends} kind="${name}" label="${name}" weight="${statementCount}"`;
}

function toAttributes<T>(domain: "node" | "edge", columns: readonly Column<T>[]): string {
  const attributes = columns.map(({ name, type }, index) => {
    return `      <attribute id="${index}" title="${name}" type="${type}"/>\n`;
  });
  return `    <attributes class="${domain}">\n${attributes.join("")}    </attributes>\n`;
}

function toValues<T>(columns: readonly Column<T>[], row: T): string {
  const values = knownCells(columns, row).map(({ index, value }) => `<attvalue for="${index}" value="${value}"/>`);
  return `<attvalues>${values.join("")}</attvalues>`;
}
