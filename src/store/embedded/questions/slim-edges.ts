// Relation edges of which only the ends and the weight are asked for, as walks do by the thousand: they are made of the rows that
// tell their place, and no record is read or kept of them.
import type { GraphNode, NodeKind, Selection } from "../../query.ts";
import type { List, Place } from "./lists.ts";
import type { Reading } from "./read-level.ts";
import { NO_LINKS } from "./records.ts";

const MEMBERS: readonly string[] = ["support", "confidence"];

interface SlimRow extends Place {
  readonly subject: number;
  readonly object: number;
  readonly relation: string;
  readonly support: number;
  readonly confidence: number;
}

export const SLIM_COLUMNS = ", x.subject, x.object, x.relation, x.support, x.confidence";

/** Whether no more is asked for of the nodes than slim edges have. */
export function isSlim(kind: NodeKind, { members, links = {} }: Selection): boolean {
  return kind === "relation" && Object.keys(links).length === 0 && !!members?.every((each) => MEMBERS.includes(each));
}

/** Lists of rows that were read with the columns of slim edges, with these made of them. */
export function withSlimEdges({ db, records }: Reading, lists: readonly List[]): List[] {
  const rows = lists.flatMap(({ rows }) => rows as readonly SlimRow[]);
  const ids = records.entityIds(db, new Set(rows.flatMap(({ subject, object }) => [subject, object])));
  return lists.map(({ rows, count }) => ({ rows: (rows as readonly SlimRow[]).map((row) => toSlim(row, ids)), count }));
}

function toSlim(row: SlimRow, ids: ReadonlyMap<number, string>): Place {
  const { n, id, place, relation, support, confidence } = row;
  const ends = { subject: ids.get(row.subject)!, relation, object: ids.get(row.object)! };
  const node = { kind: "relation", id, ...ends, support, confidence, links: NO_LINKS } as GraphNode;
  return { n, id, place, node: Object.freeze(node) };
}
