// Judgements: added to the log, and the entities they join or part shown accordingly.
import {
  CitegraphError,
  decideJudgements,
  type Judgement,
  type JudgementInput,
  type Verdict,
  withReplaced,
} from "../../../domain/index.ts";
import { canonicalIds } from "../../../graph/index.ts";
import { type Ontology, scopeWords, typeOfId } from "../../../ontology/index.ts";
import type { JudgementPreview } from "../../graph-store.ts";
import type { Database, Row } from "../database/database.ts";
import { createChanges, noteEntity } from "../derived/changes.ts";
import { updateDerived } from "../derived/derive.ts";
import { placeStatement, SAID_COLUMNS } from "../derived/place.ts";
import { changing, nextMark } from "./write.ts";

/** See GraphStore.judge. */
export function judge(
  db: Database,
  ontology: Ontology,
  inputs: readonly JudgementInput[],
  now: number,
  acceptUnseen: boolean,
): Judgement[] {
  return changing(db, now, (mark) => {
    if (acceptUnseen) for (const { a, b } of inputs) for (const id of [a, b]) expectEntity(db, ontology, id);
    const judgements = addJudgements(db, inputs, mark);
    showEntities(db, ontology);
    return judgements;
  });
}

/** See GraphStore.previewJudgements. */
export function previewJudgements(
  db: Database,
  ontology: Ontology,
  inputs: readonly JudgementInput[],
  now: number,
): JudgementPreview {
  return db.rehearse(() => {
    const [entitiesBefore, conflictsBefore] = [countEntities(db), conflictRules(db)];
    const mark = nextMark(db, now);
    addJudgements(db, inputs, mark);
    const statementsMoved = showEntities(db, ontology);
    const [entitiesAfter, conflictsAfter] = [countEntities(db), conflictRules(db)];
    return {
      entitiesBefore,
      entitiesAfter,
      statementsMoved,
      conflictsAdded: missingIn(conflictsBefore, conflictsAfter),
      conflictsRemoved: missingIn(conflictsAfter, conflictsBefore),
    };
  });
}

/** See GraphStore.revokeJudgements. */
export function revokeJudgements(db: Database, ontology: Ontology, ids: readonly string[], now: number): number {
  return changing(db, now, (mark) => {
    const sql = "UPDATE judgements SET revoked = ? WHERE id = ? AND revoked IS NULL";
    const revoked = ids.reduce((total, id) => total + db.run(sql, mark, id).changes, 0);
    showEntities(db, ontology);
    return revoked;
  });
}

/** Judgements in the order they were made. */
export function readJudgements(db: Database, revoked: boolean): Judgement[] {
  const where = revoked ? "1" : "revoked IS NULL";
  // Columns by their names: what is damaged in those would else be missing without a word.
  const columns = "id, a, b, verdict, score, why, decided_by, recorded, revoked";
  const logged = db
    .all(`SELECT ${columns} FROM judgements WHERE ${where} ORDER BY recorded, id`)
    .map(toStoredJudgement);
  return withReplaced(logged).filter(({ revokedAt }) => revoked || revokedAt === null);
}

function toStoredJudgement(row: Row): Judgement {
  return {
    id: row.id as string,
    a: row.a as string,
    b: row.b as string,
    verdict: row.verdict as Verdict,
    score: row.score as number | null,
    why: row.why as string,
    by: row.decided_by as string,
    at: new Date(row.recorded as number).toISOString(),
    revokedAt: row.revoked === null ? null : new Date(row.revoked as number).toISOString(),
  };
}

/** @returns one for each input, as it stands in the log */
function addJudgements(db: Database, inputs: readonly JudgementInput[], mark: number): Judgement[] {
  for (const { a, b } of inputs) for (const end of [a, b]) assertKnown(db, end);
  const at = new Date(mark).toISOString();
  const { judgements, added } = decideJudgements(readJudgements(db, false), inputs, at);
  for (const { id, a, b, verdict, score, why, by } of added) {
    const sql = `INSERT INTO judgements (id, a, b, verdict, score, why, decided_by, recorded)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
    db.run(sql, id, a, b, verdict, score, why, by, mark);
  }
  return judgements;
}

function assertKnown(db: Database, id: string): void {
  if (db.get("SELECT 1 FROM entities WHERE id = ?", id)) return;
  throw new CitegraphError("NOT_FOUND", `The store never saw an entity ${id}.`);
}

/** Makes a hidden row for an entity that no document has named yet, so that a judgement can speak of it. */
function expectEntity(db: Database, ontology: Ontology, id: string): void {
  const sql = `INSERT OR IGNORE INTO entities (id, type, name, aliases, external_ids, tally, folded)
    VALUES (?, ?, ?, '[]', '{}', '', '')`;
  db.run(sql, id, typeOfId(id, ontology), id.slice(id.indexOf(":") + 1));
}

/**
 * Shows each entity as the judgements say, and moves the statements of those that changed.
 * @returns how many live statements moved
 */
export function showEntities(db: Database, ontology: Ontology): number {
  const { canonical } = canonicalIds(readJudgements(db, false));
  const shown = `SELECT e.id, s.id AS shown FROM entities e JOIN entities s ON s.n = e.shown_as WHERE e.shown_as IS NOT NULL`;
  const before = new Map(db.all<{ id: string; shown: string }>(shown).map((row) => [row.id, row.shown]));
  const changed = [...new Set([...before.keys(), ...canonical.keys()])].filter(
    (id) => before.get(id) !== canonical.get(id),
  );
  const changes = createChanges();
  const numberOf = (id: string) => db.get<{ n: number }>("SELECT n FROM entities WHERE id = ?", id)!.n;
  const unique = (rows: readonly Row[]) => [...new Map(rows.map((row) => [row.n, row])).values()];
  const moved = unique(changed.flatMap((id) => statementsSaidOf(db, numberOf(id), numberOf(before.get(id) ?? id))));
  const limited = changed.flatMap((id) => statementsLimitedBy(db, ontology, numberOf(id)));
  for (const id of changed) {
    for (const other of [id, before.get(id), canonical.get(id)]) if (other) noteEntity(changes, numberOf(other));
    const target = canonical.get(id);
    db.run("UPDATE entities SET shown_as = ? WHERE id = ?", target === undefined ? null : numberOf(target), id);
  }
  for (const row of unique([...moved, ...limited])) placeStatement(db, ontology, row, changes);
  updateDerived(db, ontology, changes);
  return moved.length;
}

/** Notes as what each entity is shown, and moves nothing. */
export function showAsJudged(db: Database): void {
  for (const [id, shown] of canonicalIds(readJudgements(db, false)).canonical)
    db.run("UPDATE entities SET shown_as = (SELECT n FROM entities WHERE id = ?) WHERE id = ?", shown, id);
}

/** Live statements whose text names an entity, which is shown as another one (or itself) so far. */
function statementsSaidOf(db: Database, said: number, shown: number): Row[] {
  const live = `SELECT ${SAID_COLUMNS} FROM statements x WHERE x.withdrawn IS NULL`;
  return db.all(
    `${live} AND x.subject = ?2 AND x.subject_said = ?1 UNION ${live} AND x.object = ?2 AND x.object_said = ?1`,
    ...[said, shown],
  );
}

/** Live statements whose role may name an entity of their document. */
function statementsLimitedBy(db: Database, ontology: Ontology, said: number): Row[] {
  const scoped = [...ontology.relations.keys()].filter((relation) => scopeWords(relation, ontology).length > 0);
  return db.all(
    `SELECT ${SAID_COLUMNS} FROM appearances a JOIN statements x ON x.extraction = a.extraction
      WHERE a.entity = ?1 AND x.withdrawn IS NULL AND x.role IS NOT NULL AND x.relation IN (SELECT value FROM json_each(?2))`,
    ...[said, JSON.stringify(scoped)],
  );
}

const countEntities = (db: Database) =>
  db.get<{ n: number }>("SELECT count(*) AS n FROM entities WHERE is_shown = 1")?.n ?? 0;

function conflictRules(db: Database): Map<string, string> {
  const rows = db.all<{ id: string; rule: string }>("SELECT id, rule FROM conflicts ORDER BY id");
  return new Map(rows.map(({ id, rule }) => [id, rule]));
}

function missingIn(
  some: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): { id: string; rule: string }[] {
  return [...others].filter(([id]) => !some.has(id)).map(([id, rule]) => ({ id, rule }));
}
