import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const documents = [
  anExtraction(
    { key: "a.txt" },
    "company:nvidia PRODUCES chip:h20",
    "chip:h20 DESIGNED_FOR country:china",
    { says: "governmentbody:bis RESTRICTS chip:h20", confidence: 0.6 },
    "company:nvidia SELLS_TO country:china",
    "company:nvidia COMPETES_WITH company:amd",
  ),
];

describe("neighbourhood", () => {
  it("gives entities and the relations among them with what is asked of each, in a bounded number of questions", async () => {
    const { ask, reads } = await aServer(documents);
    const { data, errors } = await ask(`{ neighbourhood(id: "chip:h20", depth: 1) {
      centre { id } entities { id name } complete omittedEntities omittedRelations
      relations { relation subject { name } statements(first: 1) { edges { node { evidence { quote } } } } } } }`);
    expect(errors).toBeUndefined();
    const { entities, relations, ...rest } = data.neighbourhood;
    expect(rest).toEqual({ centre: { id: "chip:h20" }, complete: true, omittedEntities: 0, omittedRelations: 0 });
    expect(entities[0]).toEqual({ id: "chip:h20", name: "H20" });
    expect(entities.map(({ id }: { id: string }) => id).sort()).toEqual([
      "chip:h20",
      "company:nvidia",
      "country:china",
      "governmentbody:bis",
    ]);
    expect(relations.map(({ relation }: { relation: string }) => relation).sort()).toEqual([
      "DESIGNED_FOR",
      "PRODUCES",
      "RESTRICTS",
      "SELLS_TO",
    ]);
    expect(relations[0].statements.edges[0].node.evidence[0].quote).toMatch(/\.$/);
    expect(reads.length).toBeLessThanOrEqual(1 + 1 + 1 + 2);
  });

  it("follows only the relations that pass the filter, and is null around nothing", async () => {
    const { ask } = await aServer(documents);
    const { data } = await ask(`{
      some: neighbourhood(id: "chip:h20", depth: 3, filter: { relations: ["PRODUCES"] }) { entities { id } }
      none: neighbourhood(id: "chip:h99") { id } }`);
    expect(data).toEqual({ some: { entities: [{ id: "chip:h20" }, { id: "company:nvidia" }] }, none: null });
  });
});

describe("paths", () => {
  it("go from one entity to another, shortest first, each hop with its sentence", async () => {
    const { ask, reads } = await aServer(documents);
    const { data, errors } =
      await ask(`{ paths(from: "governmentbody:bis", to: "company:amd", maxLength: 4) { complete totalCount edges { node {
      length score entities { name } hops { from { id } to { id } relations { relation status statements(first: 1) {
        edges { node { evidence { quote document { key } } } } } } } } } } }`);
    expect(errors).toBeUndefined();
    expect(data.paths).toMatchObject({ complete: true, totalCount: 2 });
    const [first, second] = data.paths.edges.map(({ node }: { node: object }) => node);
    expect(first).toMatchObject({ length: 3, score: 0.6 });
    expect(first.entities.map(({ name }: { name: string }) => name)).toEqual(["Bis", "H20", "Nvidia", "Amd"]);
    expect(first.hops[1]).toMatchObject({
      from: { id: "chip:h20" },
      to: { id: "company:nvidia" },
      relations: [{ relation: "PRODUCES" }],
    });
    expect(first.hops[0].relations[0].statements.edges[0].node.evidence[0].document.key).toBe("a.txt");
    expect(second.length).toBe(4);
    expect(reads.length).toBeLessThanOrEqual(2 + 4 + 2);
  });

  it("come in pages like everything else", async () => {
    const { ask } = await aServer(documents);
    const page = async (args: string) =>
      (
        await ask(`{ paths(from: "governmentbody:bis", to: "company:amd", ${args}) {
        edges { cursor node { id length } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`)
      ).data.paths;
    const whole = await page("first: 10");
    const first = await page("first: 1");
    expect(first.edges).toEqual(whole.edges.slice(0, 1));
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = await page(`first: 9, after: "${first.pageInfo.endCursor}"`);
    expect(rest.edges).toEqual(whole.edges.slice(1));
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect((await page(`last: 1, before: "${rest.pageInfo.startCursor}"`)).edges).toEqual(first.edges);
  });
});
