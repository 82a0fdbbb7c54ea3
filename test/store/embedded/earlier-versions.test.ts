// Stores that an earlier version wrote are brought to today's, or refused by name.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import type { Extraction } from "../../../src/domain/index.ts";
import { copyMarks } from "../../../src/graph/index.ts";
import { loadOntology } from "../../../src/ontology/index.ts";
import { verifyStore } from "../../../src/pipeline/index.ts";
import { createEmbeddedStore } from "../../../src/store/index.ts";
import { aWholeGraph } from "../../support/a-whole-graph.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { WIRE } from "../../support/any-copy.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { wholeAnswer } from "../../support/whole-answer.ts";

const ontology = await loadOntology();

/** Makes of today's store one as the tenth version left it, which did not tell by which ontology it was derived. */
const TO_VERSION_10 = "ALTER TABLE clock DROP COLUMN rules; PRAGMA user_version = 10;";

/** Makes of today's store one as the eighth version left it, which knew no parts of readings. */
const TO_VERSION_8 = `${TO_VERSION_10} ALTER TABLE extractions DROP COLUMN partial; PRAGMA user_version = 8;`;

it("takes what a store of version 8 holds for whole", async () => {
  const folder = temporaryFolder();
  const extraction = anExtraction({}, "company:nvidia PRODUCES chip:h20", "company:amd PRODUCES chip:mi308");
  const store = createEmbeddedStore({ folder, ontology });
  await store.load([extraction]);
  await store.close();
  const file = new DatabaseSync(join(folder, "graph.sqlite"));
  file.exec(TO_VERSION_8);
  file.close();

  const opened = createEmbeddedStore({ folder, ontology });
  const part: Extraction = { ...extraction, statements: extraction.statements.slice(1), partial: true };
  expect(await opened.load([part])).toMatchObject({ unchanged: 1 });
  expect(await opened.missing([extraction.document.id], extraction.run.id)).toEqual([]);
  expect(await Array.fromAsync(opened.extractions())).toEqual([extraction]);
  expect((await verifyStore(opened, ontology)).faults).toEqual([]);
  await opened.close();
});

/** Makes of today's store one as the seventh version left it, whose indexes held whole ids. */
const TO_VERSION_7 = `${TO_VERSION_8}
  DROP INDEX entities_by_type; DROP INDEX entities_by_name; DROP INDEX entities_by_relations;
  DROP INDEX relations_of_subject; DROP INDEX relations_of_object; DROP INDEX relations_by_support;
  DROP INDEX relations_by_name; DROP INDEX live_statements;
  ALTER TABLE entities DROP COLUMN is_shown; ALTER TABLE relations DROP COLUMN is_shown;
  CREATE INDEX entities_by_type ON entities (type, id) WHERE document_count > 0;
  CREATE INDEX entities_by_name ON entities (name, id) WHERE document_count > 0;
  CREATE INDEX entities_by_relations ON entities (relation_count DESC, id) WHERE document_count > 0;
  CREATE INDEX relations_of_subject ON relations (subject, support DESC, id) WHERE statement_count > 0;
  CREATE INDEX relations_of_object ON relations (object, support DESC, id) WHERE statement_count > 0;
  CREATE INDEX relations_by_support ON relations (support DESC, id) WHERE statement_count > 0;
  CREATE INDEX relations_by_name ON relations (relation) WHERE statement_count > 0;
  CREATE UNIQUE INDEX live_statements ON statements (id) WHERE withdrawn IS NULL;
  PRAGMA user_version = 7;`;

/** Makes of today's store one as the third version left it. */
const TO_VERSION_3 = `${TO_VERSION_7}
  DROP TABLE sketches; ALTER TABLE relations DROP COLUMN ledger;
  ALTER TABLE extractions DROP COLUMN retrieved_at; ALTER TABLE relations DROP COLUMN held;
  CREATE UNIQUE INDEX live_judgements ON judgements (a, b) WHERE revoked IS NULL;
  ALTER TABLE documents ADD COLUMN text TEXT NOT NULL DEFAULT '';
  UPDATE documents SET text = (SELECT text FROM texts WHERE document = n); DROP TABLE texts;
  DROP INDEX relations_by_name;
  CREATE INDEX relations_by_name ON relations (relation, support DESC, id) WHERE statement_count > 0;
  ALTER TABLE documents DROP COLUMN story; DROP TABLE copy_marks;
  ALTER TABLE clock DROP COLUMN derivation; UPDATE statements SET passage = '0123456789abcdef';
  DROP INDEX statements_of_edge; PRAGMA user_version = 3;
  CREATE INDEX statements_of_edge ON statements (edge, published_at DESC, passage, withdrawn) WHERE withdrawn IS NULL;
  UPDATE relations SET support = 99 WHERE support > 0`;

it("derives a store of an earlier version anew when it is opened, and refuses to only read it before", async () => {
  const folder = temporaryFolder();
  const store = createEmbeddedStore({ folder, ontology });
  await aWholeGraph(store);
  const answer = await wholeAnswer(store);
  await store.close();
  const file = new DatabaseSync(join(folder, "graph.sqlite"));
  file.exec(TO_VERSION_3);
  file.close();

  expect(() => createEmbeddedStore({ folder, ontology, readOnly: true })).toThrow(
    expect.objectContaining({ code: "STORE_VERSION" }),
  );
  const opened = createEmbeddedStore({ folder, ontology });
  expect(await wholeAnswer(opened)).toEqual(answer);
  expect((await verifyStore(opened, ontology)).faults).toEqual([]);
  await opened.close();
  await createEmbeddedStore({ folder, ontology, readOnly: true }).close();
});

/** Makes of today's store one as the sixth version left it, whose edges kept no ledger. */
const TO_VERSION_6 = `${TO_VERSION_7}
  DROP TABLE sketches; DELETE FROM copy_marks; ALTER TABLE relations DROP COLUMN ledger;
  ALTER TABLE relations ADD COLUMN marked INTEGER NOT NULL DEFAULT 0; UPDATE relations SET marked = 1; PRAGMA user_version = 6`;

it.for([
  { version: 6, undo: (file: DatabaseSync) => file.exec(TO_VERSION_6) },
  { version: 7, undo: toVersion7 },
])(
  "goes on with the well-known edges of version $version as if it had always counted their origins",
  async ({ undo }) => {
    const documents = Array.from({ length: 30 }, (_, at) => {
      const sentence = at % 3 === 0 ? WIRE : `Report ${at} of its own says that the rule is there.`;
      return anExtraction({ key: `${at}` }, { says: "policy:rule RESTRICTS chip:h20", sentence, confidence: 0.5 });
    });
    const fresh = createEmbeddedStore({ folder: temporaryFolder(), ontology });
    await fresh.load(documents.slice(1));

    const folder = temporaryFolder();
    const store = createEmbeddedStore({ folder, ontology });
    await store.load(documents.slice(0, 20));
    await store.close();
    const file = new DatabaseSync(join(folder, "graph.sqlite"));
    undo(file);
    file.close();
    const opened = createEmbeddedStore({ folder, ontology });
    for (const document of documents.slice(20)) await opened.load([document]);
    await opened.retract(["0"]);
    expect(await wholeAnswer(opened)).toEqual(await wholeAnswer(fresh));
    expect(await Array.fromAsync(opened.faults())).toEqual([]);
    for (const each of [fresh, opened]) await each.close();
  },
);

/** There the statements of edges with a ledger had marks, however few they were. */
function toVersion7(file: DatabaseSync): void {
  file.exec(TO_VERSION_7);
  const sketches = file.prepare("SELECT edge, statement, passage, story FROM sketches").all();
  const insert = file.prepare("INSERT INTO copy_marks VALUES (?, ?, ?)");
  for (const { edge, statement, passage, story } of sketches) {
    for (const mark of copyMarks({ passage: String(passage), story: String(story) }))
      insert.run(edge!, mark, statement!);
  }
}

it("lets what takes effect on a day hold from then on, where an earlier version let it end with the day", async () => {
  const folder = temporaryFolder();
  const store = createEmbeddedStore({ folder, ontology });
  const says = "country:united-states RESTRICTS chip:h20";
  const effective = (time: string) => anExtraction({ key: time }, { says, time, clock: "effective" });
  await store.load([effective("2025-04-15"), effective("2025-04/2025-06"), effective("2025-07/..")]);
  await store.load([anExtraction({ key: "b" }, { says, time: "2025-04-15", clock: "occurred" })]);
  const answer = await wholeAnswer(store);
  await store.close();
  const file = new DatabaseSync(join(folder, "graph.sqlite"));
  file.exec("UPDATE statements SET valid_to = '2025-04-15' WHERE time = '2025-04-15'; UPDATE clock SET derivation = 2");
  file.close();
  const opened = createEmbeddedStore({ folder, ontology });
  expect(await wholeAnswer(opened)).toEqual(answer);
  const held = await opened.read({ kind: "statement", filter: { validAt: "2025-05-01" } });
  expect(held.edges.map(({ node }) => "time" in node && node.time).sort()).toEqual(["2025-04-15", "2025-04/2025-06"]);
  expect(await Array.fromAsync(opened.faults())).toEqual([]);
  await opened.close();
});

it("compares only what is limited to the same, where an earlier version took a ban for one country and a permit for another for a conflict", async () => {
  const folder = temporaryFolder();
  const store = createEmbeddedStore({ folder, ontology });
  const said = (relation: string, role: string) => ({ says: `country:united-states ${relation} chip:h20`, role });
  await store.load([anExtraction({}, said("RESTRICTS", "for China"), said("PERMITS", "for Peru"))]);
  const answer = await wholeAnswer(store);
  await store.close();
  const file = new DatabaseSync(join(folder, "graph.sqlite"));
  // Its classes named no scope: both statements were on sides of a conflict.
  file.exec(`UPDATE conflict_keys SET class = json_remove(class, '$[4]');
    INSERT INTO conflicts (id, key, kind, rule, classes)
      SELECT 'conflict:0', key, 'opposite', '', json_group_array(class) FROM conflict_keys GROUP BY key;
    INSERT INTO conflict_sides SELECT c.n, json_extract(k.class, '$[1]'), k.statement, x.edge
      FROM conflicts c JOIN conflict_keys k USING (key) JOIN statements x ON x.n = k.statement;
    UPDATE relations SET status = 'disputed'; UPDATE clock SET derivation = 5`);
  file.close();
  const opened = createEmbeddedStore({ folder, ontology });
  expect(await wholeAnswer(opened)).toEqual(answer);
  expect((await opened.stats()).conflicts).toBe(0);
  expect(await Array.fromAsync(opened.faults())).toEqual([]);
  await opened.close();
});

/** The supports of edges as a folder holds them, and as it may not hold them. */
function inFile(folder: string, sql: string): number[] {
  const file = new DatabaseSync(join(folder, "graph.sqlite"));
  file.exec(sql);
  const rows = file.prepare("SELECT support FROM relations").all();
  file.close();
  return rows.map(({ support }) => Number(support));
}

it("derives a store anew that does not tell by which ontology it was derived, and then no more until another one comes", async () => {
  const folder = temporaryFolder();
  const opened = (with_ = ontology) => createEmbeddedStore({ folder, ontology: with_ }).close();
  const store = createEmbeddedStore({ folder, ontology });
  await store.load([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
  await store.close();
  const spoil = "UPDATE relations SET support = 99;";
  expect(inFile(folder, `${TO_VERSION_10} ${spoil}`)).toEqual([99]);
  await opened();
  expect(inFile(folder, "")).toEqual([1]);
  inFile(folder, spoil);
  await opened();
  await opened({ ...ontology, relations: new Map([...ontology.relations].toReversed()), frames: [] });
  expect(inFile(folder, "")).toEqual([99]);
  const other = { ...ontology, posts: new Map() };
  expect(() => createEmbeddedStore({ folder, ontology: other, readOnly: true })).toThrow(
    expect.objectContaining({ code: "STORE_VERSION", message: expect.stringContaining("another ontology") }),
  );
  await opened(other);
  expect(inFile(folder, "")).toEqual([1]);
});
