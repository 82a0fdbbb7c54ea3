// Documents by what they call an entity themselves, whatever it is shown as.
import { compareText } from "../../../domain/index.ts";
import type { Database } from "../database/database.ts";

/** See GraphStore.documentsNaming. */
export function findDocumentsNaming(db: Database, entities: readonly string[]): string[] {
  const sql = `SELECT DISTINCT d.id FROM json_each(?) asked JOIN entities e ON e.id = asked.value
    JOIN appearances a ON a.entity = e.n JOIN extractions x ON x.n = a.extraction AND x.withdrawn IS NULL
    JOIN documents d ON d.n = x.document`;
  const rows = db.all<{ id: string }>(sql, JSON.stringify(entities));
  return rows.map(({ id }) => id).sort(compareText);
}
