// Keeps what is derived (entities, relation edges, conflicts, search rows) equal to the log: only the groups that a
// change touches are made anew, by the pure functions of `graph/`.
import type { Ontology } from "../../../ontology/index.ts";
import type { Database } from "../database/database.ts";
import type { Changes } from "./changes.ts";
import { updateKey } from "./derive-conflicts.ts";
import { updateEdge, updateStatus } from "./derive-edges.ts";
import { updateEntity } from "./derive-entities.ts";

/** Makes all that was touched anew. */
export function updateDerived(db: Database, ontology: Ontology, changes: Changes): void {
  for (const [edge, change] of changes.edges) updateEdge(db, ontology, edge, change, changes);
  for (const [key, change] of changes.keys) updateKey(db, ontology, key, change, changes);
  for (const edge of changes.contested) updateStatus(db, edge);
  for (const [n, tallies] of changes.entities) updateEntity(db, n, tallies, changes);
  for (const [n, by] of changes.relationCounts) {
    if (by !== 0) db.run("UPDATE entities SET relation_count = relation_count + ? WHERE n = ?", by, n);
  }
}
