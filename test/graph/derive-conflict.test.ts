// What contradicts and what only succeeds: the same facts at one time, and one after the other.
import { expect, it } from "vitest";
import { deriveConflict } from "../../src/graph/derive-conflict.ts";
import type { StatementFacts } from "../../src/graph/statement-facts.ts";

let count = 0;
const said = (relation: string, time: string | null, publishedAt: string | null = "2025-09-02"): StatementFacts => ({
  id: `statement:${++count}`,
  subject: "governmentbody:roads-office",
  relation,
  object: "company:tern",
  role: null,
  polarity: "affirmed",
  modality: "asserted",
  time,
  confidence: 0.8,
  document: "document:a",
  publishedAt,
  passage: "a",
  story: "a",
});
const key = { kind: "opposite", key: "opposite|PERMITS-RESTRICTS|company:tern" } as const;
const conflictOf = (...statements: StatementFacts[]) => deriveConflict(key, statements);

it.for([
  ["../2025-09-02", null], // until the day of a report that says so
  ["../2025-08-29", "2025-08-29"], // the day itself is the first of the new state
  ["../2025-08-29", "2025-08"],
  ["../2025-08-29", "2025-08-29/.."],
  ["../2025-08-29", "2025-09-30"],
])("takes a permit that held %s for succeeded by what restricts at %s", ([until, since]) => {
  expect(conflictOf(said("PERMITS", until!), said("RESTRICTS", since!))).toBeNull();
  expect(conflictOf(said("RESTRICTS", since!), said("PERMITS", until!))).toBeNull();
});

it.for([
  [null, null],
  ["../2026", "2025-08-29"],
  ["../2025-09-02", "2025-01/.."],
  ["../2025-12-31", null],
  ["2025-08-29", "2025-08-29"],
  ["2024/2025", "2024-06/2025-08"],
])("takes a permit at %s and what restricts at %s for a conflict", ([permitted, restricted]) => {
  expect(conflictOf(said("PERMITS", permitted!), said("RESTRICTS", restricted!))?.sides).toHaveLength(2);
});
