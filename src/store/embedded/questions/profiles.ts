// What entities are compared by when candidates are looked for.
import { compareText, type EntityProfile, type ExternalIds, inStoreOrder } from "../../../domain/index.ts";
import { PROFILE_EDGES } from "../../candidates.ts";
import { type Database, parseStored } from "../database/database.ts";

interface ProfileRow {
  readonly n: number;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: string;
  readonly externalIds: string;
  readonly mentionCount: number;
}

/** All entities that are shown, by id. Two questions, whatever their number. */
export function readProfiles(db: Database): EntityProfile[] {
  return db.snapshot(() => {
    const entities = db.all<ProfileRow>(
      `SELECT n, id, type, name, aliases, external_ids AS externalIds, mention_count AS mentionCount
       FROM entities WHERE is_shown = 1`,
    );
    const edges = edgesOf(db, new Map(entities.map(({ n, id }) => [n, id])));
    return inStoreOrder(entities).map(({ n, aliases, externalIds, ...row }) => ({
      ...row,
      aliases: parseStored<string[]>(aliases),
      externalIds: parseStored<ExternalIds>(externalIds),
      edges: (edges.get(n) ?? []).sort(compareText),
    }));
  });
}

/** The edges of each entity that has no more than PROFILE_EDGES, by its number. */
function edgesOf(db: Database, idOf: ReadonlyMap<number, string>): Map<number, string[]> {
  const edges = new Map<number, string[]>();
  const rows = db.all<{ n: number; edge: string; other: number }>(
    `SELECT r.subject AS n, r.relation || '>' AS edge, r.object AS other FROM relations r
       JOIN entities e ON e.n = r.subject WHERE r.is_shown = 1 AND e.relation_count <= ?1
     UNION ALL SELECT r.object, r.relation || '<', r.subject FROM relations r
       JOIN entities e ON e.n = r.object WHERE r.is_shown = 1 AND e.relation_count <= ?1`,
    PROFILE_EDGES,
  );
  for (const { n, edge, other } of rows) {
    const known = edges.get(n);
    if (known) known.push(`${edge}${idOf.get(other)}`);
    else edges.set(n, [`${edge}${idOf.get(other)}`]);
  }
  return edges;
}
