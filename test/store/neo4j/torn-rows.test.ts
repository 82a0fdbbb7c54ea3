import { expect, it } from "vitest";
import { compileQuery } from "../../../src/store/neo4j/questions/compile-query.ts";

it.for(["entity", "relation", "statement", "document", "conflict"] as const)(
  "a %s of a Neo4j that was taken away before it was read is no answer but STORE_BUSY",
  (kind) => {
    const { toConnection } = compileQuery({ kind }, ["PRODUCES"]);
    expect(toConnection([]).edges).toEqual([]);
    const gone = Array.from({ length: 40 }, () => null);
    expect(() => toConnection([gone])).toThrow(expect.objectContaining({ code: "STORE_BUSY" }));
  },
);
