// What `changes` of GraphQL must tell of every store to a client that pages through them while others write.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createServer } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince } from "../../src/pipeline/index.ts";
import type { GraphStore } from "../../src/store/index.ts";
import type { LooseAnswer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";
import type { StoreContract } from "./graph-store.ts";

const ontology = await loadOntology();

const SINCE = "2020-01-01T00:00:00.000Z";
const EDGE = "relation status subject { id name } object { id name } statements { totalCount }";
const SIDES = "id sides { label statements { id evidence { document { key } } } }";
/** The lists, and what is shown of their rows: all of it changes when others write. */
const LISTS: Readonly<Record<string, string>> = {
  documentsAdded: "id key statements { totalCount }",
  statementsAdded: "id subject { id name } object { id } relationship { status }",
  relations: `id before after relationship { ${EDGE} } shownAs { id }`,
  conflictsAdded: SIDES,
};

/** Twelve documents, of which each but the first contradicts the one before it. */
const documents = Array.from({ length: 12 }, (_, at) =>
  anExtraction(
    { key: `k${at}`, publishedAt: "2025-07-15" },
    { says: `company:nvidia PRODUCES chip:c${Math.floor(at / 2)}`, polarity: at % 2 ? "negated" : "affirmed" },
  ),
);

/** @param contract `open` gives a store with its history */
export function describePagedChanges(name: string, { open }: StoreContract): void {
  describe(`pages of what changed in the ${name} store`, () => {
    let store: GraphStore;
    let server: ReturnType<typeof createServer>;
    beforeEach(async () => {
      store = await open();
      server = createServer({ store, ontology, changesSince, limits: { cost: 1_000_000, deadlineMs: 300_000 } });
    });
    afterEach(async () => {
      await server.stop();
      await store.close();
    });

    const ask = async (query: string, variables: Record<string, unknown>): Promise<LooseAnswer> =>
      JSON.parse(JSON.stringify(await server.executeOperation({ query, variables })));
    const tell = (list: string, page: string) =>
      `query ($since: DateTime!, $at: String) { changes(since: $since) { until
        ${list}(${page}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { ${LISTS[list]} } } } } }`;

    /** All pages of a list of changes; between two of them somebody writes. */
    async function pagesOf(list: string, page: string, next: "start" | "end", write: () => Promise<unknown>) {
      const nodes: unknown[][] = [];
      const told = new Set<unknown>();
      for (let at: string | null = null; ; ) {
        const { data, errors } = await ask(tell(list, page), { since: SINCE, at });
        expect(errors).toBeUndefined();
        const { until, [list]: found } = data.changes;
        told.add(JSON.stringify([until, found.totalCount]));
        nodes.push(found.edges.map(({ node }: { node: unknown }) => node));
        await write();
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = found.pageInfo;
        if (!(next === "end" ? hasNextPage : hasPreviousPage)) return { nodes, told: [...told] };
        at = next === "end" ? endCursor : startCursor;
      }
    }

    /** Each write is another: what the answer tells of is taken back, revised, judged to be something else, and more comes. */
    function writer(): () => Promise<unknown> {
      const come = (key: string, polarity: "affirmed" | "negated") =>
        store.load([
          anExtraction({ key, publishedAt: "2025-07-16" }, { says: "company:nvidia PRODUCES chip:c1", polarity }),
        ]);
      const writes = [
        () => store.retract(["k0", "k5"]),
        () => come("k9", "affirmed"),
        () => store.judge([{ a: "chip:c2", b: "chip:c3", verdict: "same", by: "Ada" }]),
        () => come("more", "negated"),
        async () => store.revokeJudgements((await store.judgements()).map(({ id }) => id)),
      ];
      let turn = 0;
      return () => writes[turn++ % writes.length]!();
    }

    for (const list of Object.keys(LISTS)) {
      it(`tell each of ${list} once, as it was at the moment of the first page, whatever others write meanwhile`, async () => {
        await store.load(documents);
        const { until, [list]: whole } = (await ask(tell(list, "first: 100, after: $at"), { since: SINCE })).data
          .changes;
        const all = whole.edges.map(({ node }: { node: unknown }) => node);
        expect(all.length).toBeGreaterThanOrEqual(6);
        const forward = await pagesOf(list, "first: 3, after: $at", "end", writer());
        expect(forward.nodes.flat()).toEqual(all);
        expect(forward.told).toEqual([JSON.stringify([until, all.length])]);
        await store.retract((await Array.fromAsync(store.extractions())).map(({ document }) => document.key));
        await store.load(documents);
        const again = (await ask(tell(list, "first: 100, after: $at"), { since: SINCE })).data.changes[list];
        const backward = await pagesOf(list, "last: 3, before: $at", "start", writer());
        expect(backward.nodes.toReversed().flat()).toEqual(again.edges.map(({ node }: { node: unknown }) => node));
      });
    }

    it("are those of one moment, which they tell, so that nothing is lost between it and the next answer", async () => {
      await store.load(documents.slice(0, 6));
      const first = (await ask(tell("documentsAdded", "first: 3, after: $at"), { since: SINCE })).data.changes;
      await store.load(documents.slice(6));
      const cursor = first.documentsAdded.pageInfo.endCursor;
      const second = (await ask(tell("documentsAdded", "first: 3, after: $at"), { since: SINCE, at: cursor })).data
        .changes;
      expect(second.until).toBe(first.until);
      const rest = (await ask(tell("documentsAdded", "first: 100, after: $at"), { since: second.until })).data.changes;
      const keys = [first, second, rest].flatMap(({ documentsAdded: { edges } }) =>
        edges.map(({ node }: { node: { key: string } }) => node.key),
      );
      expect(keys.sort()).toEqual(documents.map(({ document }) => document.key).sort());
    });

    it("are refused where two of them are of two moments, and where a cursor is of another list", async () => {
      await store.load(documents.slice(0, 6));
      const cursorNow = async () =>
        (await ask(tell("documentsAdded", "first: 3, after: $at"), { since: SINCE })).data.changes.documentsAdded
          .pageInfo.endCursor;
      const one = await cursorNow();
      await store.load(documents.slice(6));
      const other = await cursorNow();
      const both = `query ($one: String, $other: String) { changes(since: "${SINCE}") {
        documentsAdded(first: 1, after: $one) { totalCount } again: documentsAdded(first: 1, after: $other) { totalCount } } }`;
      expect((await ask(both, { one, other: one })).errors).toBeUndefined();
      expect((await ask(both, { one, other })).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
      for (const list of ["statementsAdded", "relations"]) {
        const { errors } = await ask(tell(list, "first: 3, after: $at"), { since: SINCE, at: one });
        expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
      }
    });
  });
}
