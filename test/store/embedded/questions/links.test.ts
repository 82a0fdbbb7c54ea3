// What is brought along with a node is found by indexes: a scan would cost each row of an answer the whole store.
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { migrate } from "../../../../src/store/embedded/database/schema.ts";
import { isLive, TABLES } from "../../../../src/store/embedded/questions/conditions.ts";
import { linkSources } from "../../../../src/store/embedded/questions/links.ts";
import { LINKS, NODE_KINDS } from "../../../../src/store/index.ts";

const links = NODE_KINDS.flatMap((kind) =>
  Object.entries(LINKS[kind]).map(([link, target]) => ({ kind, link, target })),
);

it.for(links)("looks up the $link of each $kind by an index", ({ kind, link, target }) => {
  const db = new DatabaseSync(":memory:");
  migrate(db);
  for (const source of linkSources(kind, link)) {
    const tie = source("x", (column) => `o.${column}`);
    const sql = `SELECT x.n FROM ${TABLES[kind]} o JOIN ${TABLES[target]} x ON ${isLive(target, "x").sql} AND ${tie}`;
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql} WHERE o.n = 1`).all();
    const steps = plan.map(({ detail }) => String(detail));
    expect(steps.filter((step) => step.startsWith("SCAN"))).toEqual([]);
  }
});
