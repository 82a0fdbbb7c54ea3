// How much the store holds, from the counts that Neo4j keeps anyway, but for documents that are held in part.
import type { Ontology } from "../../../ontology/index.ts";
import type { StoreStats, Waiting } from "../../graph-store.ts";
import type { Database } from "../database/database.ts";
import { quoted } from "../database/names.ts";
import { inOneStatement, readDerived } from "../database/still.ts";

/** @throws CitegraphError STORE_BUSY while a rebuild is not finished */
export async function readStats(
  database: Database,
  { entityTypes, relations }: Ontology,
  waiting?: Waiting,
): Promise<StoreStats> {
  const counts = [
    ...["SourceDocument", "Entity", "Statement", "Conflict"].map((label) => count(`own ${label}`, `(n:${label})`)),
    ...[...entityTypes.keys()].map((type) => count(`type ${type}`, `(n:${quoted(type)})`)),
    ...[...relations.keys()].map((name) => count(`relation ${name}`, `()-[n:${quoted(name)}]->()`)),
    `MATCH (l:LogEntry) WHERE l.withdrawnAt IS NULL AND size(l.partial) > 0 RETURN "partial" AS what, count(l) AS total`,
  ];
  const expression = `COLLECT { CALL () { ${counts.join(" UNION ALL ")} } RETURN [what, total] }`;
  const totals = new Map(await readDerived(database, inOneStatement<[string, number][]>(expression), waiting));
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
