// How much the store holds, from the counts that Neo4j keeps anyway, but for documents that are held in part.
import type { Ontology } from "../../../ontology/index.ts";
import type { StoreStats } from "../../graph-store.ts";
import type { Run } from "../database/database.ts";
import { quoted } from "../database/names.ts";
import { assertNotRebuilding, IS_REBUILDING } from "../database/rebuilding.ts";

/** @throws CitegraphError STORE_BUSY while a rebuild is not finished */
export async function readStats(read: Run, { entityTypes, relations }: Ontology): Promise<StoreStats> {
  const counts = [
    ...["SourceDocument", "Entity", "Statement", "Conflict"].map((label) => count(`own ${label}`, `(n:${label})`)),
    ...[...entityTypes.keys()].map((type) => count(`type ${type}`, `(n:${quoted(type)})`)),
    ...[...relations.keys()].map((name) => count(`relation ${name}`, `()-[n:${quoted(name)}]->()`)),
    `MATCH (l:LogEntry) WHERE l.withdrawnAt IS NULL AND size(l.partial) > 0 RETURN "partial" AS what, count(l) AS total`,
    `RETURN "rebuilding" AS what, CASE WHEN ${IS_REBUILDING} THEN 1 ELSE 0 END AS total`, // last, for a rebuild may begin meanwhile
  ];
  const rows = await read<{ what: string; total: number }>(counts.join(" UNION ALL "));
  const totals = new Map(rows.map(({ what, total }) => [what, total]));
  assertNotRebuilding(totals.get("rebuilding") === 1);
  const relationsByName = startingWith("relation ", totals);
  return {
    documents: totals.get("own SourceDocument") ?? 0,
    partialDocuments: totals.get("partial") ?? 0,
    entities: totals.get("own Entity") ?? 0,
    relations: Object.values(relationsByName).reduce((sum, total) => sum + total, 0),
    statements: totals.get("own Statement") ?? 0,
    conflicts: totals.get("own Conflict") ?? 0,
    entitiesByType: startingWith("type ", totals),
    relationsByName,
  };
}

/** Counting a single label or type reads Neo4j's count store, not the graph. */
const count = (what: string, pattern: string) => `MATCH ${pattern} RETURN "${what}" AS what, count(n) AS total`;

function startingWith(prefix: string, totals: ReadonlyMap<string, number>): Record<string, number> {
  const found = [...totals].filter(([what, total]) => what.startsWith(prefix) && total > 0).sort();
  return Object.fromEntries(found.map(([what, total]) => [what.slice(prefix.length), total]));
}
