// Writes a planned change: one UNWIND batch a label and type, every MATCH with a label and a unique id. The statements of
// a transaction are sent without waiting for each other's answers; the server runs them in this order.
import type { Conflict } from "../../../domain/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import type { Row, Run } from "../database/database.ts";
import { quoted } from "../database/names.ts";
import type { Restated } from "./disputes.ts";
import type { Change, EntityState, Plan } from "./plan-change.ts";
import { toEntityRow, toMentionsRow, toRelationRow, toStatementRow } from "./rows.ts";
import type { View } from "./shown.ts";

const BATCH = 1_000;
/** Documents carry their text, so fewer of them go into one message. */
const DOCUMENT_BATCH = 50;

export async function writeChange(run: Run, change: Change, plan: Plan, ontology: Ontology): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const write: Write = (rows, cypher, size = BATCH) => {
    for (let at = 0; at < rows.length; at += size) {
      sent.push(run(`UNWIND $rows AS row ${cypher}`, { rows: rows.slice(at, at + size) }));
    }
  };
  removeOld(write, change, plan);
  writeStatuses(write, plan);
  writeEntities(write, plan, ontology);
  write(change.documents.created, "CREATE (d:SourceDocument) SET d = row", DOCUMENT_BATCH);
  writeViews(write, change.add, plan, ontology);
  writeRelations(write, plan);
  writeConflicts(write, plan);
  writeDisputes(write, plan);
  await Promise.all(sent);
}

type Write = (rows: readonly (object | string)[], cypher: string, batchSize?: number) => void;

function removeOld(write: Write, { remove, documents }: Change, { relations, conflicts, entities }: Plan): void {
  write(
    remove.flatMap(({ statements }) => statements.map(({ id }) => id)),
    "MATCH (s:Statement {id: row}) DETACH DELETE s",
  );
  write(
    remove.flatMap(({ document, entities }) =>
      [...new Set(entities.map(({ id }) => id))].map((entity) => ({ document: document.id, entity })),
    ),
    "MATCH (d:SourceDocument {id: row.document})-[m:MENTIONS]->(e:Entity {id: row.entity}) DELETE m",
  );
  write(
    documents.deleted.map(({ id }) => id),
    "MATCH (d:SourceDocument {id: row}) DETACH DELETE d",
  );
  forEachType(relations.deleted, (type, edges) =>
    write(
      edges.map(({ id }) => id),
      `MATCH ()-[r:${type} {id: row}]->() DELETE r`,
    ),
  );
  write(
    conflicts.deleted.map(({ id }) => id),
    "MATCH (c:Conflict {id: row}) DETACH DELETE c",
  );
  write(
    conflicts.gone,
    "MATCH (:Statement {id: row.statement})<-[b:BETWEEN {side: row.side}]-(:Conflict {id: row.conflict}) DELETE b",
  );
  write(
    entities.deleted.map(({ id }) => id),
    "MATCH (e:Entity {id: row}) DETACH DELETE e",
  );
}

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
  for (const [type, states] of Map.groupBy(created, (state) => state.type)) {
    // A judgement may make an entity of a type that no document could name.
    const labels = entityTypes.has(type) ? `Entity:${quoted(type)}` : "Entity";
    write(states.map(toRow), `CREATE (e:${labels}) SET e = row`);
  }
  write(updated.map(toRow), "MATCH (e:Entity {id: row.id}) SET e = row");
}

const toRow = ({ id, type, tally, relationCount }: EntityState) => toEntityRow(id, type, tally, relationCount);

function writeViews(write: Write, add: readonly View[], plan: Plan, ontology: Ontology): void {
  const mentions = add.flatMap(({ document, entities }) =>
    [...Map.groupBy(entities, ({ id }) => id).values()].map((named) => toMentionsRow(named, document)),
  );
  write(
    mentions,
    `MATCH (d:SourceDocument {id: row.document}) MATCH (e:Entity {id: row.entity})
     CREATE (d)-[m:MENTIONS]->(e) SET m = row.properties`,
  );
  const statements = add.flatMap((view) => statementRows(view, plan, ontology));
  write(
    statements,
    `MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object}) MATCH (d:SourceDocument {id: row.document})
     CREATE (s:Statement) SET s = row.properties
     CREATE (s)-[:SUBJECT]->(a) CREATE (s)-[:OBJECT]->(b)
     FOREACH (each IN row.evidence | CREATE (s)-[v:EVIDENCED_BY]->(d) SET v = each)`,
  );
  const spoken = statements.flatMap(({ id, speakers }) =>
    (speakers as string[]).map((speaker) => ({ statement: id, speaker })),
  );
  write(
    spoken,
    "MATCH (s:Statement {id: row.statement}) MATCH (e:Entity {id: row.speaker}) CREATE (s)-[:ATTRIBUTED_TO]->(e)",
  );
}

function statementRows({ document, statements }: View, { edges, types }: Plan, ontology: Ontology): Row[] {
  const rows = statements.map((each) => toStatementRow(each, { document, types, ontology }));
  return rows.map(({ properties, ...row }) => {
    const { relationId } = properties as { relationId: string };
    return { ...row, properties: { ...(properties as Row), relationStatus: edges.get(relationId)?.status } };
  });
}

function writeRelations(write: Write, { relations: { created, updated } }: Plan): void {
  forEachType(created, (type, edges) =>
    write(
      edges.map(toRelationRow),
      `MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object})
       CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
    ),
  );
  forEachType(updated, (type, edges) =>
    write(edges.map(toRelationRow), `MATCH ()-[r:${type} {id: row.id}]->() SET r = row.properties`),
  );
}

function writeConflicts(write: Write, { conflicts: { created, restated, come } }: Plan): void {
  const toRow = ({ id, kind, rule }: Conflict) => ({ id, kind, rule });
  write(created.map(toRow), "CREATE (c:Conflict) SET c = row");
  write(restated.map(toRow), "MATCH (c:Conflict {id: row.id}) SET c.rule = row.rule");
  write(
    come,
    `MATCH (c:Conflict {id: row.conflict}) MATCH (s:Statement {id: row.statement})
     CREATE (c)-[:BETWEEN {side: row.side}]->(s)`,
  );
}

/** Asks the conflicts that are left whether an edge which left one is disputed still. */
function writeDisputes(write: Write, { unsure }: Plan): void {
  for (const [relation, edges] of Map.groupBy(unsure, ([, relation]) => relation)) {
    write(
      edges.map(([id]) => id),
      `MATCH ()-[r:${quoted(relation)} {id: row}]->() WHERE r.status IN ["stated", "disputed"]
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
