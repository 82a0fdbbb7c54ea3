// Makes all that is derived anew from the log, in one transaction.
import { CitegraphError, type ExtractedEntity } from "../../../domain/index.ts";
import {
  daysInForce,
  EMPTY_TALLY,
  type EntityTally,
  passageOf,
  rulesOf,
  storyOf,
  tallyEntity,
} from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { assertDerivedBy } from "../../derived-by.ts";
import type { StatementRecord } from "../../query.ts";
import { type Database, inOrder, parseStored, type Row } from "../database/database.ts";
import { DERIVATION } from "../database/schema.ts";
import { type Changes, createChanges, noteEntity } from "../derived/changes.ts";
import { updateDerived } from "../derived/derive.ts";
import { emptyEdgeRows } from "../derived/edge-row.ts";
import { mendEdge, placeStatement, SAID_COLUMNS, shownEntity } from "../derived/place.ts";
import { toRecord } from "../questions/rows.ts";
import { showAsJudged } from "./judge.ts";
import { speakersOf } from "./write.ts";

/**
 * Derives anew what was derived by other rules, those of an earlier version or of another ontology. A new store is derived by none yet.
 * @throws CitegraphError STORE_VERSION where it may not be written, or was derived by the rules of a later version
 */
export function deriveByTodaysRules(db: Database, ontology: Ontology, readOnly: boolean): void {
  const { derivation, rules } = db.get<{ derivation: number; rules: string }>("SELECT derivation, rules FROM clock")!;
  if (derivation === DERIVATION && rules === rulesOf(ontology)) return;
  const refuse = (how: string, hint: string) => {
    throw new CitegraphError("STORE_VERSION", `What the store derives was made ${how}.`, { hint });
  };
  if (derivation > DERIVATION) refuse("by a newer version of citegraph", "Use that version.");
  if (readOnly && derivation < DERIVATION) refuse("by an older version of citegraph", "Run `citegraph rebuild`.");
  if (readOnly) refuse("with another ontology", "Give that ontology, or run `citegraph rebuild` with this one.");
  rebuild(db, ontology);
}

/** The same database; it is changed only as long as it is derived as this ontology has it. */
export function whileDerivedBy(db: Database, ontology: Ontology): Database {
  const own = rulesOf(ontology);
  return {
    ...db,
    transaction: (work) =>
      db.transaction(() => {
        assertDerivedBy(db.get<{ rules: string }>("SELECT rules FROM clock")?.rules, own);
        return work();
      }),
  };
}

/** See GraphStore.rebuild. */
export function rebuild(db: Database, ontology: Ontology): void {
  db.transaction(() => {
    db.run("UPDATE clock SET derivation = ?, rules = ?", DERIVATION, rulesOf(ontology));
    const derived = ["conflict_sides", "conflicts", "conflict_keys", "names", "speakers", "sketches", "copy_marks"];
    for (const table of derived) db.run(`DELETE FROM ${table}`);
    db.run("UPDATE documents SET live = n IN (SELECT document FROM extractions WHERE withdrawn IS NULL)");
    db.run(`UPDATE statements SET recorded = e.recorded, withdrawn = e.withdrawn, document = e.document,
      published_at = d.published_at FROM extractions e JOIN documents d ON d.n = e.document WHERE e.n = statements.extraction`);
    db.run("UPDATE entities SET shown_as = NULL, relation_count = 0, folded = '', is_shown = 0");
    emptyEdgeRows(db);
    showAsJudged(db);
    for (const { n, text } of inOrder<{ n: number; text: string }>(db, NEXT_TEXT))
      db.run("UPDATE documents SET story = ? WHERE n = ?", storyOf({ text }), n);
    const changes = createChanges();
    for (const row of inOrder<Named>(db, NEXT_ENTITY)) retally(db, row, changes);
    for (const row of inOrder(db, NEXT_STATEMENT)) mendStatement(db, ontology, row, changes);
    updateDerived(db, ontology, changes);
  });
}

const NEXT_TEXT = "SELECT document AS n, text FROM texts WHERE document > ? ORDER BY document LIMIT 1";
const NEXT_ENTITY = "SELECT n, id, type FROM entities WHERE n > ? ORDER BY n LIMIT 1";
const NEXT_STATEMENT = `SELECT ${SAID_COLUMNS}, x.withdrawn FROM statements x WHERE x.n > ? ORDER BY x.n LIMIT 1`;

/** Makes all anew that a row of the log repeats for its indexes, and places it in the graph if it holds. */
function mendStatement(db: Database, ontology: Ontology, row: Row, changes: Changes): void {
  const n = row.n as number;
  const { attributedTo, evidence, ...statement } = toRecord("statement", row) as StatementRecord;
  const { from, to } = daysInForce(statement);
  const passage = passageOf(evidence[0]?.quote ?? "");
  db.run("UPDATE statements SET valid_from = ?, valid_to = ?, passage = ? WHERE n = ?", from, to, passage, n);
  if (row.withdrawn !== null) return;
  for (const speaker of speakersOf(attributedTo)) {
    db.run("INSERT INTO speakers SELECT n, ? FROM entities WHERE id = ?", n, speaker);
  }
  const [said, saidOf] = [shownEntity(db, row.subject_said as number), shownEntity(db, row.object_said as number)];
  mendEdge(db, ontology, statement.relation, said, saidOf);
  placeStatement(db, ontology, row, changes);
}

interface Named {
  readonly n: number;
  readonly id: string;
  readonly type: string;
}

function retally(db: Database, entity: Named, changes: Changes): void {
  db.run("UPDATE entities SET tally = ? WHERE n = ?", JSON.stringify(tallyOfLog(db, entity)), entity.n);
  noteEntity(changes, entity.n);
}

/** What the documents that hold say of the names of an id. */
export function tallyOfLog(db: Database, { n, id, type }: Named): EntityTally {
  const sql = `SELECT a.content FROM appearances a JOIN extractions e ON e.n = a.extraction
    WHERE a.entity = ? AND e.withdrawn IS NULL`;
  return db.all<{ content: string }>(sql, n).reduce((sum, { content }) => {
    const entity = { id, type, ...parseStored<object>(content) } as ExtractedEntity;
    return tallyEntity(sum, entity, 1);
  }, EMPTY_TALLY);
}
