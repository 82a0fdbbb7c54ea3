// Makes all that is derived anew from the log, in one transaction.
import type { ExtractedEntity } from "../../domain/index.ts";
import { EMPTY_TALLY, tallyEntity } from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { Database, Row } from "./database.ts";
import { type Changes, createChanges, updateDerived } from "./derive.ts";
import { showEntities } from "./judge.ts";
import { placeStatement, SAID_COLUMNS } from "./place.ts";

/** See GraphStore.rebuild. */
export function rebuild(db: Database, ontology: Ontology): void {
  db.transaction(() => {
    db.run("DELETE FROM conflicts");
    db.run("DELETE FROM conflict_keys");
    db.run("DELETE FROM names");
    db.run("UPDATE entities SET shown_as = NULL, relation_count = 0");
    db.run("UPDATE relations SET statement_count = 0, support = 0");
    const changes = createChanges();
    eachRow(db, "SELECT n, id, type FROM entities WHERE n > ? ORDER BY n LIMIT 1", (row) => retally(db, row, changes));
    const next = `SELECT ${SAID_COLUMNS} FROM statements x WHERE x.n > ? AND x.withdrawn IS NULL ORDER BY x.n LIMIT 1`;
    eachRow(db, next, (row) => placeStatement(db, ontology, row, changes));
    updateDerived(db, ontology, changes);
    showEntities(db, ontology);
  });
}

function eachRow(db: Database, next: string, work: (row: Row) => void): void {
  for (let row = db.get(next, 0); row; row = db.get(next, row.n as number)) work(row);
}

function retally(db: Database, { n, id, type }: Row, changes: Changes): void {
  const sql = `SELECT a.content FROM appearances a JOIN extractions e ON e.n = a.extraction
    WHERE a.entity = ? AND e.withdrawn IS NULL`;
  const contents = db.all<{ content: string }>(sql, n as number);
  const tally = contents.reduce((sum, { content }) => {
    const entity = { id, type, ...(JSON.parse(content) as object) } as ExtractedEntity;
    return tallyEntity(sum, entity, 1);
  }, EMPTY_TALLY);
  db.run("UPDATE entities SET tally = ? WHERE n = ?", JSON.stringify(tally), n as number);
  changes.entities.add(n as number);
}
