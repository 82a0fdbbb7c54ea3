import { describe, expect, it } from "vitest";
import { createApiKey } from "../../src/graphql/index.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const documents = () => [
  anExtraction({ key: "a.txt" }, "company:nvidia PRODUCES chip:h20"),
  anExtraction({ key: "b.txt" }, "company:nvidia-corp PRODUCES chip:h100"),
];
const SAME = {
  firstId: "company:nvidia",
  secondId: "company:nvidia-corp",
  verdict: "SAME",
  why: "one register entry",
  by: "Ada",
};
const JUDGE = `mutation ($judgements: [JudgementInput!]!) { judge(input: { judgements: $judgements }) {
  judgements { id entityIds verdict why by ruleScore judgedAt revokedAt } } }`;
const REVOKE = "mutation ($id: ID!) { revokeJudgement(input: { id: $id }) { revoked } }";
const LIST = `query ($all: Boolean, $first: Int, $after: String, $last: Int, $before: String) {
  judgements(includeRevoked: $all, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id verdict revokedAt } } } }`;
const curating = () => aServer(documents(), { writers: { retract: async () => 0 } });

describe("judgements", () => {
  it("show two entities as one, once, and are undone whole", async () => {
    const { ask } = await curating();
    const before = (await ask("{ entities { edges { node { id name relations { totalCount } } } } }")).data;
    const [judgement] = (await ask(JUDGE, { judgements: [SAME] })).data.judge.judgements;
    expect(judgement).toMatchObject({
      entityIds: ["company:nvidia", "company:nvidia-corp"],
      verdict: "SAME",
      why: "one register entry",
      by: "Ada",
      ruleScore: null,
      revokedAt: null,
    });
    expect(Date.parse(judgement.judgedAt)).not.toBeNaN();
    const shown = '{ entity(id: "company:nvidia-corp") { id relations { totalCount } } stats { entities } }';
    expect((await ask(shown)).data).toEqual({
      entity: { id: "company:nvidia", relations: { totalCount: 2 } },
      stats: { entities: 3 },
    });
    expect((await ask(JUDGE, { judgements: [SAME] })).data.judge.judgements).toEqual([judgement]);
    expect((await ask(LIST)).data.judgements.totalCount).toBe(1);
    expect((await ask(REVOKE, { id: judgement.id })).data).toEqual({ revokeJudgement: { revoked: 1 } });
    expect((await ask(REVOKE, { id: judgement.id })).data).toEqual({ revokeJudgement: { revoked: 0 } });
    expect((await ask("{ entities { edges { node { id name relations { totalCount } } } } }")).data).toEqual(before);
    expect((await ask(LIST)).data.judgements.totalCount).toBe(0);
    const [{ node }] = (await ask(LIST, { all: true })).data.judgements.edges;
    expect(node.revokedAt).toEqual(expect.any(String));
    const again = "query ($id: ID!) { node(id: $id) { __typename ... on Judgement { id verdict revokedAt } } }";
    expect((await ask(again, node)).data.node).toEqual({ __typename: "Judgement", ...node });
  });

  it("are foreseen by a preview that changes nothing", async () => {
    const { ask } = await curating();
    const preview = `query ($judgements: [JudgementInput!]!) { judgementPreview(judgements: $judgements) {
      entitiesBefore entitiesAfter statementsMoved conflictsAdded { id rule } conflictsRemoved { id } } }`;
    expect((await ask(preview, { judgements: [SAME] })).data.judgementPreview).toEqual({
      entitiesBefore: 4,
      entitiesAfter: 3,
      statementsMoved: 1,
      conflictsAdded: [],
      conflictsRemoved: [],
    });
    expect((await ask("{ stats { entities } }")).data.stats.entities).toBe(4);
    expect((await ask(LIST, { all: true })).data.judgements.totalCount).toBe(0);
  });

  it("are listed in pages from either end", async () => {
    const { ask } = await curating();
    for (const verdict of ["DIFFERENT", "UNSURE", "SAME", "DIFFERENT", "UNSURE"]) {
      await ask(JUDGE, { judgements: [{ ...SAME, verdict }] });
    }
    const { edges } = (await ask(LIST, { all: true })).data.judgements;
    expect(edges).toHaveLength(5);
    const { edges: first, pageInfo } = (await ask(LIST, { all: true, first: 2 })).data.judgements;
    const { edges: next } = (await ask(LIST, { all: true, first: 9, after: pageInfo.endCursor })).data.judgements;
    expect([...first, ...next]).toEqual(edges);
    const { edges: last, pageInfo: end } = (await ask(LIST, { all: true, last: 2 })).data.judgements;
    expect(last).toEqual(edges.slice(3));
    expect(end).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    const wrong = await ask(LIST, { all: false, after: pageInfo.endCursor });
    expect(wrong.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  it.for([
    { what: "an entity with itself", over: { secondId: "company:nvidia" }, code: "BAD_USER_INPUT" },
    { what: "an entity that nobody names", over: { secondId: "company:none" }, code: "NOT_FOUND" },
    { what: "a score beyond 1", over: { score: 2 }, code: "BAD_USER_INPUT" },
  ])("refuse $what, and keep nothing of the others", async ({ over, code }) => {
    const { ask } = await curating();
    const judgements = [SAME, { ...SAME, ...over }];
    expect((await ask(JUDGE, { judgements })).errors?.[0]?.extensions.code).toBe(code);
    expect((await ask(LIST, { all: true })).data.judgements.totalCount).toBe(0);
  });

  it("are made in the name of the key that was shown, and of no other", async () => {
    const { key, stored } = createApiKey("curator");
    const { server } = await aServer(documents(), { writers: { retract: async () => 0 }, access: { keys: [stored] } });
    const { url } = await server.listen();
    const send = async (judgement: object) => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
      const body = JSON.stringify({ query: JUDGE, variables: { judgements: [judgement] } });
      return (await fetch(url, { method: "POST", headers, body })).json();
    };
    expect(await send(SAME)).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
    const { by: _by, ...unnamed } = SAME;
    expect(await send(unnamed)).toMatchObject({ data: { judge: { judgements: [{ by: `key:${stored.id}` }] } } });
  });
});
