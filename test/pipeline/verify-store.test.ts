// Real damage to real rows, and what `verify` and `rebuild` make of it.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { verifyStore } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { aWholeGraph } from "../support/a-whole-graph.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { wholeAnswer } from "../support/whole-answer.ts";

const ontology = await loadOntology();

/** Fills a store, changes its files behind its back, and opens it again. */
const damaged = (...sql: string[]) => damagedAfter(aWholeGraph, ...sql);

async function damagedAfter(fill: (store: GraphStore) => Promise<void>, ...sql: string[]) {
  const folder = temporaryFolder();
  const store = createEmbeddedStore({ folder, ontology });
  await fill(store);
  const before = await wholeAnswer(store);
  await store.close();
  const db = new DatabaseSync(join(folder, "graph.sqlite"));
  db.exec("PRAGMA foreign_keys = OFF");
  for (const each of sql) db.exec(each);
  db.close();
  return { before, store: createEmbeddedStore({ folder, ontology }) };
}

const messagesOf = async (store: Parameters<typeof verifyStore>[0]) =>
  (await verifyStore(store, ontology)).faults.map(({ message }) => message).join("\n");

describe("verification", () => {
  it("refuses a column of the judgements that lost its name, rather than to tell them without it", async () => {
    const { store } = await damaged("ALTER TABLE judgements RENAME COLUMN score TO scorf");
    await expect(verifyStore(store, ontology)).rejects.toMatchObject({ code: "STORE_CORRUPT" });
    await store.close();
  });

  it("names what is so damaged that it cannot be read, and is no fault of citegraph's", async () => {
    const folder = temporaryFolder();
    const whole = createEmbeddedStore({ folder, ontology });
    await aWholeGraph(whole);
    async function* faults(): AsyncGenerator<string> {
      yield "what k says does not fit its checksum";
      throw new TypeError("Cannot convert undefined or null to object");
    }
    const { faults: found } = await verifyStore(
      { ...whole, faults, still: async () => ({ ...whole, faults, close: async () => {} }) },
      ontology,
    );
    expect(found.map(({ code }) => code)).toEqual(["STORE_CORRUPT", "STORE_CORRUPT"]);
    expect(found.at(-1)?.message).toContain("cannot be read");
    await whole.close();
  });

  it("finds nothing wrong with what was loaded, revised, judged and taken back", async () => {
    const { store } = await damaged();
    expect(await messagesOf(store)).toBe("");
    await store.rebuild();
    expect(await messagesOf(store)).toBe("");
    await store.close();
  });

  it.for<[string, string, RegExp]>([
    [
      "a relation's support",
      "UPDATE relations SET support = 7 WHERE statement_count > 0",
      /relation \S+: support is 7/,
    ],
    ["a relation's status", "UPDATE relations SET status = 'denied'", /: status is "denied" and should be/],
    ["a relation's end", "UPDATE relations SET subject = object", /: subject is/],
    ["a conflict that is lost", "DELETE FROM conflicts", /conflict conflict:\w+ is missing/],
    ["a side that is lost", "DELETE FROM conflict_sides WHERE side = 'negated'", /conflict conflict:\w+: sides is/],
    ["an entity's count", "UPDATE entities SET mention_count = 9", /entity \S+: mentionCount is 9/],
    ["an entity's name", "UPDATE entities SET name = 'Nobody'", /: name is "Nobody"/],
    [
      "an entity that is hidden",
      "UPDATE entities SET shown_as = NULL",
      /entity \S+: documentCount|is missing|leads to/,
    ],
    ["the days a statement holds", "UPDATE statements SET valid_to = '1999-01-01'", /statement \S+ is not found by/],
    ["a statement's passage", "UPDATE statements SET passage = 'same'", /statement \S+ is not found by/],
    ["a document's text", "UPDATE documents SET story = 'same'", /document \S+ is not known by what it says/],
    [
      "statements that are not counted",
      "UPDATE relations SET ledger = '{}'",
      /relation \S+ does not count its statements/,
    ],
    ["sketches that are lost", "UPDATE relations SET ledger = '{}'", /relation \S+ does not know its statements/],
    ["origins that are lost", "UPDATE relations SET ledger = '{}'", /relation \S+ does not know the origins of its/],
    ["a search row that is lost", "DELETE FROM names", /is not found by the word/],
    [
      "a search row too many",
      "INSERT INTO names (rowid, words) VALUES (1000000, 'ghost')",
      /is found by the word "ghost"/,
    ],
    ["how names are counted", "UPDATE entities SET tally = ''", /names of \S+ are not counted as documents give them/],
    ["names that a search compares", "UPDATE entities SET folded = 'x'", /entity \S+ is not known by its names/],
    ["keys of comparison", "DELETE FROM conflict_keys", /conflict \S+ is not of the statements that clash/],
    ["classes of comparison", "UPDATE conflict_keys SET class = 'x'", /is not compared with what it may contradict/],
    [
      "edges of sides",
      "UPDATE conflict_sides SET edge = (SELECT max(n) FROM relations)",
      /does not know that it is disputed/,
    ],
    ["classes that clash", "UPDATE conflicts SET classes = '[]'", /conflict \S+ is not of the statements that clash/],
    ["a speaker", "DELETE FROM speakers", /statement \S+: speakers that it leads to is/],
    ["a document that is hidden", "UPDATE documents SET live = 0", /document \S+ is missing/],
    ["a statement that is hidden", "UPDATE statements SET withdrawn = 1", /statement \S+ is missing/],
    ["a statement on another edge", "UPDATE statements SET edge = (SELECT min(n) FROM relations)", /relationId is/],
  ])("names %s, and a rebuild mends it", async ([, sql, fault]) => {
    const { before, store } = await damaged(sql);
    expect(await messagesOf(store)).toMatch(fault);
    await store.rebuild();
    expect(await messagesOf(store)).toBe("");
    expect(await wholeAnswer(store)).toEqual(before);
    await store.close();
  });

  it("names marks of a well-known edge that are lost, and a rebuild mends it", async () => {
    const { before, store } = await damagedAfter(async (whole) => {
      const told = Array.from({ length: 260 }, (_, n) =>
        anExtraction({ key: `report ${n}` }, { says: "company:nvidia PRODUCES chip:h200", time: String(1700 + n) }),
      );
      await whole.load(told);
    }, "DELETE FROM copy_marks");
    expect(await messagesOf(store)).toMatch(/relation \S+ are not compared with their copies/);
    await store.rebuild();
    expect(await messagesOf(store)).toBe("");
    expect(await wholeAnswer(store)).toEqual(before);
    await store.close();
  });

  it("is refused by name when a document has lost its text", async () => {
    const { store } = await damaged("DELETE FROM texts");
    await expect(messagesOf(store)).rejects.toMatchObject({ code: "STORE_CORRUPT" });
    await store.close();
  });

  it.for<[string, string, RegExp]>([
    [
      "a text",
      "UPDATE texts SET text = replace(text, 'Nvidia', 'Nvidla')",
      /is not in the text|does not fit its content/,
    ],
    ["a title", "UPDATE documents SET title = 'Another'", /The id of document \S+ does not fit its content/],
    ["a quote", `UPDATE statements SET evidence = replace(evidence, 'Nvidia', 'Nvidla')`, /a quote is not in the text/],
    ["a polarity", "UPDATE statements SET polarity = 'affirmed'", /the id of statement/],
    ["a confidence", "UPDATE statements SET confidence = 0.11", /does not fit its checksum/],
    ["an alias", `UPDATE appearances SET content = replace(content, '"aliases":["', '"aliases":["X')`, /its checksum/],
    [
      "a document withdrawn long ago",
      "UPDATE statements SET confidence = 0 WHERE withdrawn IS NOT NULL",
      /its checksum/,
    ],
    ["a statement", "DELETE FROM statements WHERE withdrawn IS NULL", /its checksum/],
    [
      "what a document said that was withdrawn long ago",
      "UPDATE statements SET polarity = 'negated' WHERE withdrawn IS NOT NULL",
      /its checksum/,
    ],
    [
      "the title of a document that was withdrawn long ago",
      "UPDATE documents SET title = 'Another' WHERE live = 0",
      /its checksum/,
    ],
    ["a time of coming", "UPDATE extractions SET recorded = recorded + 1e12", /a time that no change of the store had/],
    ["a run", "UPDATE runs SET content = replace(content, '\"1\"', '\"9\"')", /The id of run/],
    ["a judgement", "UPDATE judgements SET why = 'no reason'", /The id of judgement/],
    ["a row that points at nothing", "DELETE FROM extractions", /points at nothing in extractions/],
  ])("names %s that was changed in the log", async ([, sql, fault]) => {
    const { store } = await damaged(sql);
    expect(await messagesOf(store)).toMatch(fault);
    await store.close();
  });
});
