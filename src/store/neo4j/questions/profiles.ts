// What entities are compared by when candidates are looked for.
import { compareText, type EntityProfile, inStoreOrder } from "../../../domain/index.ts";
import { PROFILE_EDGES } from "../../candidates.ts";
import { int, type Run } from "../database/database.ts";
import { anyOf } from "../database/names.ts";
import { toExternalIds } from "../derived/rows.ts";

type ProfileRow = Omit<EntityProfile, "externalIds"> & { readonly externalIds: readonly string[] };

/** All entities that are shown, by id. One question, whatever their number. */
export async function readProfiles(run: Run, relations: readonly string[]): Promise<EntityProfile[]> {
  const edges = relations.length === 0 ? "[]" : edgesOf(anyOf(relations));
  const rows = await run<ProfileRow>(
    `MATCH (e:Entity) RETURN e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases,
       e.externalIds AS externalIds, e.mentionCount AS mentionCount, ${edges} AS edges`,
    { most: int(PROFILE_EDGES) },
  );
  return inStoreOrder(rows).map(({ externalIds, edges, ...row }) => ({
    ...row,
    externalIds: toExternalIds(externalIds),
    edges: [...edges].sort(compareText),
  }));
}

function edgesOf(types: string): string {
  return `CASE WHEN e.relationCount > $most THEN [] ELSE
    COLLECT { MATCH (e)-[r:${types}]->(o:Entity) RETURN type(r) + ">" + o.id } +
    COLLECT { MATCH (e)<-[r:${types}]-(o:Entity) RETURN type(r) + "<" + o.id } END`;
}
