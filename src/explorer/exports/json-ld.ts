// The canvas as JSON-LD: names as rdfs:label, statements as rdf:Statement with the documents they come from as prov:Entity.
// The context stands in the file, so that it expands without fetching anything.
import type { StatementFullFragment } from "../generated/operations.ts";
import { statementsOf, type Visible } from "./visible-graph.ts";

const CONTEXT = {
  cg: "urn:citegraph:",
  type: "urn:citegraph:type:",
  relation: "urn:citegraph:relation:",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  prov: "http://www.w3.org/ns/prov#",
  oa: "http://www.w3.org/ns/oa#",
  schema: "https://schema.org/",
  name: "rdfs:label",
  subject: { "@id": "rdf:subject", "@type": "@id" },
  predicate: { "@id": "rdf:predicate", "@type": "@id" },
  object: { "@id": "rdf:object", "@type": "@id" },
  source: { "@id": "prov:wasDerivedFrom" },
  saidBy: { "@id": "prov:wasAttributedTo" },
  quote: "oa:exact",
  start: "oa:start",
  end: "oa:end",
  title: "schema:headline",
  publisher: "schema:publisher",
  published: "schema:datePublished",
} as const;

export async function toJsonLd({ nodes, edges }: Visible): Promise<string> {
  const entities = nodes.map(({ id, type, name }) => ({ "@id": toIri(id), "@type": `type:${type}`, name }));
  const statements = (await statementsOf(edges)).map(toStatement);
  return `${JSON.stringify({ "@context": CONTEXT, "@graph": [...entities, ...statements] }, null, 2)}\n`;
}

function toStatement(said: StatementFullFragment) {
  const { subject, relation, object, polarity, modality, role, time, confidence, attributedTo } = said;
  const speaker = attributedTo?.entity ? { "@id": toIri(attributedTo.entity.id) } : attributedTo?.name;
  return {
    "@id": toIri(said.id),
    "@type": "rdf:Statement",
    subject: toIri(subject.id),
    predicate: `relation:${relation}`,
    object: toIri(object.id),
    "cg:polarity": polarity,
    "cg:modality": modality,
    "cg:confidence": confidence,
    ...(role && { "cg:role": role }),
    ...(time && { "cg:time": time }),
    ...(speaker && { saidBy: speaker }),
    source: said.evidence.map(({ quote, start, end, document: { id, title, outlet, publishedAt } }) => ({
      "@type": "oa:TextQuoteSelector",
      quote,
      start,
      end,
      source: {
        "@id": toIri(id),
        "@type": "schema:Article",
        ...(title && { title }),
        ...(outlet && { publisher: outlet }),
        ...(publishedAt && { published: publishedAt }),
      },
    })),
  };
}

function toIri(id: string): string {
  return `urn:citegraph:${encodeURIComponent(id).replaceAll("%3A", ":")}`;
}
