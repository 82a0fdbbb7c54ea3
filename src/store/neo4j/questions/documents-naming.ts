// Documents by what they call an entity themselves, whatever it is shown as.
import { compareText } from "../../../domain/index.ts";
import type { Run } from "../database/database.ts";

/** See GraphStore.documentsNaming. */
export async function findDocumentsNaming(run: Run, entities: readonly string[]): Promise<string[]> {
  if (entities.length === 0) return [];
  const rows = await run<{ document: string }>(
    `UNWIND $entities AS said OPTIONAL MATCH (merged:MergedEntity {id: said})
     WITH said, coalesce(merged.shownAs, said) AS shown
     MATCH (:Entity {id: shown})<-[m:MENTIONS]-(d:SourceDocument) WHERE said IN m.said
     RETURN DISTINCT d.id AS document`,
    { entities },
  );
  return rows.map(({ document }) => document).sort(compareText);
}
