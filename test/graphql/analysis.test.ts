import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

/** Two circles of companies that deal with one another, and one deal between them. */
const circle = (...names: readonly string[]) =>
  names.flatMap((one, at) => names.slice(at + 1).map((other) => `company:${one} PARTNERS_WITH company:${other}`));
const documents = [
  anExtraction({ key: "a.txt", publishedAt: "2025-01-02", outlet: "Daily" }, ...circle("a", "b", "c")),
  anExtraction({ key: "x.txt", publishedAt: "2025-03-04", outlet: "Weekly" }, ...circle("x", "y", "z")),
  anExtraction({ key: "deal.txt" }, "company:a SELLS_TO company:x", {
    says: "company:b ACQUIRES company:q",
    polarity: "negated",
  }),
];

interface Row {
  readonly members: { readonly edges: { readonly node: { readonly id: string } }[] };
}
const namesOf = ({ edges }: { readonly edges: { readonly node: { readonly name: string } }[] }) =>
  edges.map(({ node }) => node.name);
const idsOf = ({ members }: Row) => members.edges.map(({ node }) => node.id);

describe("communities", () => {
  it("are what hangs together, with what is asked of each member, in two questions to the store", async () => {
    const { ask, reads } = await aServer(documents);
    const { data, errors } = await ask(`{ communities { totalCount modularity complete relationCount omittedRelations
      edges { node { id name } size relatedPairs
        members { totalCount edges { strength node { id name relations { totalCount } } } } } } }`);
    expect(errors).toBeUndefined();
    expect(data.communities).toMatchObject({ totalCount: 2, complete: true, relationCount: 7, omittedRelations: 0 });
    expect(data.communities.edges.map(idsOf)).toEqual([
      ["company:a", "company:b", "company:c"],
      ["company:x", "company:y", "company:z"],
    ]);
    const [first] = data.communities.edges;
    expect(first).toMatchObject({ size: 3, relatedPairs: 3, node: { id: "company:a", name: "A" } });
    expect(first.members.edges[0]).toMatchObject({ strength: 2, node: { name: "A", relations: { totalCount: 3 } } });
    expect(reads).toHaveLength(2);
  });

  it("say what the budget left out, and come in pages whose cursors hold for their question alone", async () => {
    const { ask } = await aServer(documents);
    const page = async (args: string) =>
      await ask(`{ communities(${args}) { complete relationCount omittedRelations
      edges { size members(first: 1) { edges { node { id } } } } pageInfo { hasNextPage endCursor } } }`);
    const few = await page("maxRelations: 4");
    expect(few.data.communities).toMatchObject({ complete: false, relationCount: 4, omittedRelations: 3 });
    const first = await page("first: 1");
    const { endCursor } = first.data.communities.pageInfo;
    const rest = await page(`first: 5, after: "${endCursor}"`);
    expect([first, rest].map(({ data }) => data.communities.edges.map(idsOf))).toEqual([
      [["company:a"]],
      [["company:x"]],
    ]);
    const other = await page(`first: 5, resolution: 2, after: "${endCursor}"`);
    expect(other.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  it("are those of the relation edges that pass the filter", async () => {
    const { ask } = await aServer(documents);
    const { data } = await ask(
      `{ communities(filter: { outlet: ["Weekly"] }) { edges { members { edges { node { id } } } } } }`,
    );
    expect(data.communities.edges.map(idsOf)).toEqual([["company:x", "company:y", "company:z"]]);
  });

  it("show as many members as each field asks for", async () => {
    const { ask } = await aServer(documents);
    const { data } = await ask(
      `query ($n: Int) { communities(first: 1) { edges {
      one: members(first: 1) { edges { node { name } } } last: members(last: $n) { edges { node { name } } } ...rest } } }
      fragment rest on CommunityEdge { none: members(first: 0) { edges { strength } pageInfo { hasNextPage } } }`,
      { n: 2 },
    );
    const [{ one, last, none }] = data.communities.edges;
    expect([one, last].map(namesOf)).toEqual([["A"], ["B", "C"]]);
    expect(none).toEqual({ edges: [], pageInfo: { hasNextPage: true } });
  });

  it("page their members, by cursors that hold for their question alone", async () => {
    const { ask } = await aServer(documents);
    const page = async (args: string, members: string) =>
      await ask(
        `{ communities(${args}) { edges { members(${members}) { edges { node { name } } pageInfo { endCursor } } } } }`,
      );
    const first = (await page("first: 1", "first: 2")).data.communities.edges[0].members;
    const after = `after: "${first.pageInfo.endCursor}"`;
    const second = (await page("first: 1", after)).data.communities.edges[0].members;
    expect([first, second].map(namesOf)).toEqual([["A", "B"], ["C"]]);
    const other = await page("resolution: 2", after);
    expect(other.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  it.for(["resolution: 0", "resolution: 11", "maxRelations: 0", "maxRelations: 20001", "first: 101"])(
    "refuse %s",
    async (args) => {
      const { ask } = await aServer(documents);
      const { errors } = await ask(`{ communities(${args}) { totalCount } }`);
      expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    },
  );
});

describe("centrality", () => {
  it("ranks entities by the measure, in two questions to the store", async () => {
    const { ask, reads } = await aServer(documents);
    const { data } = await ask(`{ centrality(measure: BETWEENNESS, first: 3) { totalCount complete
      edges { score rank node { id name } } } }`);
    expect(data.centrality).toMatchObject({ totalCount: 6, complete: true });
    expect(data.centrality.edges).toMatchObject([
      { rank: 1, score: 0.6, node: { id: "company:a", name: "A" } },
      { rank: 2, score: 0.6, node: { id: "company:x" } },
      { rank: 3, score: 0 },
    ]);
    expect(reads).toHaveLength(2);
  });

  it("costs what it looks at, so that no operation asks for many of them", async () => {
    const { ask } = await aServer(documents);
    const many = Array.from(
      { length: 12 },
      (_, at) => `c${at}: centrality(measure: CLOSENESS, maxRelations: 20000) { totalCount }`,
    );
    const { errors } = await ask(`{ ${many.join(" ")} }`);
    expect(errors?.[0]?.extensions.code).toBe("QUERY_TOO_COMPLEX");
  });

  it("that is out of time ends, and the server answers the next", async () => {
    const { ask } = await aServer(documents, { limits: { deadlineMs: 1 } });
    const { errors } = await ask("{ centrality(measure: CLOSENESS) { totalCount } }");
    expect(errors?.[0]?.extensions.code).toBe("TIMEOUT");
  });
});
