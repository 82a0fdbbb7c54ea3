// Entities as they are shown: assembled from what documents say of their names, with their search rows.
import { assembleEntity, EMPTY_TALLY, type EntityTally, sumTallies, tallyEntity } from "../../../graph/index.ts";
import { toFoldedNames, toSearchText } from "../../search-text.ts";
import { type Database, parseStored } from "../database/database.ts";
import { updateRow } from "../database/update-row.ts";
import type { Changes, Tally } from "./changes.ts";

const parseTally = (json: string) => (json ? parseStored<EntityTally>(json) : EMPTY_TALLY);

interface EntityRow {
  readonly n: number;
  readonly tally: string;
  readonly folded: string;
  readonly shown_as: number | null;
  readonly name: string;
  readonly aliases: string;
  readonly external_ids: string;
  readonly document_count: number;
  readonly mention_count: number;
  readonly relation_count: number;
  readonly is_shown: number;
}

const COLUMNS = `n, tally, folded, shown_as, name, aliases, external_ids, document_count, mention_count, relation_count,
  is_shown`;

/** Assembles an entity from all that are shown as it; one that is shown as another is hidden. */
export function updateEntity(
  db: Database,
  n: number,
  changed: ReadonlyMap<number, readonly Tally[]>,
  { relationCounts }: Changes,
): void {
  const rows = db.all<EntityRow>(`SELECT ${COLUMNS} FROM entities WHERE n = ?1 OR shown_as = ?1`, n);
  const members = rows.filter((row) => row.n !== n || row.shown_as === null);
  const tallies = new Map(members.map((row) => [row.n, changeTally(row, changed.get(row.n) ?? [])]));
  const tally = members.length === 1 ? tallies.get(members[0]!.n)! : sumTallies([...tallies.values()]);
  for (const other of changed.keys()) if (other !== n) writeTally(db, other, tallies.get(other)!);
  const { name, aliases, externalIds } = assembleEntity(tally);
  const names = [name, ...aliases];
  const documents = members.length > 1 ? countDocuments(db, n) : tally.documents;
  const folded = documents > 0 ? toFoldedNames(names) : "";
  const before = rows.find((row) => row.n === n)!;
  updateRow(db, "entities", before, {
    name: name === "" ? before.name : name,
    aliases: JSON.stringify(aliases),
    external_ids: JSON.stringify(externalIds),
    folded,
    document_count: documents,
    mention_count: tally.mentions,
    relation_count: before.relation_count + (relationCounts.get(n) ?? 0),
    tally: changed.has(n) ? JSON.stringify(tallies.get(n)) : before.tally,
    is_shown: Number(documents > 0),
  });
  relationCounts.delete(n);
  const known = before.folded;
  if (folded === known) return;
  if (known !== "") db.run("DELETE FROM names WHERE rowid = ?", n);
  if (documents > 0) db.run("INSERT INTO names (rowid, words) VALUES (?, ?)", n, toSearchText(names));
}

function changeTally({ tally }: EntityRow, changes: readonly Tally[]): EntityTally {
  return changes.reduce((sum, { entity, by }) => tallyEntity(sum, entity, by), parseTally(tally));
}

function writeTally(db: Database, n: number, tally: EntityTally): void {
  db.run("UPDATE entities SET tally = ? WHERE n = ?", JSON.stringify(tally), n);
}

/** Documents that name an entity by any of its ids, each once. */
function countDocuments(db: Database, n: number): number {
  const sql = `SELECT count(DISTINCT a.extraction) AS count FROM appearances a JOIN extractions e ON e.n = a.extraction
    WHERE a.entity IN (SELECT n FROM entities WHERE n = ?1 OR shown_as = ?1) AND e.withdrawn IS NULL`;
  return db.get<{ count: number }>(sql, n)?.count ?? 0;
}
