import { expect, it } from "vitest";
import { compileQuery } from "../../../src/store/neo4j/questions/compile-query.ts";

it.for(["entity", "relation", "statement", "document", "conflict"] as const)(
  "a %s that somebody drew into a Neo4j by hand, without an id, makes an answer that meets it STORE_CORRUPT",
  (kind) => {
    const { toConnection } = compileQuery({ kind }, ["PRODUCES"]);
    expect(toConnection([]).edges).toEqual([]);
    const byHand = Array.from({ length: 40 }, () => null);
    expect(() => toConnection([byHand])).toThrow(expect.objectContaining({ code: "STORE_CORRUPT" }));
  },
);
