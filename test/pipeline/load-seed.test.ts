import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CitegraphError, toRun, toSourceDocument } from "../../src/domain/index.ts";
import type { Extractor } from "../../src/extract/index.ts";
import { loadOntology, toGazetteer } from "../../src/ontology/index.ts";
import { buildGraph, dumpLines, loadSeed, verifyStore } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const gazetteer = toGazetteer([]);
const run = toRun({ extractor: "silent", version: "1", configuration: "", model: null });
/** Finds nothing, so that all that is in the graph comes from the seed's rows. */
const silent: Extractor = {
  run,
  extract: async (document) => ({ document, entities: [], statements: [], run }),
  close: async () => undefined,
};

let store: GraphStore;
beforeEach(() => {
  store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
});
afterEach(() => store.close());

const load = (files: Record<string, string>, ...inputs: string[]) => {
  const cwd = temporaryFolder(files);
  return loadSeed(store, inputs.length > 0 ? inputs : ["."], { extractor: silent, ontology, gazetteer, cwd });
};
const faultsOf = async (files: Record<string, string>): Promise<string[]> => {
  const error = await load(files).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CitegraphError)) throw new Error("the seed was taken");
  expect([error.code, (await store.stats()).documents]).toEqual(["SEED_INVALID", 0]);
  return [error.message, ...error.details];
};
const dump = async () => {
  const lines: string[] = [];
  for await (const line of dumpLines(store)) lines.push(line);
  return lines;
};
const statements = async () => {
  const { edges } = await store.read({ kind: "statement", links: { documents: { link: "documents", text: true } } });
  return edges.map(({ node }) => {
    const document = node.links.documents!.edges[0]!.node;
    if (node.kind !== "statement" || document.kind !== "document") throw new Error(node.kind);
    const { subject, relation, object, polarity, modality, time, confidence, evidence } = node;
    const [{ start, end, quote }] = evidence as [(typeof evidence)[0]];
    expect(document.text.slice(start, end)).toBe(quote);
    return { said: `${subject} ${relation} ${object}`, polarity, modality, time, confidence, quote, key: document.key };
  });
};

const ENTITIES = [
  '{"type":"Company","name":"Acme","aliases":["Acme Inc"],"externalIds":{"wikidata":"Q1"}}',
  '{"id":"chip:a1","type":"Chip","name":"A1"}',
].join("\n");
const STATEMENT = '{"subject":"company:acme","relation":"PRODUCES","object":"chip:a1"}';

describe("a seed", () => {
  it("makes each row its own evidence, the file being the document", async () => {
    const report = await load({ "facts.jsonl": `${ENTITIES}\n\n  ${STATEMENT}\n` });
    expect(report).toEqual({ documents: 0, entities: 2, statements: 1, added: 1, replaced: 0, unchanged: 0 });
    expect(await statements()).toEqual([
      {
        said: "company:acme PRODUCES chip:a1",
        polarity: "affirmed",
        modality: "asserted",
        time: null,
        confidence: 1,
        quote: STATEMENT,
        key: "facts.jsonl",
      },
    ]);
    const { edges } = await store.read({ kind: "entity", ids: ["company:acme"] });
    expect(edges[0]?.node).toMatchObject({
      name: "Acme",
      aliases: ["Acme", "Acme Inc"],
      externalIds: { wikidata: "Q1" },
    });
  });

  it("reads the same from CSV, where a row may go over several lines", async () => {
    await load({
      "1-entities.csv":
        "\uFEFFtype,name,aliases,externalIds\r\nCompany,Acme,Acme Inc|ACME,wikidata:Q1|lei:X:9\r\nChip,A1,,\r\n",
      "2-statements.csv":
        'subject,relation,object,role,polarity,modality,time,confidence\ncompany:acme,PRODUCES,chip:a1,"a ""first""\nof 2",negated,planned,2025-07,0.5\n',
    });
    expect(await statements()).toMatchObject([
      {
        said: "company:acme PRODUCES chip:a1",
        polarity: "negated",
        modality: "planned",
        time: "2025-07",
        confidence: 0.5,
        quote: 'company:acme,PRODUCES,chip:a1,"a ""first""\nof 2",negated,planned,2025-07,0.5',
      },
    ]);
    const { edges } = await store.read({ kind: "entity", ids: ["company:acme"] });
    expect(edges[0]?.node).toMatchObject({ externalIds: { lei: "X:9", wikidata: "Q1" } });
  });

  it("finds a quote in a document of the same seed", async () => {
    const quote = "Acme Inc makes the A1";
    await load({
      "rows.jsonl": `${ENTITIES}\n${JSON.stringify({ ...JSON.parse(STATEMENT), quote, document: "texts/a.md" })}`,
      "texts/a.md": `---\ntitle: A\ndate: 2025-07-15\n---\nIt is known: ${quote}.`,
    });
    expect(await statements()).toMatchObject([{ quote, key: "texts/a.md" }]);
    const text = `It is known: ${quote}.`;
    const readings = (await Array.fromAsync(store.extractions())).filter(
      ({ document }) => document.key === "texts/a.md",
    );
    expect(readings.map(({ run }) => run.extractor)).toEqual(["silent", "seed:rows.jsonl"]);
    expect(readings[1]?.entities.flatMap(({ mentions }) => mentions)).toEqual([
      { start: text.indexOf("A1"), end: text.indexOf("A1") + 2, text: "A1", kind: "name" },
      { start: text.indexOf("Acme"), end: text.indexOf("Acme") + 8, text: "Acme Inc", kind: "name" },
    ]);
  });

  it("keeps the ids that it gives when a text cannot be stored as it came", async () => {
    const spoken = JSON.stringify({ ...JSON.parse(STATEMENT), attributedTo: "\ud800 officials", role: "a\0b" });
    await load({ "rows.jsonl": `${ENTITIES}\n${spoken}` });
    expect((await verifyStore(store, ontology)).faults).toEqual([]);
  });

  it("marks the longest of the names that begin at one place, however many there are", async () => {
    const names = Array.from({ length: 2_000 }, (_, i) => `Acme ${"x".repeat(20)}${i}`);
    const entity = JSON.stringify({ type: "Company", name: "Acme", aliases: [...names, "Acme (A) Inc."] });
    const row = { subject: "company:acme", relation: "PRODUCES", object: "chip:a1", document: "a.txt" };
    const quote = "The Acme (A) Inc. makes the A1, Acmes do not.";
    await load({
      "a.txt": quote,
      "rows.jsonl": `${entity}\n${ENTITIES.split("\n")[1]}\n${JSON.stringify({ ...row, quote })}`,
    });
    const entities = (await Array.fromAsync(store.extractions()))
      .filter(({ document }) => document.key === "a.txt")
      .flatMap((reading) => reading.entities);
    expect(entities.flatMap(({ mentions }) => mentions.map(({ text }) => text)).sort()).toEqual([
      "A1",
      "Acme (A) Inc.",
    ]);
  });

  it("adds to what a document in the store says, and adds it once", async () => {
    await store.load([anExtraction({ key: "a.txt" }, "company:acme COMPETES_WITH company:beta")]);
    const row = { subject: "company:beta", relation: "PRODUCES", object: "chip:a1", quote: "Acme", document: "a.txt" };
    const files = { "rows.jsonl": `${ENTITIES}\n${JSON.stringify(row)}` };
    await load(files);
    expect((await statements()).map(({ said }) => said).sort()).toEqual([
      "company:acme COMPETES_WITH company:beta",
      "company:beta PRODUCES chip:a1",
    ]);
    const before = await dump();
    expect(await load(files)).toMatchObject({ added: 0, replaced: 0, unchanged: 2 });
    expect(await dump()).toEqual(before);
    expect((await verifyStore(store, ontology)).faults).toEqual([]);
  });
});

describe("a seed on a document that is read again", () => {
  it("stays, whatever comes first", async () => {
    const text = "Acme makes the A1.";
    const document = toSourceDocument({ key: "a.txt", text });
    const seed = {
      "rows.jsonl": `${ENTITIES}\n${JSON.stringify({ ...JSON.parse(STATEMENT), quote: text, document: "a.txt" })}`,
    };
    const later = toRun({ extractor: "silent", version: "2", configuration: "", model: null });
    const again: Extractor = {
      ...silent,
      run: later,
      extract: async (each) => ({ ...(await silent.extract(each)), run: later }),
    };
    await buildGraph([document], { store, extractor: silent });
    await load(seed);
    expect(await buildGraph([document], { store, extractor: silent })).toMatchObject({ unchanged: 1 });
    await buildGraph([document], { store, extractor: again });
    const seeded = await dump();
    expect(await statements()).toMatchObject([{ quote: text, key: "a.txt" }]);

    await store.retract(["a.txt", "rows.jsonl"]);
    expect((await store.stats()).entities).toBe(0);
    await buildGraph([document], { store, extractor: again });
    await load(seed);
    expect(await dump()).toEqual(seeded);
  });
});

describe("a faulty seed stores nothing", () => {
  const row = (more: object) => JSON.stringify({ ...JSON.parse(STATEMENT), ...more });
  it.for([
    ["an unknown relation", row({ relation: "GOVERNS" }), "rows.jsonl:3: unknown relation GOVERNS"],
    ["an unknown type", '{"type":"Planet","name":"Mars"}', "rows.jsonl:3: unknown entity type Planet"],
    ["a dangling end", row({ object: "chip:b2" }), "rows.jsonl:3: chip:b2 is neither in the seed nor known"],
    [
      "a dangling speaker",
      row({ attributedTo: "person:x" }),
      "rows.jsonl:3: person:x is neither in the seed nor known",
    ],
    [
      "a range violated",
      row({ object: "company:acme" }),
      "rows.jsonl:3: PRODUCES does not go from a Company to a Company",
    ],
    ["an id that is there", '{"type":"Chip","name":"A1"}', "rows.jsonl:3: chip:a1 is there already, in rows.jsonl:2"],
    [
      "an id of another type",
      '{"id":"chip:x","type":"Company","name":"X"}',
      "rows.jsonl:3: chip:x is no id of a Company",
    ],
    [
      "a document that is nowhere",
      row({ quote: "x", document: "b.txt" }),
      "rows.jsonl:3: the document b.txt is neither",
    ],
    [
      "a quote that is not there",
      row({ quote: "Acme made", document: "a.txt" }),
      "rows.jsonl:3: the quote is not in a.txt",
    ],
    ["a quote of nothing", row({ quote: "Acme" }), "rows.jsonl:3: quote and document go together"],
    ["a time in words", row({ time: "last year" }), "rows.jsonl:3: time: is not a time in EDTF"],
    ["a mark that is none", row({ modality: "sure" }), "rows.jsonl:3: modality:"],
    ["a member that is none", row({ subjekt: "a:b" }), "rows.jsonl:3: Unrecognized key"],
    ["a row of nothing known", '{"name":"Acme"}', "rows.jsonl:3: has neither text"],
    ["an external id without a scheme", '{"type":"Chip","name":"x","externalIds":{"":"Q1"}}', "externalIds"],
    ["a name of no use", `{"type":"Chip","name":"${"x".repeat(1_001)}"}`, "rows.jsonl:3: name: Too big"],
    ["an id of no use", `{"id":"chip:${"x".repeat(1_000)}","type":"Chip","name":"x"}`, "rows.jsonl:3: id: Too big"],
    ["a list", "[1]", "rows.jsonl:3: is not an object"],
    ["broken JSON", "{", "rows.jsonl:3: not JSON"],
    ["a key of prototypes", '{"type":"Chip","name":"x","__proto__":{"a":1}}', "rows.jsonl:3: not JSON"],
  ] as const)("for %s", async ([, line, fault]) => {
    const faults = await faultsOf({ "a.txt": "Acme makes the A1.", "rows.jsonl": `${ENTITIES}\n${line}` });
    expect(faults).toEqual([expect.stringContaining(fault)]);
  });
  it("for CSV that is none, and for a column that is none", async () => {
    expect(await faultsOf({ "a.csv": 'type,name\nChip,"A1\n' })).toEqual([expect.stringContaining("a.csv:2: not CSV")]);
    expect(await faultsOf({ "a.csv": "type,name\nChip,A1,more\n" })).toEqual([expect.stringContaining("not CSV")]);
    expect(await faultsOf({ "a.csv": "type,name,nmae\nChip,A1,x\n" })).toEqual([
      expect.stringContaining("a.csv:2: Unrecog"),
    ]);
  });
  it("for an external id in CSV that names no scheme", async () => {
    expect(await faultsOf({ "a.csv": "type,name,externalIds\nChip,A1,Q1\n" })).toEqual([
      expect.stringContaining("a.csv:2: externalIds"),
    ]);
  });
  it.for(["a.jsonl", "a.csv"])("for %s without rows", async (file) => {
    const text = file === "a.csv" ? "type,name\n" : "\n";
    await expect(load({ [file]: text })).rejects.toMatchObject({
      code: "INPUT_EMPTY",
      hint: expect.stringContaining("nothing of the seed was stored"),
    });
  });
  it("and names the first ten faults in all files", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `{"type":"Planet","name":"P${i}"}`).join("\n");
    const faults = await faultsOf({ "a.jsonl": rows, "b.jsonl": "{" });
    expect(faults).toHaveLength(11);
    expect(faults[0]).toMatch(/^b.jsonl:1/);
    expect(faults[10]).toBe("and 11 more");
  });
  it("for a file that cannot be read", async () => {
    await expect(load({ "a.jsonl": STATEMENT }, "a.jsonl", "gone.csv")).rejects.toMatchObject({
      code: "INPUT_NOT_FOUND",
    });
    await expect(load({ "a.md": "" })).rejects.toMatchObject({ code: "INPUT_EMPTY" });
    expect(await store.stats()).toMatchObject({ documents: 0 });
  });
});
