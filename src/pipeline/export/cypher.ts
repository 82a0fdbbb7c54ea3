// A Cypher script that fills a Neo4j with the graph in the shape of docs/neo4j.md: for `cypher-shell -f` and Neo4j Browser,
// where citegraph itself cannot reach. Running it again changes nothing.
import { MODALITIES, POLARITIES } from "../../domain/index.ts";
import type { ConflictRecord, EntityRecord, RelationRecord } from "../../store/index.ts";
import { Float, type Literal, toMapLiteral, toName } from "./cypher-literals.ts";
import { speakersOf } from "./read-entities.ts";
import type { DocumentRow, Part, StatementRow } from "./read-part.ts";

type Row = Readonly<Record<string, Literal>>;

/** Rows of one statement: enough to spare round trips, few enough to be parsed quickly. */
const BATCH = 200;

/** Every piece is whole statements, each ending in `;` and a line feed; no line feed stands within a text. */
export async function* writeCypher(part: Part): AsyncIterable<string> {
  yield `${CONSTRAINTS.join(";\n")};\n`;
  yield* inBatches(part.entities(), ({ type }) => type, writeEntities);
  yield* inBatches(part.documentRows(), () => "", writeDocuments);
  const typed = new Set<string>();
  yield* inBatches(
    part.relations(),
    ({ relation }) => relation,
    (rows, name) => {
      const isFirst = !typed.has(name);
      typed.add(name);
      return [...(isFirst ? constrainType(name) : []), ...writeRelations(rows, name)];
    },
  );
  yield* inBatches(part.statementRows(), () => "", writeStatements);
  yield* inBatches(part.conflicts(), () => "", writeConflicts);
}

const CONSTRAINTS = [
  ...["Entity", "SourceDocument", "Statement", "Conflict"].map(
    (label) => `CREATE CONSTRAINT citegraph_${label}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
  ),
  "CREATE FULLTEXT INDEX citegraph_export_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases]",
];

/** Statements for all that comes, in batches of one key; what is held back is at most one batch a key. */
async function* inBatches<T>(
  items: AsyncIterable<T>,
  keyOf: (item: T) => string,
  write: (batch: T[], key: string) => string[],
): AsyncIterable<string> {
  const batches = new Map<string, T[]>();
  const flush = (batch: T[], key: string) =>
    write(batch, key)
      .map((statement) => `${statement};\n`)
      .join("");
  for await (const item of items) {
    const key = keyOf(item);
    const batch = batches.get(key) ?? [];
    batch.push(item);
    batches.set(key, batch);
    if (batch.length < BATCH) continue;
    batches.delete(key);
    yield flush(batch, key);
  }
  for (const [key, batch] of batches) yield flush(batch, key);
}

/** One statement over rows; none when there are no rows. */
function unwind(rows: readonly Row[], cypher: string): string[] {
  return rows.length === 0 ? [] : [`UNWIND [\n${rows.map(toMapLiteral).join(",\n")}\n] AS row\n${cypher}`];
}

function writeEntities(entities: readonly EntityRecord[], type: string): string[] {
  const label = toName(type);
  return unwind(entities.map(toEntityRow), `MERGE (e:Entity {id: row.id}) SET ${label ? `e:${label}, ` : ""}e += row`);
}

function toEntityRow({ kind: _kind, externalIds, ...entity }: EntityRecord): Row {
  const { id, type, name, aliases, documentCount, mentionCount, relationCount } = entity;
  const ids = Object.entries(externalIds).map(([scheme, value]) => `${scheme}=${value}`);
  return { id, type, name, aliases, externalIds: ids, documentCount, mentionCount, relationCount };
}

function writeDocuments(documents: readonly DocumentRow[]): string[] {
  const rows = documents.map(({ document: { id, key, title, outlet, author, publishedAt, retrievedAt, language } }) => {
    return { id, key, title, outlet, author, publishedAt, retrievedAt, language };
  });
  const mentions = documents.flatMap(({ document, mentions }) => {
    return mentions.map((entity) => ({ document: document.id, entity }));
  });
  return [
    ...unwind(rows, "MERGE (d:SourceDocument {id: row.id}) SET d += row"),
    ...unwind(
      mentions,
      "MATCH (d:SourceDocument {id: row.document}) MATCH (e:Entity {id: row.entity}) MERGE (d)-[:MENTIONS]->(e)",
    ),
  ];
}

const UNNAMED = "RELATION";

function constrainType(relation: string): string[] {
  const name = toName(relation);
  return [
    `CREATE CONSTRAINT citegraph_${name ? relation : UNNAMED}_relation IF NOT EXISTS FOR ()-[r:${name ?? UNNAMED}]-() REQUIRE r.id IS UNIQUE`,
  ];
}

function writeRelations(edges: readonly RelationRecord[], relation: string): string[] {
  const name = toName(relation);
  const more = name ? {} : { relation };
  return unwind(
    edges.map((edge) => ({ ...toRelationRow(edge), ...more })),
    `MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object})
MERGE (a)-[r:${name ?? UNNAMED} {id: row.id}]->(b) SET r += row, r.subject = null, r.object = null`,
  );
}

function toRelationRow(edge: RelationRecord): Row {
  const { id, subject, object, status, confidence, support, statementCount, firstSeen, lastSeen } = edge;
  return {
    ...{ id, subject, object, status, confidence: new Float(confidence), support, statementCount },
    ...Object.fromEntries(POLARITIES.map((polarity) => [polarity, edge.byPolarity[polarity]])),
    ...Object.fromEntries(MODALITIES.map((modality) => [modality, edge.byModality[modality]])),
    ...{ firstSeen, lastSeen },
  };
}

function writeStatements(rows: readonly StatementRow[]): string[] {
  const statements = rows.map(({ statement }) => statement);
  const spoken = statements.flatMap(({ id, attributedTo }) =>
    [...new Set(speakersOf(attributedTo))].map((speaker) => ({ statement: id, speaker })),
  );
  const evidence = statements.flatMap(({ id, evidence }) =>
    evidence.map(({ document, start, end, quote }, position) => {
      return { statement: id, document, position, start, end, quote };
    }),
  );
  return [
    ...unwind(
      rows.map(toStatementRow),
      `MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object})
MERGE (s:Statement {id: row.id}) SET s += row MERGE (s)-[:SUBJECT]->(a) MERGE (s)-[:OBJECT]->(b)`,
    ),
    ...unwind(
      spoken,
      "MATCH (s:Statement {id: row.statement}) MATCH (e:Entity {id: row.speaker}) MERGE (s)-[:ATTRIBUTED_TO]->(e)",
    ),
    ...unwind(
      evidence,
      `MATCH (s:Statement {id: row.statement}) MATCH (d:SourceDocument {id: row.document})
MERGE (s)-[v:EVIDENCED_BY {position: row.position}]->(d) SET v.start = row.start, v.end = row.end, v.quote = row.quote`,
    ),
  ];
}

function toStatementRow({ statement, document }: StatementRow): Row {
  const { id, relationId, subject, relation, object, role, polarity, modality, time, clock, run } = statement;
  return {
    ...{ id, relationId, subject, relation, object, role, polarity, modality, time, clock, run },
    confidence: new Float(statement.confidence),
    speaker: statement.attributedTo?.name ?? null,
    document: statement.evidence[0]?.document ?? null,
    outlet: document?.outlet ?? null,
    publishedAt: document?.publishedAt ?? null,
  };
}

function writeConflicts(conflicts: readonly ConflictRecord[]): string[] {
  const between = conflicts.flatMap(({ id, sides }) =>
    sides.flatMap(({ label, statements }) => statements.map((statement) => ({ conflict: id, side: label, statement }))),
  );
  return [
    ...unwind(
      conflicts.map(({ id, conflictKind, rule }) => ({ id, kind: conflictKind, rule })),
      "MERGE (c:Conflict {id: row.id}) SET c += row",
    ),
    ...unwind(
      between,
      `MATCH (c:Conflict {id: row.conflict}) MATCH (s:Statement {id: row.statement})
MERGE (c)-[:BETWEEN {side: row.side}]->(s)`,
    ),
  ];
}
