// All that a store answers, for comparing two of them or one before and after.
import { type GraphStore, LINKS, type Link, NODE_KINDS, type NodeKind, type Query } from "../../src/store/index.ts";

/** One level of links of a kind, all that there are. */
export function allLinks(kind: NodeKind): Record<string, Link> {
  return Object.fromEntries(Object.keys(LINKS[kind]).map((link) => [link, { link, totalCount: true }]));
}

/** Every node of every kind with all its links, the counts, and as what each entity is shown that was judged to be another. */
export async function wholeAnswer(store: GraphStore): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = { stats: await store.stats(), shownAs: await shownAs(store) };
  for (const kind of NODE_KINDS) {
    answers[kind] = await store.read({ kind, text: true, runs: true, totalCount: true, links: allLinks(kind) });
  }
  return answers;
}

/** Of the ids that were judged to be one with another, which entity each of them finds. */
async function shownAs(store: GraphStore): Promise<Record<string, readonly string[]>> {
  const same = (await store.judgements()).filter(({ verdict }) => verdict === "same");
  const judged = [...new Set(same.flatMap(({ a, b }) => [a, b]))];
  const found = judged.map(async (id) => [id, await idsOf(store, { kind: "entity", ids: [id] })] as const);
  return Object.fromEntries(await Promise.all(found));
}

/** The ids of what a query finds, in order. */
export async function idsOf(store: GraphStore, query: Query): Promise<string[]> {
  const { edges } = await store.read(query);
  return edges.map(({ node }) => node.id);
}
