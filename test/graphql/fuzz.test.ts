import { readFileSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { buildSchema } from "graphql";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { GraphStore } from "../../src/store/index.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyDocument } from "../support/any-document.ts";
import { PROPERTY_RUNS, PROPERTY_TIMEOUT_MS } from "../support/property-runs.ts";

const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
const documents = [
  anExtraction({ key: "a.txt", publishedAt: "2025-07" }, "company:nvidia PRODUCES chip:h20", {
    says: "governmentbody:bis RESTRICTS chip:h20",
    by: "person:lisa-su",
  }),
  anExtraction({ key: "b.txt" }, { says: "governmentbody:bis RESTRICTS chip:h20", polarity: "negated" }),
];

/** Failures of promises that nobody waited for: each would end a process. */
const unheard: unknown[] = [];
const hear = (error: unknown) => unheard.push(error);
beforeEach(() => {
  process.on("unhandledRejection", hear);
});
afterEach(() => {
  process.off("unhandledRejection", hear);
});

it(
  "answers whatever the schema lets anybody ask, and never by a fault of its own",
  async () => {
    const faults: unknown[] = [];
    let load: GraphStore["load"] = async () => ({ added: 0, replaced: 0, unchanged: 0 });
    let retract: GraphStore["retract"] = async () => 0;
    const writers = {
      retract: (ids: readonly string[]) => retract(ids),
      ingest: async ({ key }: { readonly key: string }) => {
        const extraction = anExtraction({ key }, "company:nvidia PRODUCES chip:h20");
        return { id: extraction.document.id, report: await load([extraction]) };
      },
    };
    const onFault = (fault: unknown) => faults.push(fault);
    const { ask, store } = await aServer(documents, { limits: { cost: 100_000 }, writers, onFault });
    [load, retract] = [store.load, store.retract];
    const property = fc.asyncProperty(anyDocument(schema), async (query) => {
      const { errors = [] } = await ask(query);
      await nextTurn();
      expect(faults.splice(0)).toEqual([]);
      expect(unheard.splice(0)).toEqual([]);
      for (const { extensions } of errors) {
        expect(extensions.code).toMatch(/^[A-Z_]+$/);
        expect(extensions.code).not.toBe("INTERNAL_SERVER_ERROR");
      }
    });
    await fc.assert(property, { numRuns: PROPERTY_RUNS * 4 });
  },
  PROPERTY_TIMEOUT_MS * 4,
);
