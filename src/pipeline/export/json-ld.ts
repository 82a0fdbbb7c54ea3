// JSON-LD 1.1 for triple stores: statements with their provenance in the terms of PROV-O (w3.org/TR/prov-o). The context
// stands in the file, so that nothing is fetched to read it.
import type { Attribution, Conflict, ExternalIds, Run } from "../../domain/index.ts";
import type { ConflictRecord, EntityRecord, RelationRecord, StatementRecord } from "../../store/index.ts";
import { escapeUnits, HIDDEN, toPlainText } from "./plain-text.ts";
import type { DocumentRow, Part } from "./read-part.ts";

const reference = (id: string) => ({ "@id": id, "@type": "@id" });
const typed = (id: string, type: string) => ({ "@id": id, "@type": type });

/** Our own terms, the names of the ontology and the ids of things each have a prefix, so that none can be taken for another. */
const CONTEXT = {
  "@version": 1.1,
  cg: "urn:citegraph:term:",
  ontology: "urn:citegraph:ontology:",
  id: "urn:citegraph:id:",
  prov: "http://www.w3.org/ns/prov#",
  dc: "http://purl.org/dc/elements/1.1/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  name: "http://www.w3.org/2000/01/rdf-schema#label",
  alias: "skos:altLabel",
  sameAs: reference("skos:exactMatch"),
  wasQuotedFrom: reference("prov:wasQuotedFrom"),
  wasAttributedTo: reference("prov:wasAttributedTo"),
  wasGeneratedBy: reference("prov:wasGeneratedBy"),
  wasAssociatedWith: reference("prov:wasAssociatedWith"),
  mentions: reference("cg:mentions"),
  // A statement names its edge; in the graph, the edge is derived from the statement.
  supports: { "@reverse": "prov:wasDerivedFrom", "@type": "@id" },
  subject: reference("cg:subject"),
  relation: reference("cg:relation"),
  object: reference("cg:object"),
  speaker: reference("cg:speaker"),
  statements: reference("cg:statement"),
  confidence: typed("cg:confidence", "xsd:double"),
  time: typed("cg:time", "http://id.loc.gov/datatypes/edtf/EDTF"),
  title: "dc:title",
  author: "dc:creator",
  outlet: "dc:publisher",
  publishedAt: "dc:date",
  language: "dc:language",
  ...Object.fromEntries(
    [
      ...["key", "externalId", "documentCount", "mentionCount", "relationCount"],
      ...["status", "support", "statementCount", "firstSeen", "lastSeen"],
      ...["role", "polarity", "modality", "clock", "attribution", "via", "evidence", "start", "end", "quote"],
      ...["version", "configuration", "model", "kind", "rule", "side", "label"],
    ].map((term) => [term, `cg:${term}`]),
  ),
} as const;

/** A part as one JSON-LD document; every node is a piece. */
export async function* writeJsonLd(part: Part): AsyncIterable<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`;
  let separator = "\n";
  for await (const node of nodesOf(part)) {
    yield separator + toJson(node);
    separator = ",\n";
  }
  yield "\n]}\n";
}

async function* nodesOf(part: Part): AsyncIterable<object> {
  for await (const entity of part.entities()) yield toEntityNode(entity);
  for await (const row of part.documentRows()) yield toDocumentNode(row);
  const runs = new Set<string>();
  for await (const statement of part.statements()) {
    runs.add(statement.run);
    yield toStatementNode(statement);
  }
  for await (const run of part.runs(runs)) yield toRunNode(run);
  for await (const relation of part.relations()) yield toRelationNode(relation);
  for await (const conflict of part.conflicts()) yield toConflictNode(conflict);
}

/** JSON without the members that are null, whose texts every RDF store can hold and nobody can be misled by. */
function toJson(node: object): string {
  const json = JSON.stringify(node, (_key, value: unknown) => {
    return value === null ? undefined : typeof value === "string" ? toPlainText(value) : value;
  });
  return escapeUnits(json, HIDDEN);
}

function toEntityNode({ id, type, name, aliases, externalIds, ...counts }: EntityRecord) {
  const { documentCount, mentionCount, relationCount } = counts;
  return {
    "@id": toIri(id),
    "@type": toTerm(type),
    name,
    alias: aliases,
    externalId: Object.entries(externalIds).map(([scheme, value]) => `${scheme}=${value}`),
    sameAs: toWikidata(externalIds),
    ...{ documentCount, mentionCount, relationCount },
  };
}

function toWikidata({ wikidata = "" }: ExternalIds): string | null {
  return /^Q\d+$/.test(wikidata) ? `http://www.wikidata.org/entity/${wikidata}` : null;
}

function toDocumentNode({ document, mentions }: DocumentRow) {
  const { id, key, title, author, outlet, publishedAt, language } = document;
  const known = { key, title, author, outlet, publishedAt, language };
  return { "@id": toIri(id), "@type": ["prov:Entity", "cg:SourceDocument"], ...known, mentions: mentions.map(toIri) };
}

function toRunNode({ id, extractor, version, configuration, model }: Run) {
  const agent = { "@type": "prov:SoftwareAgent", name: extractor, version };
  return { "@id": toIri(id), "@type": "prov:Activity", wasAssociatedWith: agent, configuration, model };
}

function toStatementNode(statement: StatementRecord) {
  const { id, relationId, subject, relation, object, attributedTo, evidence, run, ...said } = statement;
  const { role, polarity, modality, time, clock, confidence } = said;
  return {
    "@id": toIri(id),
    "@type": ["prov:Entity", "cg:Statement"],
    ...{ subject: toIri(subject), relation: toTerm(relation), object: toIri(object) },
    ...{ role, polarity, modality, time, clock, confidence },
    supports: toIri(relationId),
    wasQuotedFrom: [...new Set(evidence.map(({ document }) => toIri(document)))],
    evidence: evidence.map(({ document, start, end, quote }) => {
      return { wasQuotedFrom: toIri(document), start, end, quote };
    }),
    wasAttributedTo: attributedTo && toSpeaker(attributedTo),
    attribution: attributedTo && toAttribution(attributedTo),
    wasGeneratedBy: toIri(run),
  };
}

/** The entity that speaks, or somebody of whom only a description is known ("officials"). */
function toSpeaker({ entity, name }: Attribution) {
  return entity === null ? { "@type": "prov:Agent", name } : toIri(entity);
}

/** Who says it, and through whose report. */
function toAttribution({ entity, name, via }: Attribution): object {
  return { speaker: entity === null ? null : toIri(entity), name, via: via && toAttribution(via) };
}

function toRelationNode(edge: RelationRecord) {
  const { id, subject, relation, object, status, confidence, support, statementCount, firstSeen, lastSeen } = edge;
  return {
    "@id": toIri(id),
    "@type": ["prov:Entity", "cg:Relation"],
    ...{ subject: toIri(subject), relation: toTerm(relation), object: toIri(object) },
    ...{ status, confidence, support, statementCount, firstSeen, lastSeen },
  };
}

function toConflictNode({ id, conflictKind, rule, sides }: ConflictRecord) {
  const toSide = ({ label, statements }: Conflict["sides"][number]) => ({ label, statements: statements.map(toIri) });
  return { "@id": toIri(id), "@type": "cg:Conflict", kind: conflictKind, rule, side: sides.map(toSide) };
}

const toIri = (id: string) => `id:${toIriPart(id)}`;
const toTerm = (name: string) => `ontology:${toIriPart(name)}`;

/** A text as the end of an IRI (RFC 3987): letters, digits and `-._~:` stay, all other signs come as percent codes. */
function toIriPart(text: string): string {
  return text.toWellFormed().replace(/[^-._~:\p{L}\p{M}\p{N}]+/gu, encodeURIComponent);
}
