// Entities, relation edges and statements as CSV.
import { toCsv } from "./csv.ts";
import { statementsOf, type Visible } from "./visible-graph.ts";

export async function toEntityCsv({ nodes }: Visible): Promise<string> {
  const rows = nodes.map(({ id, type, name, relationCount }) => [id, type, name, relationCount]);
  return toCsv(["id", "type", "name", "relationCount"], rows);
}

export async function toRelationCsv({ edges }: Visible): Promise<string> {
  const headings = ["id", "subject", "subjectName", "relation", "object", "objectName", "status", "confidence"];
  const rows = edges.map((edge) => [
    ...[edge.id, edge.subject.id, edge.subject.name, edge.relation, edge.object.id, edge.object.name],
    ...[edge.status, edge.confidence, edge.support, edge.statementCount, edge.firstSeen, edge.lastSeen],
  ]);
  return toCsv([...headings, "support", "statementCount", "firstSeen", "lastSeen"], rows);
}

/** One row for each passage that carries a statement. */
export async function toStatementCsv({ edges }: Visible): Promise<string> {
  const what = ["id", "subject", "relation", "object", "role", "polarity", "modality", "speaker", "via"];
  const where = ["time", "clock", "confidence", "quote", "start", "end", "document", "title", "outlet", "publishedAt"];
  const rows = (await statementsOf(edges)).flatMap((said) =>
    said.evidence.map(({ quote, start, end, document }) => [
      ...[said.id, said.subject.id, said.relation, said.object.id, said.role, said.polarity, said.modality],
      ...[said.attributedTo?.entity?.id ?? said.attributedTo?.name, said.attributedTo?.via?.name],
      ...[said.time, said.clock, said.confidence, quote, start, end],
      ...[document.key, document.title, document.outlet, document.publishedAt],
    ]),
  );
  return toCsv([...what, ...where], rows);
}
