import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/graphql/index.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const page = readFileSync(new URL("../../docs/graphql.md", import.meta.url), "utf8");
const operations = [...page.matchAll(/```graphql\n(.*?)```/gs)].map(([, query = ""]) => query);
const queries = operations.filter((operation) => !operation.startsWith("subscription"));
const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));

describe("docs/graphql.md", () => {
  it.for(queries)("shows a question that is answered: %s", async (query) => {
    const { ask } = await aServer([
      anExtraction({ outlet: "Reuters", publishedAt: "2025-07-01" }, "governmentbody:bis RESTRICTS chip:h20"),
    ]);
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    expect((data.entity?.relations ?? data.relations).totalCount).toBe(1);
  });

  it.for(operations)("shows what the schema has: %s", (operation) => {
    expect(validate(schema, parse(operation))).toEqual([]);
  });

  it("names the limits that hold", () => {
    for (const limit of [LIMITS.bodyBytes, LIMITS.tokens, LIMITS.depth, LIMITS.aliases, LIMITS.cost, LIMITS.points]) {
      expect(page).toContain(limit.toLocaleString("en"));
    }
    expect(queries).toHaveLength(4);
  });
});
