// Questions that a reader of the graph asks, as each way of keeping it answers them.
import { type EdgesOf, findNeighbourhood, findPaths } from "../../../src/graph/index.ts";
import type { GraphStore, RelationRecord } from "../../../src/store/index.ts";
import { percentiles, report, timeOf } from "./measure.ts";

export const QUESTIONS = [
  "entity page",
  "one-hop filter",
  "two hops, 1,000",
  "shortest path",
  "prefix search",
] as const;
export type Question = (typeof QUESTIONS)[number];

/** Answers each question about an entity (`id`), another one (`other`) or a beginning of a name (`prefix`). */
export type Answers = Readonly<Record<Question, (subject: Subject) => Promise<unknown> | unknown>>;

export interface Subject {
  readonly id: string;
  readonly other: string;
  readonly prefix: string;
}

const TIMES: Readonly<Record<Question, number>> = {
  "entity page": 200,
  "one-hop filter": 200,
  "two hops, 1,000": 30,
  "shortest path": 60,
  "prefix search": 200,
};
const WARM_UP = 0.2;

export const PAGE_SIZE = 50;
export const FILTERED_RELATION = "SELLS_TO";
export const MAX_ENTITIES = 1_000;
export const MAX_LENGTH = 4;

/** Asks all questions of one way and reports p50 and p99 in milliseconds. */
export async function measureQuestions(name: string, answers: Answers, subjects: readonly Subject[]): Promise<void> {
  for (const question of QUESTIONS) {
    const [times, count] = [[] as number[], TIMES[question]];
    for (let at = -count * WARM_UP; at < count; at += 1) {
      const ms = await timeOf(() => answers[question](subjects[Math.abs(at) % subjects.length]!));
      if (at >= 0) times.push(ms);
    }
    const { p50, p99 } = percentiles(times);
    report(`${name}, ${question}`, { p50_ms: p50, p99_ms: p99 });
  }
}

/** A store of ours. */
export function answersOf(store: GraphStore): Answers {
  const single = (link: string) => ({ link });
  const ends = { subject: single("subject"), object: single("object") };
  const statements = { link: "statements", page: { size: 5 }, links: { documents: single("documents") } };
  const edges = edgesOf(store);
  return {
    "entity page": ({ id }) => {
      const relations = {
        link: "relations",
        page: { size: PAGE_SIZE },
        totalCount: true,
        links: { ...ends, statements },
      };
      return store.read({ kind: "entity", ids: [id], links: { relations } });
    },
    "one-hop filter": ({ id }) => {
      const filter = { relations: [FILTERED_RELATION], polarity: ["affirmed" as const] };
      const relations = { link: "relations", filter, page: { size: PAGE_SIZE }, links: ends };
      return store.read({ kind: "entity", ids: [id], links: { relations } });
    },
    "two hops, 1,000": ({ id }) => findNeighbourhood(id, { depth: 2, maxEntities: MAX_ENTITIES }, edges),
    "shortest path": ({ id, other }) => findPaths(id, other, { maxLength: MAX_LENGTH, maxPaths: 1 }, edges),
    "prefix search": ({ prefix }) => store.read({ kind: "entity", search: prefix, page: { size: 20 } }),
  };
}

/** As GraphQL's walks ask. */
function edgesOf(store: GraphStore): EdgesOf {
  const orderBy = { field: "support", direction: "desc" } as const;
  return async (ids, limit) => {
    const members = ["support", "confidence"];
    const relations = { link: "relations", orderBy, page: { size: limit }, totalCount: true, members };
    const { edges } = await store.read({ kind: "entity", ids, links: { relations } });
    return new Map(
      edges.map(({ node: { id, links } }) => {
        const { edges: found = [], totalCount } = links.relations!;
        return [id, { edges: found.map(({ node }) => node as RelationRecord), total: totalCount ?? 0 }];
      }),
    );
  };
}
