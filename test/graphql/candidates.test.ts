import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const documents = () => [
  anExtraction({ key: "a.txt" }, "governmentbody:bureau-of-industry-and-security RESTRICTS chip:h20"),
  anExtraction({ key: "b.txt" }, "organization:nvidia PRODUCES chip:h100", "governmentbody:bIS RESTRICTS chip:h100"),
];

const many = () => [
  anExtraction(
    { key: "many" },
    "company:kestrel PRODUCES chip:x100",
    "company:kestrel-inc PRODUCES chip:kestrel-x100",
    "company:kestrel-technologies PRODUCES chip:falcon-x200",
    "company:falcon PRODUCES chip:x200",
    "governmentbody:ministry-of-trade RESTRICTS chip:x100",
    "governmentbody:trade-ministry RESTRICTS chip:x200",
  ),
];

interface Row {
  readonly node: {
    readonly id: string;
    readonly score: number;
    readonly first: { id: string };
    readonly second: { id: string };
  };
}

const LIST = `query ($types: [String!], $minScore: Float, $entity: ID, $first: Int, $after: String) {
  candidates(types: $types, minScore: $minScore, entity: $entity, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { id score decidingRule judgement { id } first { id name relations { totalCount } } second { id type }
      evidence { id kind agrees weight text firstValue secondValue } } } } }`;

describe("candidates", () => {
  it("are offered with what speaks for them", async () => {
    const { ask } = await aServer(documents());
    const answer = await ask(LIST, { minScore: 0.3 });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.candidates).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            decidingRule: null,
            judgement: null,
            first: { id: "governmentbody:bIS", relations: { totalCount: 1 } },
            second: { id: "governmentbody:bureau-of-industry-and-security", type: "GovernmentBody" },
            evidence: [{ kind: "ACRONYM", agrees: true, firstValue: "BIS" }],
          },
        },
      ],
    });
  });

  it("come in pages from the best to the least, after which those judged unsure stand", async () => {
    const { ask, store, reads } = await aServer(many());
    const whole = (await ask(LIST, { minScore: 0 })).data.candidates;
    expect(whole.totalCount).toBeGreaterThan(5);
    const scores = whole.edges.map(({ node }: Row) => node.score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    reads.length = 0;
    const paged: Row[] = [];
    for (let after: string | undefined; ; ) {
      const { edges, pageInfo } = (await ask(LIST, { minScore: 0, first: 2, after })).data.candidates;
      paged.push(...edges);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(paged).toEqual(whole.edges);
    expect(reads).toHaveLength(Math.ceil(whole.totalCount / 2));
    const { first, second, id } = paged[0]!.node;
    await store.judge([{ a: first.id, b: second.id, verdict: "unsure", by: "Ada" }]);
    const after = (await ask(LIST, { minScore: 0 })).data.candidates;
    expect(after.edges.at(-1).node).toMatchObject({ id, judgement: { id: expect.stringMatching(/^judgement:/) } });
    const without = await ask("{ candidates(minScore: 0, includeUnsure: false) { totalCount } }");
    expect(without.data.candidates.totalCount).toBe(whole.totalCount - 1);
  });

  it("are found again by their ids, as long as nobody has decided", async () => {
    const { ask, store, reads } = await aServer(many());
    const [{ node }, other] = (await ask(LIST, { minScore: 0 })).data.candidates.edges;
    const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Entity { name }
      ... on Candidate { score first { id name relations { totalCount } } second { id type } evidence { id text } } } }`;
    reads.length = 0;
    const ids = [other.node.id, "company:kestrel", node.id, node.id.replace(/.$/, "_")];
    const [second, kestrel, first, none] = (await ask(NODES, { ids })).data.nodes;
    expect(kestrel).toMatchObject({ __typename: "Entity", name: "Kestrel" });
    expect(second).toMatchObject({ __typename: "Candidate", id: other.node.id, score: other.node.score });
    expect(node).toMatchObject({ first: first.first, second: first.second });
    expect(first.evidence.length).toBe(node.evidence.length);
    expect(none).toBeNull();
    expect(reads.length).toBeLessThanOrEqual(3);
    await store.judge([{ a: node.first.id, b: node.second.id, verdict: "different", by: "Ada" }]);
    expect((await ask("query ($id: ID!) { node(id: $id) { id } }", { id: node.id })).data.node).toBeNull();
  });

  it("keep a page's place when a pair before it is decided", async () => {
    const { ask, store } = await aServer(many());
    const { edges, pageInfo } = (await ask(LIST, { minScore: 0, first: 3 })).data.candidates;
    const rest = (await ask(LIST, { minScore: 0, after: pageInfo.endCursor })).data.candidates.edges;
    const { first, second } = edges[0].node;
    await store.judge([{ a: first.id, b: second.id, verdict: "different", by: "Ada" }]);
    expect((await ask(LIST, { minScore: 0, after: pageInfo.endCursor })).data.candidates.edges).toEqual(rest);
  });

  it("are chosen by type, score and entity, also by an id that is shown as another", async () => {
    const { ask, store } = await aServer(many());
    const found = async (variables: object) => (await ask(LIST, variables)).data.candidates.edges;
    for (const { node } of await found({ minScore: 0, types: ["Chip"] })) expect(node.second.type).toBe("Chip");
    for (const { node } of await found({ minScore: 0.7 })) expect(node.score).toBeGreaterThanOrEqual(0.7);
    expect(await found({ types: [] })).toEqual([]);
    const ofOne = await found({ minScore: 0, entity: "company:kestrel" });
    expect(ofOne.length).toBeGreaterThan(0);
    await store.judge([{ a: "company:falcon", b: "company:kestrel", verdict: "same", by: "Ada" }]);
    const merged = await found({ minScore: 0, entity: "company:kestrel" });
    expect(merged[0].node.first.id).toBe("company:falcon");
    expect(await found({ entity: "company:none" })).toEqual([]);
  });

  it.for([
    { variables: { minScore: 2 }, message: /minScore/ },
    { variables: { first: 1_000 }, message: /first/ },
    { variables: { after: "WzEsIngiLCJ5Il0" }, message: /cursor/i },
  ])("refuse $variables", async ({ variables, message }) => {
    const { ask } = await aServer(documents());
    const { errors } = await ask(LIST, variables);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: "BAD_USER_INPUT" },
    });
  });
});
