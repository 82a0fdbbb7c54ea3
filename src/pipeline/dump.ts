// The canonical dump: a whole store as lines of JSON that are the same for the same graph, on every store.
import type { Extraction, Judgement } from "../domain/index.ts";
import { compareText, toCanonicalJson } from "../domain/index.ts";
import type { Filter, GraphStore, NodeKind } from "../store/index.ts";
import { isWhole } from "./export/read-entities.ts";
import { readExtractions } from "./export/read-extractions.ts";
import { readNodes } from "./export/read-nodes.ts";

/** The first line of every dump. A reader refuses other numbers. */
export const DUMP_FORMAT = { kind: "citegraph", format: 1 } as const;

const DERIVED: readonly NodeKind[] = ["entity", "relation", "conflict"];

/**
 * All that a store holds, one object a line, keys sorted: first a line with the format, then live judgements by their
 * pairs (`kind: "judgement"`), for each document by key what it says (`kind: "extraction"`: document, entities,
 * statements, run; once for each reading), then what is derived from that (`entity`, `relation`, `conflict`, each by id). No time of ours is in it, so two stores with the same graph have the same dump.
 * With a filter, what documents say is cut to the statements that pass and the entities these name, and what is derived
 * is left out, since it is another thing for a part: a store that loads the lines derives it.
 */
export async function* dumpLines(store: GraphStore, filter: Filter = {}): AsyncIterable<string> {
  yield toCanonicalJson(DUMP_FORMAT);
  for (const judgement of byPair(await store.judgements())) yield toCanonicalJson(toDumpedJudgement(judgement));
  for await (const extraction of readExtractions(store, filter)) yield toCanonicalJson(toDumped(extraction));
  if (!isWhole(filter)) return;
  for (const kind of DERIVED) {
    for await (const { links: _links, ...node } of readNodes(store, { kind })) yield toCanonicalJson(node);
  }
}

function toDumped({ document, entities, statements, run }: Extraction) {
  const { retrievedAt: _ours, ...said } = document;
  return { kind: "extraction", document: said, entities: byId(entities), statements: byId(statements), run };
}

/** When it was made is of our time, and so is its id. */
function toDumpedJudgement({ a, b, verdict, score, why, by }: Judgement) {
  return { kind: "judgement", a, b, verdict, score, why, by };
}

const byPair = (judgements: readonly Judgement[]): Judgement[] =>
  judgements.toSorted((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));

function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => compareText(a.id, b.id));
}
