// Where the nodes of a question and of its links come from, as the opening clauses of a Cypher subquery.
import { LINKS, type Link, type NodeKind } from "../../query.ts";
import { RANK_STEP, toSearchTerms } from "../../search-text.ts";
import { isShownOf, type Parameter } from "../database/cypher.ts";
import { quoted } from "../database/names.ts";
import { NAMES_INDEX } from "../database/schema.ts";

/** Clauses that bind a node, with conditions that belong to them; rows repeat unless made distinct. */
export interface Source {
  readonly clauses: string;
  readonly conditions: readonly string[];
  readonly distinct?: boolean;
  /** The variable that holds a row's rank, where a search gives one. */
  readonly rank?: string;
}

const LABELS = { entity: "Entity", statement: "Statement", document: "SourceDocument", conflict: "Conflict" } as const;

/** No row at all: relations of no type. */
const nothing = (n: string): Source => from(`UNWIND [] AS ${n} WITH ${n}`);

const from = (clauses: string, conditions: readonly string[] = []): Source => ({ clauses, conditions });

/** The rows of a source that meet more than belongs to it. */
export function matching({ clauses, conditions }: Source, more: readonly string[]): string {
  const all = [...conditions, ...more];
  return all.length > 0 ? `${clauses} WHERE ${all.join(" AND ")}` : clauses;
}

/** All of a kind, or those with given ids. */
export function rootSource(
  kind: NodeKind,
  n: string,
  relations: readonly string[],
  ids: readonly string[] | undefined,
  parameter: Parameter,
): Source {
  if (kind === "entity" && ids) return shownOf(n, parameter(ids));
  const isGiven = ids ? [`${n}.id IN ${parameter(ids)}`] : [];
  if (kind !== "relation") return from(`MATCH (${n}:${LABELS[kind]})`, isGiven);
  if (relations.length === 0) return nothing(n);
  if (!ids) return from(`MATCH ()-[${n}:${alternatives(relations)}]->()`);
  // An index of relationships belongs to one type, so each is asked by itself.
  const seeks = relations.map((name) => `MATCH ()-[${n}:${quoted(name)}]->() WHERE ${isGiven[0]} RETURN ${n}`);
  return from(`CALL () { ${seeks.join(" UNION ALL ")} } WITH ${n}`);
}

/** The entities that these ids are shown as, each once. */
function shownOf(n: string, ids: string): Source {
  const itself = `UNWIND ${ids} AS id MATCH (${n}:Entity {id: id}) RETURN ${n}`;
  const other = `UNWIND ${ids} AS id MATCH (m:MergedEntity {id: id}) MATCH (${n}:Entity {id: m.shownAs}) RETURN ${n}`;
  return from(`CALL () { ${itself} UNION ${other} } WITH ${n}`);
}

/** Entities whose names match a text; none when the text holds nothing to search by. */
export function searchSource(
  n: string,
  search: string,
  ids: readonly string[] | undefined,
  parameter: Parameter,
): Source {
  const terms = toSearchTerms(search);
  if (!terms) return nothing(n);
  // Prefixes and phrases consist of letters and digits alone, which mean nothing else to Lucene.
  const words = [
    ...terms.prefixes.map((word) => `+${word}*`),
    ...terms.phrases.map((signs) => `+"${signs.join(" ")}"`),
  ];
  const named = (text: string) => `${n}.foldedNames CONTAINS ${parameter(text)}`;
  const rank = `CASE WHEN ${named(`\n${terms.folded}\n`)} THEN 0 WHEN ${named(`\n${terms.folded}`)} THEN 1 ELSE 2 END`;
  return {
    clauses: `CALL db.index.fulltext.queryNodes("${NAMES_INDEX}", ${parameter(words.join(" "))}) YIELD node AS ${n}
      WITH ${n}, (${rank}) * ${RANK_STEP} - ${n}.relationCount AS ${n}rank`,
    conditions: ids ? [isShownOf(`${n}.id`, parameter(ids))] : [],
    rank: `${n}rank`,
  };
}

/** What a link leads to from `p`, a bound node or relationship. */
export function linkSource(
  kind: NodeKind,
  p: string,
  n: string,
  link: Pick<Link, "link" | "direction">,
  relations: readonly string[],
): Source | null {
  if (!Object.hasOwn(LINKS[kind], link.link)) return null;
  return SOURCES[`${kind} ${link.link}`]?.(p, n, link.direction, alternatives(relations)) ?? null;
}

/** The entities at both ends of a relation edge or statement; one at both may come twice. */
export function endsOf(kind: "relation" | "statement", p: string, n: string): Source {
  if (kind === "statement") return from(`MATCH (${p})-[:SUBJECT|OBJECT]->(${n}:Entity)`);
  return from(`UNWIND [${relationEnd(p, "subject")}, ${relationEnd(p, "object")}] AS ${n} WITH ${n}`);
}

/** The entity at an end of a relationship; undefined for a link that leads elsewhere. */
export function relationEnd(p: string, link: string): string | undefined {
  if (link === "subject") return `startNode(${p})`;
  return link === "object" ? `endNode(${p})` : undefined;
}

const alternatives = (relations: readonly string[]) => relations.map(quoted).join("|");

type LinkSource = (p: string, n: string, direction: Link["direction"], types: string) => Source;

const distinct = (clauses: string): Source => ({ clauses, conditions: [], distinct: true });

const SOURCES: Readonly<Record<string, LinkSource>> = {
  "entity relations": (p, n, direction, types) =>
    types ? from(`MATCH ${edgeOf(p, n, direction, types)}`) : nothing(n),
  "entity statements": (p, n, direction) => statementsOf(p, n, direction),
  "entity documents": (p, n) => from(`MATCH (${p})<-[:MENTIONS]-(${n}:SourceDocument)`),
  "entity conflicts": (p, n) => distinct(`MATCH (${p})<-[:SUBJECT|OBJECT]-(:Statement)<-[:BETWEEN]-(${n}:Conflict)`),
  "relation subject": (p, n) => from(`UNWIND [${relationEnd(p, "subject")}] AS ${n} WITH ${n}`),
  "relation object": (p, n) => from(`UNWIND [${relationEnd(p, "object")}] AS ${n} WITH ${n}`),
  "relation statements": (p, n) => from(`MATCH (${n}:Statement {relationId: ${p}.id})`),
  "relation conflicts": (p, n) => distinct(`MATCH (:Statement {relationId: ${p}.id})<-[:BETWEEN]-(${n}:Conflict)`),
  "statement subject": (p, n) => from(`MATCH (${p})-[:SUBJECT]->(${n}:Entity)`),
  "statement object": (p, n) => from(`MATCH (${p})-[:OBJECT]->(${n}:Entity)`),
  // A symmetric relation may run against its statement, so the edge has no direction here.
  "statement relation": (p, n, _direction, types) => (types ? edgeOfStatement(p, n, types) : nothing(n)),
  "statement speakers": (p, n) => from(`MATCH (${p})-[:ATTRIBUTED_TO]->(${n}:Entity)`),
  "statement documents": (p, n) => from(`MATCH (${n}:SourceDocument {id: ${p}.document})`),
  "statement conflicts": (p, n) => from(`MATCH (${p})<-[:BETWEEN]-(${n}:Conflict)`),
  "document statements": (p, n) => distinct(`MATCH (${p})<-[:EVIDENCED_BY]-(${n}:Statement)`),
  "document entities": (p, n) => from(`MATCH (${p})-[:MENTIONS]->(${n}:Entity)`),
  "conflict statements": (p, n) => from(`MATCH (${p})-[:BETWEEN]->(${n}:Statement)`),
};

function edgeOfStatement(p: string, n: string, types: string): Source {
  const ends = `MATCH (${p})-[:SUBJECT]->(${n}a:Entity) MATCH (${p})-[:OBJECT]->(${n}b:Entity)`;
  return {
    ...distinct(`${ends} MATCH (${n}a)-[${n}:${types}]-(${n}b)`),
    conditions: [`${n}.id = ${p}.relationId`],
  };
}

function edgeOf(p: string, n: string, direction: Link["direction"], types: string): string {
  if (direction === "outgoing") return `(${p})-[${n}:${types}]->()`;
  return direction === "incoming" ? `(${p})<-[${n}:${types}]-()` : `(${p})-[${n}:${types}]-()`;
}

/** A statement with the entity at both ends comes once. */
function statementsOf(p: string, n: string, direction: Link["direction"]): Source {
  if (direction === "outgoing") return from(`MATCH (${p})<-[:SUBJECT]-(${n}:Statement)`);
  if (direction === "incoming") return from(`MATCH (${p})<-[:OBJECT]-(${n}:Statement)`);
  const once = `(type(${n}end) = "SUBJECT" OR ${n}.subject <> ${n}.object)`;
  return from(`MATCH (${p})<-[${n}end:SUBJECT|OBJECT]-(${n}:Statement)`, [once]);
}
