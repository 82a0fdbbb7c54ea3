// Writes a planned change: one UNWIND batch a label and type, every MATCH with a label and a unique id. The statements of
// a transaction are sent without waiting for each other's answers; the server runs them in this order.
import type { Conflict } from "../../../domain/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import type { Row, Run } from "../database/database.ts";
import { quoted } from "../database/names.ts";
import type { Restated } from "./disputes.ts";
import type { Change, EntityState, Plan } from "./plan-change.ts";
import { EVIDENCE_COLUMNS, speakersOf, toEntityRow, toMentionsRow, toRelationRow, toStatementRow } from "./rows.ts";
import type { View } from "./shown.ts";
import { mapOf, type TableRow, toCells, toTable } from "./table.ts";

const BATCH = 1_000;
/** Documents carry their text, so fewer of them go into one message. */
const DOCUMENT_BATCH = 50;

export async function writeChange(run: Run, change: Change, plan: Plan, ontology: Ontology): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const write: Write = (rows, cypher, size = BATCH) => {
    for (let at = 0; at < rows.length; at += size) {
      const table = toTable(rows.slice(at, at + size));
      const statement = typeof cypher === "string" ? cypher : cypher(table.properties);
      sent.push(run(`${table.unwind} ${statement}`, { rows: table.rows }));
    }
  };
  removeOld(write, change, plan);
  writeStatuses(write, plan);
  writeEntities(write, plan, ontology);
  write(change.documents.created.map(asProperties), (its) => `CREATE (:SourceDocument ${its})`, DOCUMENT_BATCH);
  writeViews(write, change.add, plan, ontology);
  writeRelations(write, plan);
  writeConflicts(write, plan);
  writeDisputes(write, plan);
  await Promise.all(sent);
}

/** Writes rows by a statement about each `row`; one that is a function is given Cypher for the properties of the row. */
type Write = (rows: readonly TableRow[], cypher: string | ((properties: string) => string), batchSize?: number) => void;

const asProperties = (properties: object): TableRow => ({ properties: properties as Row });
const idOf = ({ id }: { readonly id: string }): TableRow => ({ id });

function removeOld(write: Write, { remove, documents }: Change, { relations, conflicts, entities }: Plan): void {
  write(
    remove.flatMap(({ statements }) => statements.map(idOf)),
    "MATCH (s:Statement {id: row.id}) DETACH DELETE s",
  );
  write(
    remove.flatMap(({ document, entities }) =>
      [...new Set(entities.map(({ id }) => id))].map((entity) => ({ document: document.id, entity })),
    ),
    "MATCH (d:SourceDocument {id: row.document})-[m:MENTIONS]->(e:Entity {id: row.entity}) DELETE m",
  );
  write(documents.deleted.map(idOf), "MATCH (d:SourceDocument {id: row.id}) DETACH DELETE d");
  forEachType(relations.deleted, (type, edges) =>
    write(edges.map(idOf), `MATCH ()-[r:${type} {id: row.id}]->() DELETE r`),
  );
  write(conflicts.deleted.map(idOf), "MATCH (c:Conflict {id: row.id}) DETACH DELETE c");
  write(
    conflicts.gone.map(asRow),
    "MATCH (:Statement {id: row.statement})<-[b:BETWEEN {side: row.side}]-(:Conflict {id: row.conflict}) DELETE b",
  );
  write(entities.deleted.map(idOf), "MATCH (e:Entity {id: row.id}) DETACH DELETE e");
}

const asRow = (row: object): TableRow => ({ ...row });

/** What becomes of the status of edges that are there, before statements that know it come to them. */
function writeStatuses(write: Write, { restated, drawnIn }: Plan): void {
  const toRow = ({ id, status }: Restated) => ({ id, status });
  forEachType(drawnIn, (type, edges) =>
    write(edges.map(toRow), `MATCH ()-[r:${type} {id: row.id}]->() SET r.status = row.status`),
  );
  write(
    [...restated, ...drawnIn].map(toRow),
    "MATCH (s:Statement {relationId: row.id}) SET s.relationStatus = row.status",
  );
}

function writeEntities(write: Write, { entities: { created, updated } }: Plan, { entityTypes }: Ontology): void {
  const toProperties = ({ id, type, tally, relationCount }: EntityState) => toEntityRow(id, type, tally, relationCount);
  // A judgement may make an entity of a type that no document could name.
  const labelsOf = ({ type }: EntityState) => (entityTypes.has(type) ? ["Entity", type] : ["Entity"]);
  write(
    created.map((state) => ({ labels: labelsOf(state), properties: toProperties(state) })),
    (its) => `CREATE (:$(row.labels) ${its})`,
  );
  write(updated.map(toProperties).map(asProperties), (its) => `MATCH (e:Entity {id: row.id}) SET e = ${its}`);
}

function writeViews(write: Write, add: readonly View[], plan: Plan, ontology: Ontology): void {
  const mentions = add.flatMap(({ document, entities }) =>
    [...Map.groupBy(entities, ({ id }) => id).values()].map((named) => toMentionsRow(named, document)),
  );
  write(
    mentions,
    (its) => `MATCH (d:SourceDocument {id: row.document}) MATCH (e:Entity {id: row.entity})
     CREATE (d)-[:MENTIONS ${its}]->(e)`,
  );
  const statements = add.flatMap((view) => statementRows(view, plan, ontology));
  write(
    statements,
    (
      its,
    ) => `MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object}) MATCH (d:SourceDocument {id: row.document})
     CREATE (s:Statement ${its}) CREATE (s)-[:SUBJECT]->(a) CREATE (s)-[:OBJECT]->(b)
     FOREACH (each IN row.evidence | CREATE (s)-[:EVIDENCED_BY ${EVIDENCE}]->(d))`,
  );
  const spoken = add.flatMap((view) =>
    view.statements.flatMap(({ id, attributedTo }) =>
      speakersOf(attributedTo).map((speaker) => ({ statement: id, speaker })),
    ),
  );
  write(
    spoken,
    "MATCH (s:Statement {id: row.statement}) MATCH (e:Entity {id: row.speaker}) CREATE (s)-[:ATTRIBUTED_TO]->(e)",
  );
}

const EVIDENCE = mapOf(EVIDENCE_COLUMNS, (_, at) => `each[${at}]`);

function statementRows({ document, statements }: View, { edges, types }: Plan, ontology: Ontology): TableRow[] {
  const rows = statements.map((each) => toStatementRow(each, { document, types, ontology }));
  return rows.map(({ properties, evidence }) => ({
    evidence: evidence.map((each) => toCells(each, EVIDENCE_COLUMNS)),
    properties: { ...properties, relationStatus: edges.get(properties.relationId as string)?.status },
  }));
}

function writeRelations(write: Write, { relations: { created, updated } }: Plan): void {
  write(
    created.map(toRelationRow),
    (its) => `MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object})
     CREATE (a)-[:$(row.relation) ${its}]->(b)`,
  );
  forEachType(updated, (type, edges) =>
    write(edges.map(toRelationRow), (its) => `MATCH ()-[r:${type} {id: row.id}]->() SET r = ${its}`),
  );
}

function writeConflicts(write: Write, { conflicts: { created, restated, come } }: Plan): void {
  const toRow = ({ id, kind, rule }: Conflict) => asProperties({ id, kind, rule });
  write(created.map(toRow), (its) => `CREATE (:Conflict ${its})`);
  write(restated.map(toRow), "MATCH (c:Conflict {id: row.id}) SET c.rule = row.rule");
  write(
    come.map(asRow),
    `MATCH (c:Conflict {id: row.conflict}) MATCH (s:Statement {id: row.statement})
     CREATE (c)-[:BETWEEN {side: row.side}]->(s)`,
  );
}

/** Asks the conflicts that are left whether an edge which left one is disputed still. */
function writeDisputes(write: Write, { unsure }: Plan): void {
  for (const [relation, edges] of Map.groupBy(unsure, ([, relation]) => relation)) {
    write(
      edges.map(([id]) => ({ id })),
      `MATCH ()-[r:${quoted(relation)} {id: row.id}]->() WHERE r.status IN ["stated", "disputed"]
       WITH r, CASE WHEN EXISTS { MATCH (:Statement {relationId: r.id})<-[:BETWEEN]-(:Conflict) }
         THEN "disputed" ELSE "stated" END AS status
       SET r.status = status
       WITH r.id AS id, status MATCH (s:Statement {relationId: id}) WHERE s.relationStatus <> status
       SET s.relationStatus = status`,
    );
  }
}

function forEachType<T extends { readonly relation: string }>(
  edges: readonly T[],
  write: (type: string, edges: readonly T[]) => void,
): void {
  for (const [relation, group] of Map.groupBy(edges, (edge) => edge.relation)) write(quoted(relation), group);
}
