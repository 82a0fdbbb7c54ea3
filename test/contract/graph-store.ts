// What every store must do. `open` gives an empty one; the suite closes it.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Extraction, type Statement, seedExtractor, toRun, toStatement } from "../../src/domain/index.ts";
import { DEFAULT_ONTOLOGY, loadOntology, type Ontology, type RelationType } from "../../src/ontology/index.ts";
import { verifyStore } from "../../src/pipeline/index.ts";
import {
  type ConflictRecord,
  type Connection,
  type DocumentRecord,
  type Filter,
  type GraphStore,
  NODE_KINDS,
  type NodeKind,
  type Page,
  type RelationRecord,
  withHistory,
} from "../../src/store/index.ts";
import { A_LATER_RUN, A_RUN, anExtraction, aPartOf, nameOf, withRun } from "../support/an-extraction.ts";
import { OWN_WORDS, WIRE, WITH_DATELINE } from "../support/any-copy.ts";
import { anyHistory, takeStep } from "../support/any-history.ts";
import { promiseTimeoutMs } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { allLinks, idsOf, wholeAnswer } from "../support/whole-answer.ts";

export interface StoreContract {
  /** An empty store. */
  readonly open: () => Promise<GraphStore>;
  /** Takes all out of a store that is open, where that costs less than to open another one. */
  readonly empty?: () => Promise<void>;
  /** How many random cases to try: histories, or pairs of a history and a time that is asked about. */
  readonly runs?: number;
  /** How many histories make so many pairs, since each is asked about several times; as many as `runs` when left out. */
  readonly histories?: number;
}

/** What the whole suite needs. */
export interface WholeContract extends StoreContract {
  /** A place of a store, empty at first, that may be opened as often as one likes. */
  readonly place: () => Promise<(ontology: Ontology) => Promise<GraphStore>>;
}

const ontology = await loadOntology();

/** An extraction that says something. */
type WithStatement = Extraction & { readonly statements: readonly [Statement, ...Statement[]] };

/** All that a store answers, now or as of a time. */
function answersAt(store: GraphStore, time?: string): Promise<unknown[]> {
  const known = time === undefined ? {} : { knownAt: time };
  const ask = (kind: NodeKind) => store.read({ kind, text: true, totalCount: true, links: allLinks(kind), ...known });
  return Promise.all([
    ...NODE_KINDS.map(ask),
    store.stats(known),
    store.candidates(known),
    store.judgements(known),
    store.judgements({ revoked: true, ...known }),
  ]);
}

/** When a store was changed last; nothing for one that never was. */
async function lastChange(store: GraphStore): Promise<string> {
  const entries = await Array.fromAsync(store.log());
  const judgements = await store.judgements({ revoked: true });
  return [
    ...entries.flatMap(({ recordedAt, withdrawnAt }) => [recordedAt, withdrawnAt ?? ""]),
    ...judgements.flatMap(({ at, revokedAt }) => [at, revokedAt ?? ""]),
  ].reduce((last, time) => (time > last ? time : last), "");
}

/** What an entity leads to by one link. */
async function linksOf(store: GraphStore, id: string, link: string): Promise<Connection> {
  const found = await store.read({ kind: "entity", ids: [id], links: { it: { link } } });
  return found.edges[0]!.node.links.it!;
}

/** Ours with one relation changed, or with what a file adds. */
const withRelation = (name: string, change: Partial<RelationType>): Ontology => ({
  ...ontology,
  relations: new Map([...ontology.relations, [name, { ...ontology.relations.get(name)!, ...change }]]),
});
const withFile = (yaml: string) =>
  loadOntology(DEFAULT_ONTOLOGY, join(temporaryFolder({ "own.yaml": yaml }), "own.yaml"));

export function describeGraphStore(
  name: string,
  { open, place, empty, runs = 50, histories = runs }: WholeContract,
): void {
  describe(`the ${name} store`, () => {
    let store: GraphStore;
    const anew = async () => {
      if (empty) return empty();
      await store.close();
      store = await open();
    };
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });
    const links = (id: string, link: string) => linksOf(store, id, link);

    describe("loading", () => {
      it("adds a document with its entities, statements and relation edges", async () => {
        const report = await store.load([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
        expect(report).toEqual({ added: 1, replaced: 0, unchanged: 0 });
        expect(await store.stats()).toEqual({
          documents: 1,
          partialDocuments: 0,
          entities: 2,
          relations: 1,
          statements: 1,
          conflicts: 0,
          entitiesByType: { Chip: 1, Company: 1 },
          relationsByName: { PRODUCES: 1 },
        });
      });

      it("has another version after each change, and the same until then", async () => {
        const versions = [await store.version()];
        for (const change of [
          () => store.load([anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20")]),
          () => store.judge([{ a: "company:nvidia", b: "chip:h20", verdict: "different", by: "Ada" }]),
          () => store.retract(["k"]),
        ]) {
          await change();
          versions.push(await store.version());
          expect(await store.version()).toBe(versions.at(-1));
        }
        expect(new Set(versions).size).toBe(4);
      });

      it("has the version that it had after work that changed nothing", async () => {
        const loaded = [anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20")];
        const judged = [{ a: "company:nvidia", b: "chip:h20", verdict: "different", by: "Ada" }] as const;
        await store.load(loaded);
        await store.judge(judged);
        const version = await store.version();
        for (const work of [
          () => store.load(loaded),
          () => store.judge(judged),
          () => store.previewJudgements([{ ...judged[0], verdict: "same" }]),
          () => store.retract(["another"]),
          () => store.revokeJudgements(["judgement:another"]),
        ]) {
          await work();
          expect(await store.version()).toBe(version);
        }
      });

      it("adds nothing the second time", async () => {
        const documents = [anExtraction({}, "company:nvidia PRODUCES chip:h20", "chip:h20 DESIGNED_FOR country:china")];
        await store.load(documents);
        const before = await wholeAnswer(store);
        expect(await store.load(documents)).toEqual({ added: 0, replaced: 0, unchanged: 1 });
        expect(await wholeAnswer(store)).toEqual(before);
      });

      it("lets a new text under a known key take the place of the old one", async () => {
        await store.load([anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20")]);
        const report = await store.load([anExtraction({ key: "k" }, "company:amd PRODUCES chip:mi308")]);
        expect(report).toEqual({ added: 0, replaced: 1, unchanged: 0 });
        expect(await idsOf(store, { kind: "entity" })).toEqual(["chip:mi308", "company:amd"]);
      });

      it("keeps the last of several versions of a key", async () => {
        const versions = ["chip:h20", "chip:h100", "chip:h200"].map((chip) =>
          anExtraction({ key: "k" }, `company:nvidia PRODUCES ${chip}`),
        );
        expect(await store.load(versions)).toMatchObject({ added: 1 });
        expect(await idsOf(store, { kind: "entity" })).toEqual(["chip:h200", "company:nvidia"]);
      });

      it("refuses a quote that is not in the text, and writes nothing of the batch", async () => {
        const good = anExtraction({ key: "good" }, "company:nvidia PRODUCES chip:h20");
        const bad = anExtraction({ key: "bad" }, "company:amd PRODUCES chip:mi308");
        const broken: Extraction = { ...bad, document: { ...bad.document, text: bad.document.text.toUpperCase() } };
        await expect(store.load([good, broken])).rejects.toMatchObject({ code: "EVIDENCE_MISMATCH" });
        expect(await store.stats()).toMatchObject({ documents: 0, entities: 0, statements: 0 });
      });

      it("refuses a text that it could not give back, and writes nothing", async () => {
        const good = anExtraction({ key: "good" }, { says: "company:nvidia PRODUCES chip:h20", by: "officials" });
        const nameWith = (sign: string): Extraction => {
          const entities = good.entities.map((entity) => ({ ...entity, name: `${entity.name}${sign}` }));
          return { ...good, entities };
        };
        for (const sign of ["\0", "\ud83d"]) {
          await expect(store.load([nameWith(sign)])).rejects.toMatchObject({ code: "EVIDENCE_MISMATCH" });
        }
        expect(await store.stats()).toMatchObject({ documents: 0, entities: 0 });
        expect(await store.load([nameWith("😀")])).toMatchObject({ added: 1 });
      });

      it("keeps a name of 4,000 bytes, and refuses a longer one before it meets an index", async () => {
        const good = anExtraction({ key: "good" }, "company:nvidia PRODUCES chip:h20");
        const called = (name: string): Extraction => ({
          ...good,
          entities: good.entities.map((entity) => ({ ...entity, name, aliases: [name, name.repeat(20)] })),
        });
        await expect(store.load([called("é".repeat(2_001))])).rejects.toMatchObject({ code: "EVIDENCE_MISMATCH" });
        expect(await store.load([called("é".repeat(2_000))])).toMatchObject({ added: 1 });
      });

      it.for([
        ["an entity twice", ({ entities }) => ({ entities: [...entities, entities[0]!] })],
        ["a statement twice", ({ statements }) => ({ statements: [...statements, statements[0]!] })],
        [
          "no evidence",
          ({ statements: [{ id: _id, ...said }] }) => ({ statements: [toStatement({ ...said, evidence: [] })] }),
        ],
        ["a confidence of 7", ({ statements: [said] }) => ({ statements: [{ ...said, confidence: 7 }] })],
        [
          "a confidence that is none",
          ({ statements: [said] }) => ({ statements: [{ ...said, confidence: Number.NaN }] }),
        ],
        [
          "a statement of another run",
          ({ statements: [said] }) => ({ statements: [{ ...said, run: A_LATER_RUN.id }] }),
        ],
        [
          "an entity of another type than its id says",
          ({ entities: [first, ...rest] }) => ({ entities: [{ ...first!, type: "Person" }, ...rest] }),
        ],
        [
          "a time that is none",
          ({ statements: [{ id: _id, ...said }] }) => ({ statements: [toStatement({ ...said, time: "lately" })] }),
        ],
        ["a run under another one's id", ({ run }) => ({ run: { ...run, version: "9" } })],
        [
          "an id of no scheme",
          ({ entities: [first, ...rest] }) => ({ entities: [{ ...first!, externalIds: { "a=b": "c" } }, ...rest] }),
        ],
        ["a document under another one's id", ({ document }) => ({ document: { ...document, title: "Another" } })],
        ["a document without a key", ({ document }) => ({ document: { ...document, key: "" } })],
      ] satisfies [string, (extraction: WithStatement) => object][])(
        "refuses %s, and writes nothing of the batch",
        async ([, breakIt]) => {
          const good = anExtraction({ key: "good" }, "company:nvidia PRODUCES chip:h20");
          const broken = anExtraction({ key: "bad" }, "company:amd PRODUCES chip:mi308") as WithStatement;
          const load = store.load([good, { ...broken, ...breakIt(broken) }]);
          await expect(load).rejects.toMatchObject({ code: "EVIDENCE_MISMATCH" });
          expect(await store.stats()).toMatchObject({ documents: 0, entities: 0, statements: 0 });
        },
      );

      it("refuses types and relations that its ontology lacks", async () => {
        const load = (says: string) => store.load([anExtraction({}, says)]);
        await expect(load("company:acme CHARTERS company:amd")).rejects.toMatchObject({ code: "ONTOLOGY_INVALID" });
        const ship = anExtraction({ names: ["company:acme"] });
        const entities = ship.entities.map((each) => ({ ...each, id: "vessel:acme", type: "Vessel" }));
        await expect(store.load([{ ...ship, entities }])).rejects.toMatchObject({ code: "ONTOLOGY_INVALID" });
        expect(await store.stats()).toMatchObject({ documents: 0, entities: 0 });
      });

      it("tells which documents are still to be extracted by a run", async () => {
        const [held, gone, never] = ["held", "gone", "never"].map((key) => anExtraction({ key }));
        await store.load([held!, gone!]);
        await store.retract(["gone"]);
        const ids = [never, held, gone].map((each) => each!.document.id);
        expect(await store.missing(ids, held!.run.id)).toEqual([ids[0], ids[2]]);
        expect(await store.missing(ids, "run:another")).toEqual(ids);
      });

      it("keeps what seeds say of a document when the document is read again", async () => {
        const read = anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20", "company:amd PRODUCES chip:mi308");
        const [said, written] = [read.statements.slice(0, 1), read.statements];
        const run = toRun({ extractor: seedExtractor("rows.csv"), version: "1", configuration: "", model: null });
        const seed = withRun({ ...read, statements: written }, run);
        await store.load([withRun({ ...read, statements: said }, A_LATER_RUN)]);
        await store.load([seed]);
        const seeded = await wholeAnswer(store);
        expect(await idsOf(store, { kind: "statement", orderBy: { field: "id", direction: "asc" } })).toEqual(
          written.map(({ id }) => id),
        );
        const { edges } = await store.read({
          kind: "statement",
          runs: true,
          orderBy: { field: "id", direction: "asc" },
        });
        const madeBy = written.map(({ id }) => (said.some((each) => each.id === id) ? A_LATER_RUN : run));
        expect(edges.map(({ node }) => "extractedBy" in node && node.extractedBy)).toEqual(madeBy);
        expect(await store.missing([read.document.id], A_LATER_RUN.id)).toEqual([]);
        expect(await store.missing([read.document.id], run.id)).toEqual([]);
        expect(await store.load([seed])).toEqual({ added: 0, replaced: 0, unchanged: 1 });
        expect((await Array.fromAsync(store.extractions())).map((each) => each.run.id)).toEqual([
          A_LATER_RUN.id,
          run.id,
        ]);

        await store.retract(["k"]);
        expect(await store.stats()).toMatchObject({ documents: 0, statements: 0, entities: 0 });
        await store.load([seed]);
        await store.load([read]);
        expect(await store.load([withRun({ ...read, statements: said }, A_LATER_RUN)])).toMatchObject({ replaced: 1 });
        expect(await wholeAnswer(store)).toEqual(seeded);

        await store.load([anExtraction({ key: "k" }, "company:arm PRODUCES chip:m1")]);
        expect(await store.stats()).toMatchObject({ documents: 1, statements: 1 });
      });

      describe("what one run says of a document in several readings", () => {
        const whole = anExtraction(
          { key: "k", names: ["company:smic"] },
          "company:nvidia PRODUCES chip:h20",
          { says: "person:lisa-su LEADS company:amd", by: "officials" },
          "country:china RESTRICTS chip:h20",
        );
        const id = whole.document.id;
        const [makes, leads, restricts] = ["PRODUCES", "LEADS", "RESTRICTS"].map((each) => aPartOf(whole, each));
        const held = () => Array.fromAsync(store.extractions());
        const missing = () => store.missing([id], whole.run.id);
        const afterLoading = async (...loads: (Extraction | undefined)[]) => {
          await anew();
          for (const each of loads) await store.load([each!]);
          return { held: await held(), answer: await wholeAnswer(store) };
        };

        it("is completed by the whole when it came in part, and until then is still to be extracted", async () => {
          const expected = await afterLoading(whole);
          await anew();
          expect(await store.load([makes!])).toEqual({ added: 1, replaced: 0, unchanged: 0 });
          expect(await missing()).toEqual([id]);
          const parts = async (filter?: Filter) => (await store.stats(filter ? { filter } : {})).partialDocuments;
          expect(await parts()).toBe(1);
          expect(await parts({ relations: ["PRODUCES"] })).toBe(1);
          expect(await parts({ relations: ["LEADS"] })).toBe(0);
          expect(await held()).toEqual([makes]);
          expect(await store.load([whole])).toEqual({ added: 0, replaced: 1, unchanged: 0 });
          expect(await missing()).toEqual([]);
          expect({ held: await held(), answer: await wholeAnswer(store) }).toEqual(expected);
          expect(await Array.fromAsync(store.faults())).toEqual([]);
        });

        it("is not changed by a part of what is held", async () => {
          await store.load([whole]);
          const version = await store.version();
          for (const part of [makes!, leads!, { ...whole, statements: [], entities: [], partial: true as const }]) {
            expect(await store.load([part])).toEqual({ added: 0, replaced: 0, unchanged: 1 });
          }
          expect(await store.version()).toBe(version);
          expect(await held()).toEqual([whole]);
          await store.load([anExtraction({ key: "other" })]);
          await store.retract(["k"]);
          await store.load([makes!]);
          const then = await store.version();
          expect(await store.load([makes!])).toMatchObject({ unchanged: 1 });
          expect(await store.version()).toBe(then);
        });

        it("adds up from parts, in one load or in many and in any order, and is then still a part", async () => {
          const sum = await afterLoading(makes, leads);
          expect(sum.held).toEqual([aPartOf(whole, "PRODUCES", "LEADS")]);
          expect(await missing()).toEqual([id]);
          expect(await afterLoading(leads, makes, leads)).toEqual(sum);
          await anew();
          expect(await store.load([leads!, makes!])).toMatchObject({ added: 1 });
          expect({ held: await held(), answer: await wholeAnswer(store) }).toEqual(sum);
          expect(await store.load([restricts!])).toMatchObject({ replaced: 1 });
          expect(await store.load([whole, leads!])).toMatchObject({ replaced: 1 });
          expect(await held()).toEqual([whole]);
        });

        it("loses nothing where readings differ that do not say that they are parts", async () => {
          const { partial: _partial, ...unmarked } = makes!;
          const less = { ...whole, statements: whole.statements.map((each) => ({ ...each, confidence: 0.2 })) };
          const expected = await afterLoading(whole);
          for (const order of [
            [unmarked, whole],
            [whole, unmarked],
            [less, whole],
            [whole, less],
            [unmarked, less, makes, whole],
          ])
            expect(await afterLoading(...order)).toEqual(expected);
          const renamed = {
            ...unmarked,
            entities: unmarked.entities.map((each) => ({ ...each, name: `${each.name} Inc`, aliases: ["Inc"] })),
          };
          const both = await afterLoading(whole, renamed);
          expect(both.held[0]!.entities.find(({ id }) => id === "chip:h20")).toMatchObject({ aliases: ["H20", "Inc"] });
          expect(both.held[0]!.statements).toEqual(whole.statements);
          expect(await afterLoading(renamed, whole)).toEqual(both);
          expect(await missing()).toEqual([]);
        });

        it("in part takes no place of a whole that another run read, and gives its place to one", async () => {
          const later = withRun(makes!, A_LATER_RUN);
          const expected = await afterLoading(whole);
          expect(await afterLoading(whole, later)).toEqual(expected);
          expect(await store.missing([id], A_LATER_RUN.id)).toEqual([id]);
          expect(await afterLoading(later, whole)).toEqual(expected);
          expect((await afterLoading(whole, withRun(whole, A_LATER_RUN))).held).toEqual([withRun(whole, A_LATER_RUN)]);
        });

        it("in part stands beside the readings of seeds, which may be parts, too", async () => {
          const run = toRun({ extractor: seedExtractor("rows.csv"), version: "1", configuration: "", model: null });
          const seed = withRun(whole, run);
          const expected = await afterLoading(seed, whole);
          for (const order of [
            [makes, withRun(leads!, run), seed, whole],
            [withRun(leads!, run), seed, whole, makes],
            [whole, withRun(leads!, run), leads, seed],
          ]) {
            expect(await afterLoading(...order)).toEqual(expected);
          }
          await afterLoading(seed, makes);
          expect(await missing()).toEqual([id]);
          expect(await store.missing([id], run.id)).toEqual([]);
          expect(await held()).toEqual([makes, seed]);
          await store.load([whole]);
          await store.load([withRun(leads!, run)]);
          expect(await missing()).toEqual([]);
          await anew();
          await store.load([withRun(leads!, run), whole]);
          expect(await store.missing([id], run.id)).toEqual([id]);
          expect(await held()).toEqual([whole, withRun(leads!, run)]);
          expect(await Array.fromAsync(store.faults())).toEqual([]);
        });

        it("is known as a part at the times when it was one, is taken back whole, and outlives a rebuild", async () => {
          await store.load([makes!]);
          await store.load([whole]);
          const [first, second] = await Array.fromAsync(store.log());
          expect(first).toMatchObject({ document: id, withdrawnAt: second!.recordedAt });
          expect(await Array.fromAsync(store.extractions({ knownAt: first!.recordedAt }))).toEqual([makes]);
          await store.retract(["k"]);
          expect(await store.stats()).toMatchObject({ documents: 0, entities: 0, statements: 0 });
          await store.load([leads!]);
          const before = await wholeAnswer(store);
          await store.rebuild();
          expect(await wholeAnswer(store)).toEqual(before);
          expect(await held()).toEqual([leads]);
          expect(await missing()).toEqual([id]);
        });

        it("is refused when it says of itself neither that it is a part nor nothing", async () => {
          const broken = { ...whole, partial: false } as unknown as Extraction;
          await expect(store.load([broken])).rejects.toMatchObject({ code: "EVIDENCE_MISMATCH" });
        });
      });

      describe("what another store held of another text under a known key", () => {
        const report = (publishedAt: string | undefined, ...said: string[]) =>
          anExtraction({ key: "k", ...(publishedAt && { publishedAt }) }, ...said);
        const april = report(
          "2025-04-16",
          "country:united-states RESTRICTS chip:h20",
          "company:nvidia PRODUCES chip:h20",
        );
        const july = report("2025-07-15", "country:united-states PERMITS chip:h20", "company:nvidia PRODUCES chip:h20");
        const [someDay, another] = [
          report(undefined, "company:acme PRODUCES chip:a1"),
          report(undefined, "company:acme PRODUCES chip:a2"),
        ];
        const retrieved = (extraction: Extraction, retrievedAt: string): Extraction => ({
          ...extraction,
          document: { ...extraction.document, retrievedAt },
        });
        const part = (extraction: Extraction) => aPartOf(extraction, "PRODUCES");
        const leftOut = { added: 0, replaced: 0, unchanged: 0, leftOut: ["k"] };
        const replaced = { added: 0, replaced: 1, unchanged: 0 };

        it.for([
          { name: "an earlier text is left out", held: july, given: april, becomes: leftOut },
          { name: "a part of an earlier text is left out", held: july, given: part(april), becomes: leftOut },
          { name: "a later text takes its place", held: april, given: july, becomes: replaced },
          { name: "a text of no known day is left out", held: july, given: another, becomes: leftOut },
          {
            name: "a text of a known day takes the place of one without",
            held: another,
            given: july,
            becomes: replaced,
          },
          {
            name: "a text of no known day takes the place of another",
            held: someDay,
            given: another,
            becomes: replaced,
          },
          { name: "a part of a text of no known day is left out", held: july, given: part(another), becomes: leftOut },
          { name: "a part gives its place", held: part(someDay), given: part(another), becomes: replaced },
          {
            name: "the text that was retrieved earlier is left out",
            held: retrieved(someDay, "2025-07-15T10:00:00Z"),
            given: retrieved(another, "2025-07-15T11:00:00+02:00"),
            becomes: leftOut,
          },
        ])("$name", async ({ held, given, becomes }) => {
          await store.load([held]);
          const version = await store.version();
          expect(await store.load([given], { keepNewer: true })).toEqual(becomes);
          expect(await Array.fromAsync(store.extractions())).toEqual([becomes === leftOut ? held : given]);
          if (becomes === leftOut) expect(await store.version()).toBe(version);
        });

        it("is settled the same way among what comes in one load", async () => {
          expect(await store.load([july, part(april)], { keepNewer: true })).toEqual({
            added: 1,
            ...{ replaced: 0, unchanged: 0, leftOut: ["k"] },
          });
          expect(await store.load([april, july], { keepNewer: true })).toEqual({
            ...replaced,
            replaced: 0,
            unchanged: 1,
          });
          expect(await Array.fromAsync(store.extractions())).toEqual([july]);
          expect(await store.load([april])).toEqual(replaced);
        });
      });

      it("keeps a document that names nothing", async () => {
        await store.load([anExtraction({})]);
        expect(await store.stats()).toMatchObject({ documents: 1, entities: 0 });
      });

      it("gives back, document by document, what it was given", async () => {
        const documents = [
          anExtraction(
            { key: "b", publishedAt: "2025-07-15", outlet: "Gazette", title: "T" },
            {
              says: "person:jensen-huang LEADS company:nvidia",
              role: "CEO",
              by: "company:nvidia",
              time: "2025",
            },
          ),
          anExtraction({ key: "a" }, { says: "company:amd PRODUCES chip:mi308", by: "officials" }),
        ];
        await store.load(documents);
        const back = await Array.fromAsync(store.extractions());
        expect(back).toEqual([documents[1], documents[0]]);
      });
    });

    describe("retracting", () => {
      it("leaves what other documents say", async () => {
        const [kept, gone] = [
          anExtraction({ key: "kept", publishedAt: "2025-01-01" }, "company:nvidia PRODUCES chip:h20"),
          anExtraction({ key: "gone", publishedAt: "2024-01-01" }, "company:nvidia PRODUCES chip:h20", {
            says: "company:nvidia PRODUCES chip:h20",
            polarity: "negated",
          }),
        ];
        await store.load([kept]);
        const before = await wholeAnswer(store);
        await store.load([gone]);
        expect(await store.retract(["gone"])).toBe(1);
        expect(await wholeAnswer(store)).toEqual(before);
      });

      it("takes a document's id as well as its key, and counts nothing for what it does not know", async () => {
        const extraction = anExtraction({}, "company:nvidia PRODUCES chip:h20");
        await store.load([extraction]);
        expect(await store.retract(["unknown"])).toBe(0);
        expect(await store.retract([extraction.document.id])).toBe(1);
        expect(await store.retract([extraction.document.id])).toBe(0);
        expect(await store.stats()).toMatchObject({ documents: 0, entities: 0, relations: 0, statements: 0 });
      });

      it("takes back both the document of a key and the one of that id", async () => {
        const extraction = anExtraction({}, "company:nvidia PRODUCES chip:h20");
        await store.load([
          extraction,
          anExtraction({ key: extraction.document.id }, "company:amd PRODUCES chip:mi308"),
        ]);
        expect(await store.retract([extraction.document.id])).toBe(2);
        expect(await store.stats()).toMatchObject({ documents: 0, statements: 0 });
      });

      it("takes the same document again afterwards", async () => {
        const extraction = anExtraction({}, "company:nvidia PRODUCES chip:h20");
        await store.load([extraction]);
        const before = await wholeAnswer(store);
        await store.retract(["a.txt"]);
        expect(await store.load([extraction])).toMatchObject({ added: 1 });
        expect(await wholeAnswer(store)).toEqual(before);
      });

      it("answers, after any history, as a store that only ever saw what is left, and as after a rebuild", {
        timeout: promiseTimeoutMs(runs),
      }, async () => {
        await fc.assert(
          fc.asyncProperty(anyHistory, async ({ steps, left }) => {
            await anew();
            for (const step of steps) await takeStep(store, step);
            const after = await wholeAnswer(store);
            await store.rebuild();
            expect(await wholeAnswer(store)).toEqual(after);
            await anew();
            await store.load(left.extractions.toReversed());
            await store.judge(left.judgements, { acceptUnseen: true });
            expect(await wholeAnswer(store)).toEqual(after);
          }),
          { numRuns: runs },
        );
      });
    });

    describe("reading", () => {
      const seed = () =>
        store.load([
          anExtraction(
            { key: "one", outlet: "Gazette", publishedAt: "2025-07-15", title: "First" },
            "company:nvidia PRODUCES chip:h20",
            { says: "chip:h20 DESIGNED_FOR country:china", by: "person:jensen-huang", modality: "possible" },
            { says: "country:united-states RESTRICTS chip:h20", time: "2025-04", confidence: 0.5 },
          ),
          anExtraction(
            { key: "two", outlet: "Herald", publishedAt: "2025-08-01" },
            "company:nvidia PRODUCES chip:h20",
            { says: "country:united-states PERMITS chip:h20", time: "2025-07/.." },
          ),
        ]);

      it("brings along whole branches in one question", async () => {
        await seed();
        const answer = await store.read({
          kind: "entity",
          ids: ["chip:h20"],
          links: {
            edges: {
              link: "relations",
              direction: "incoming",
              orderBy: { field: "relation", direction: "asc" },
              page: { size: 1 },
              totalCount: true,
              links: {
                who: { link: "subject" },
                said: { link: "statements", links: { where: { link: "documents" } } },
              },
            },
          },
        });
        const edges = answer.edges[0]!.node.links.edges!;
        expect(edges).toMatchObject({ totalCount: 3, hasNextPage: true, hasPreviousPage: false });
        const [permits] = edges.edges;
        expect(permits!.node).toMatchObject({ relation: "PERMITS", status: "stated", support: 1 });
        expect(permits!.node.links.who!.edges[0]!.node).toMatchObject({ id: "country:united-states" });
        const said = permits!.node.links.said!.edges[0]!.node;
        expect(said).toMatchObject({ time: "2025-07/..", evidence: [{ start: 21 }] });
        expect(said.links.where!.edges[0]!.node).toMatchObject({ key: "two", outlet: "Herald", text: "" });
      });

      it("gives of relation edges their ends and what is asked for, in the order and pages of whole ones", async () => {
        await seed();
        const ask = async (members?: readonly string[]) => {
          const some = { page: { size: 2 }, totalCount: true, ...(members && { members }) };
          const relations = { link: "relations", ...some };
          const [all, ofEntities] = await Promise.all([
            store.read({ kind: "relation", ...some }),
            store.read({ kind: "entity", links: { relations } }),
          ]);
          return [all, ...ofEntities.edges.map(({ node }) => node.links.relations!)];
        };
        const whole = await ask();
        expect(whole.flatMap(({ edges }) => edges).length).toBeGreaterThan(5);
        expect(await ask(["support", "confidence"])).toMatchObject(
          whole.map(({ edges, ...page }) => ({
            ...page,
            edges: edges.map(({ place, node }) => {
              const { id, subject, relation, object, support, confidence } = node as RelationRecord;
              return { place, node: { kind: "relation", id, subject, relation, object, support, confidence } };
            }),
          })),
        );
      });

      it("gives the text of a document when asked", async () => {
        await seed();
        const { edges } = await store.read({
          kind: "document",
          text: true,
          orderBy: { field: "key", direction: "asc" },
        });
        expect(edges[0]!.node).toMatchObject({ key: "one", text: expect.stringMatching(/^Nvidia produces H20\./) });
      });

      it("leaves unknown ids out", async () => {
        await seed();
        expect(await idsOf(store, { kind: "entity", ids: ["chip:none", "chip:h20"] })).toEqual(["chip:h20"]);
      });

      it("counts without reading", async () => {
        await seed();
        const answer = await store.read({ kind: "statement", nodes: false, totalCount: true });
        expect(answer).toMatchObject({ totalCount: 5, edges: [] });
      });

      it("counts one story printed twice, with small edits, as one origin, and a report in other words as another", async () => {
        const says = "country:united-states RESTRICTS chip:h20";
        const told = [WIRE, WITH_DATELINE, OWN_WORDS].map((sentence, at) =>
          anExtraction({ key: `${at}` }, { says, sentence }),
        );
        await store.load(told);
        const supportOf = async () => (await links("chip:h20", "relations")).edges[0]!.node;
        expect(await supportOf()).toMatchObject({ statementCount: 3, support: 2 });
        await store.retract(["0"]);
        expect(await supportOf()).toMatchObject({ statementCount: 2, support: 2 });
        await store.retract(["1"]);
        expect(await supportOf()).toMatchObject({ statementCount: 1, support: 1 });
      });

      it("counts two texts that have a short sentence in common as two origins", async () => {
        const said = ["company:nvidia PRODUCES chip:h20", "company:arm PRODUCES chip:m1"] as const;
        await store.load([
          anExtraction({ key: "one" }, said[0], { says: said[1], sentence: WIRE }),
          anExtraction({ key: "two" }, said[0], { says: said[1], sentence: OWN_WORDS }),
        ]);
        const [produces] = (await links("company:nvidia", "relations")).edges;
        expect(produces!.node).toMatchObject({ statementCount: 2, support: 2 });
      });

      it.for([
        [{ relations: ["PRODUCES"] }, 2],
        [{ types: ["Country"] }, 3],
        [{ status: ["anticipated" as const] }, 1],
        [{ modality: ["possible" as const] }, 1],
        [{ polarity: ["negated" as const] }, 0],
        [{ attributedTo: ["person:jensen-huang"] }, 1],
        [{ concerns: ["country:china"] }, 1],
        [{ concerns: ["country:china", "company:nvidia"] }, 3],
        [{ concerns: ["company:amd"] }, 0],
        [{ minConfidence: 0.9 }, 4],
        [{ outlet: ["Gazette"] }, 3],
        [{ validAt: "2025-04-30" }, 4],
        [{ validAt: "2030-01-01" }, 4],
        [{ validAt: "2025-05-01" }, 3],
        [{ outlet: ["Gazette"], relations: ["PERMITS"] }, 0],
        [{ relations: [] }, 0],
        [{}, 5],
      ] as const)("finds by %o %i statements", async ([filter, count]) => {
        await seed();
        expect(await idsOf(store, { kind: "statement", filter })).toHaveLength(count);
      });

      it.for([
        [
          "effective",
          "2025-04-15",
          { "2025-04-14": false, "2025-04-15": true, "2025-05-01": true, "2031-01-01": true },
        ],
        ["effective", "2025-04", { "2025-03-31": false, "2025-04-01": true, "2025-05-01": true }],
        ["effective", "2025-04-15/2025-07-15", { "2025-05-01": true, "2025-07-15": true, "2025-07-16": false }],
        ["effective", "../2025-07-15", { "2000-01-01": true, "2025-07-16": false }],
        ["occurred", "2025-04-15", { "2025-04-15": true, "2025-05-01": false }],
        ["occurred", "2025-04/..", { "2025-03-31": false, "2025-05-01": true }],
        ["published", "2025-04-15", { "2025-04-15": true, "2025-05-01": false }],
        [undefined, "2025-04-15", { "2025-04-15": true, "2025-05-01": false }],
        [undefined, undefined, { "2000-01-01": true, "2025-05-01": true }],
      ] as const)("lets what is %s, of the time %s, hold on the days %o", async ([clock, time, days]) => {
        const when = { ...(time && { time }), ...(clock && { clock }) };
        await store.load([anExtraction({}, { says: "country:united-states RESTRICTS chip:h20", ...when })]);
        const holdsOn = async (validAt: string) => {
          const kinds: NodeKind[] = ["statement", "relation", "entity", "document"];
          const found = await Promise.all(kinds.map((kind) => idsOf(store, { kind, filter: { validAt } })));
          return [...new Set(found.map((ids) => ids.length > 0))];
        };
        const held = await Promise.all(Object.keys(days).map(async (day) => [day, await holdsOn(day)]));
        expect(Object.fromEntries(held)).toEqual(
          Object.fromEntries(Object.entries(days).map(([day, isHeld]) => [day, [isHeld]])),
        );
      });

      it("sorts times by their first day, then by their last, however they are written", async () => {
        const times = [
          "../2024",
          "2020/2021",
          "202X",
          "2020/..",
          "2024-12-31",
          "2025-01-01",
          "2025-01",
          "2025-33",
          "2025",
          "2025-01/..",
          "2025-02-03",
          "2025-04-15",
          "2025-22",
          "2025-07",
          "2026",
        ];
        const at = (time: string, index: number) =>
          anExtraction({ key: `${index}` }, { says: "company:nvidia PRODUCES chip:h20", time });
        const undated = anExtraction({ key: "undated" }, "company:nvidia PRODUCES chip:h20");
        await store.load([undated, ...times.map(at).toReversed()]);
        const timesBy = async (direction: "asc" | "desc") => {
          const { edges } = await store.read({ kind: "statement", orderBy: { field: "time", direction } });
          const said = { link: "statements", orderBy: { field: "time", direction }, page: { size: 30 } };
          const entity = await store.read({ kind: "entity", ids: ["chip:h20"], links: { said } });
          expect(entity.edges[0]!.node.links.said!.edges.map(({ place }) => place)).toEqual(
            edges.map(({ place }) => place),
          );
          return edges.map(({ node }) => "time" in node && node.time);
        };
        expect(await timesBy("asc")).toEqual([...times, null]);
        expect(await timesBy("desc")).toEqual([...times.toReversed(), null]);
      });

      it.for([
        {},
        { validAt: "2025-04-30" },
        { outlet: ["Herald"] },
        { types: ["Country"], not: { polarity: ["negated" as const] } },
        { relations: [] },
      ] as const)("counts of each kind what passes %o", async (filter) => {
        await seed();
        const count = async (kind: NodeKind, more: object = {}) =>
          (await store.read({ kind, filter: { ...filter, ...more }, nodes: false, totalCount: true })).totalCount;
        const by = async (kind: NodeKind, facet: string) => {
          const { facets } = await store.read({ kind, filter, nodes: false, facets: [facet] });
          return Object.fromEntries(facets![facet]!.map((each) => [each.value, each.count]));
        };
        expect(await store.stats({ filter })).toEqual({
          documents: await count("document"),
          partialDocuments: 0,
          entities: await count("entity"),
          relations: await count("relation"),
          statements: await count("statement"),
          conflicts: await count("conflict"),
          entitiesByType: await by("entity", "type"),
          relationsByName: await by("relation", "relation"),
        });
        if (Object.keys(filter).length === 0) expect(await store.stats({ filter })).toEqual(await store.stats());
      });

      it("finds what concerns an entity that only the sentence names, and not what another sentence says", async () => {
        const says = "country:united-states RESTRICTS chip:h20";
        const sentence = "United States bars H20 from China.";
        await store.load([
          anExtraction({ names: ["country:china"] }, "company:nvidia PRODUCES chip:h20", { says, sentence }),
        ]);
        const filter = { concerns: ["country:china"] };
        const { edges } = await store.read({ kind: "relation", filter });
        expect(edges.map(({ node }) => node)).toEqual([expect.objectContaining({ relation: "RESTRICTS" })]);
        expect(await idsOf(store, { kind: "statement", filter })).toHaveLength(1);
        expect((await idsOf(store, { kind: "entity", filter })).sort()).toEqual(["chip:h20", "country:united-states"]);
      });

      it("lets what is tied to a statement pass by the same filter", async () => {
        await seed();
        const filter = { outlet: ["Herald"], relations: ["PERMITS"] };
        const count = async (kind: "entity" | "relation" | "document") => (await idsOf(store, { kind, filter })).length;
        expect([await count("entity"), await count("relation"), await count("document")]).toEqual([2, 1, 1]);
        expect(await idsOf(store, { kind: "entity", filter: { ...filter, types: ["Chip"] } })).toEqual(["chip:h20"]);
      });

      it("refuses an order that a kind does not have", async () => {
        const query = { kind: "entity", orderBy: { field: "shoeSize", direction: "asc" } } as const;
        await expect(store.read(query)).rejects.toMatchObject({ code: "QUERY_INVALID" });
      });
    });

    describe("paging", () => {
      const TIMES = ["", "2025-21", "", "2025-03/..", "", "../2024"];
      const orders = [
        ["document", "publishedAt", "asc"],
        ["document", "publishedAt", "desc"],
        ["document", "key", "desc"],
        ["document", "id", "desc"],
        ["statement", "time", "asc"],
        ["statement", "time", "desc"],
        ["entity", "relationCount", "desc"],
        ["relation", "support", "desc"],
      ] as const;

      it.for(orders)(
        "walks %s by %s %s in both directions and meets each row once",
        async ([kind, field, direction]) => {
          const dates = ["2025-01-01", undefined, "2025-03-01", "2025-01-01", undefined, "2024-01-01"];
          await store.load(
            dates.map((publishedAt, index) =>
              anExtraction(
                { key: `k${index}`, ...(publishedAt && { publishedAt }) },
                {
                  says: `company:nvidia PRODUCES chip:h${index % 4}`,
                  ...(index % 2 && { time: TIMES[index] ?? "2025" }),
                },
              ),
            ),
          );
          const orderBy = { field, direction };
          const whole = await idsOf(store, { kind, orderBy });
          for (const backward of [false, true]) {
            const seen: string[] = [];
            let page: Page = { size: 2, backward };
            for (;;) {
              const { edges, hasNextPage, hasPreviousPage } = await store.read({ kind, orderBy, page });
              const ids = edges.map(({ node }) => node.id);
              seen.splice(backward ? 0 : seen.length, 0, ...ids);
              if (!(backward ? hasPreviousPage : hasNextPage)) break;
              page = backward ? { ...page, before: edges[0]!.place } : { ...page, after: edges.at(-1)!.place };
            }
            expect(seen).toEqual(whole);
          }
          expect(new Set(whole).size).toBe(whole.length);
        },
      );

      // By UTF-16 unit, as JavaScript compares, the fish would come before the full-width letter.
      it("compares names beyond the basic plane by code point, as it orders them", async () => {
        const names = ["华为", "Ｈ20", "𠮷'\\u0027野", "🐟"];
        await store.load([anExtraction({ key: "k", names: names.map((each) => `company:${each.toLowerCase()}`) })]);
        for (const direction of ["asc", "desc"] as const) {
          const orderBy = { field: "name", direction };
          const whole = await idsOf(store, { kind: "entity", orderBy });
          const walked: string[] = [];
          for (let page: Page = { size: 1 }; ; ) {
            const { edges, hasNextPage } = await store.read({ kind: "entity", orderBy, page });
            walked.push(...edges.map(({ node }) => node.id));
            if (!hasNextPage) break;
            page = { size: 1, after: edges[0]!.place };
          }
          expect(walked).toEqual(whole);
        }
        const namedBefore = (lt: string) =>
          idsOf(store, { kind: "entity", filter: { is: { entity: { fields: { name: { lt } } } } } });
        expect(await namedBefore("🐟")).toHaveLength(2);
        expect(await namedBefore("𠮷'\\")).toHaveLength(3);
        expect(await namedBefore("Ａ")).toHaveLength(1);
      });

      it("gives back every document, whatever signs its key is made of", async () => {
        const keys = Array.from({ length: 120 }, (_, at) => `${["🐟", "Ｈ", "a", "\u{e000}"][at % 4]}${at}`);
        await store.load(keys.map((key) => anExtraction({ key })));
        const given = (await Array.fromAsync(store.extractions())).map(({ document }) => document.key);
        expect(new Set(given)).toEqual(new Set(keys));
        expect(given).toHaveLength(keys.length);
      });
    });

    describe("searching", () => {
      const search = (text: string) => idsOf(store, { kind: "entity", search: text });
      const load = () =>
        store.load([
          anExtraction(
            {
              names: [
                "company:huawei",
                "company:huawei-cloud",
                "company:société-générale",
                "company:华为技术",
                "chip:h20",
              ],
            },
            "company:nvidia PRODUCES chip:h200",
            "company:nvidia-israel SUPPLIES company:nvidia",
          ),
        ]);

      it.for([
        ["huawei", ["company:huawei", "company:huawei-cloud"]],
        ["HUAWEI cl", ["company:huawei-cloud"]],
        ["cloud", ["company:huawei-cloud"]],
        ["societe", ["company:société-générale"]],
        ["华为", ["company:华为技术"]],
        ["为技", ["company:华为技术"]],
        ["技为", []],
        ["h20", ["chip:h20", "chip:h200"]],
        ["nvidia", ["company:nvidia", "company:nvidia-israel"]],
        ["srael", []],
        ['" OR *', []],
        ["", []],
      ] as const)("finds by %j %j", async ([text, ids]) => {
        await load();
        expect(await search(text)).toEqual(ids);
      });

      it("pages through what it finds", async () => {
        await load();
        const page = await store.read({ kind: "entity", search: "nvidia", page: { size: 1 }, totalCount: true });
        expect(page).toMatchObject({ totalCount: 2, hasNextPage: true });
        const after = page.edges[0]!.place;
        const next = await store.read({ kind: "entity", search: "nvidia", page: { size: 1, after } });
        expect(next.edges.map(({ node }) => node.id)).toEqual(["company:nvidia-israel"]);
      });

      it("forgets the names of what was taken back", async () => {
        await load();
        await store.retract(["a.txt"]);
        expect(await search("huawei")).toEqual([]);
      });
    });

    describe("conflicts", () => {
      it("keeps what one text affirms and another denies side by side, and marks the edge as disputed", async () => {
        const [yes, no] = [
          anExtraction({ key: "yes" }, "company:nvidia SELLS_TO country:china"),
          anExtraction({ key: "no" }, { says: "company:nvidia SELLS_TO country:china", polarity: "negated" }),
        ];
        await store.load([yes, no]);
        const [conflict] = (await store.read({ kind: "conflict", links: { all: { link: "statements" } } })).edges;
        expect(conflict!.node).toMatchObject({
          conflictKind: "polarity",
          sides: [
            { label: "affirmed", statements: [yes.statements[0]!.id] },
            { label: "negated", statements: [no.statements[0]!.id] },
          ],
        });
        expect(conflict!.node.links.all!.edges).toHaveLength(2);
        expect((await links("company:nvidia", "conflicts")).edges).toHaveLength(1);
        expect((await links("country:china", "relations")).edges[0]!.node).toMatchObject({ status: "disputed" });
      });

      it("sees two holders of one post at one time", async () => {
        const leads = (person: string, time: string) => ({
          says: `person:${person} LEADS country:united-states`,
          role: "President",
          time,
        });
        await store.load([anExtraction({}, leads("joe-biden", "2021-01/2025-01"), leads("donald-trump", "2024"))]);
        const { edges } = await store.read({ kind: "conflict" });
        expect(edges.map(({ node }) => node)).toMatchObject([
          { conflictKind: "functional", sides: [{ label: "person:donald-trump" }, { label: "person:joe-biden" }] },
        ]);
      });

      it.for([
        ["2025-07-01", "2025-07-20", 1],
        ["2025-06-30", "2025-07-01", 1],
        ["2024-07-01", "2025-07-01", 0],
        ["2024-07-01", undefined, 1],
      ] as const)(
        "takes texts of %s and %s without times to speak of their own days: %i conflict",
        async ([first, second, count]) => {
          const said = (key: string, person: string, publishedAt?: string) =>
            anExtraction({ key, ...(publishedAt && { publishedAt }) }, `person:${person} LEADS country:united-states`);
          await store.load([said("a", "joe-biden", first), said("b", "donald-trump", second)]);
          expect(await idsOf(store, { kind: "conflict" })).toHaveLength(count);
        },
      );

      it("takes two posts of one company for two posts", async () => {
        const leads = (person: string, role: string) => ({ says: `person:${person} LEADS company:amd`, role });
        await store.load([
          anExtraction({}, leads("lisa-su", "CEO"), leads("jane-roe", "chair"), leads("john-doe", "ceo")),
        ]);
        const { edges } = await store.read({ kind: "conflict" });
        expect(edges.map(({ node }) => node)).toMatchObject([
          { rule: "LEADS company:amd as ceo has several holders at one time" },
        ]);
      });

      it("takes the CEO and the chief executive for one post, and tenures that touch for a succession", async () => {
        const leads = (person: string, role: string, time: string) => ({
          ...{ says: `person:${person} LEADS company:amd`, role, time },
        });
        const [first, next] = [leads("jane-roe", "CEO", "2019/2021"), leads("lisa-su", "chief executive", "2021/2024")];
        await store.load([anExtraction({ key: "a" }, first), anExtraction({ key: "b" }, next)]);
        expect((await store.stats()).conflicts).toBe(0);
        await store.load([anExtraction({ key: "a" }, { ...first, time: "2019/2022" })]);
        const { edges } = await store.read({ kind: "conflict" });
        expect(edges.map(({ node }) => node)).toMatchObject([
          {
            rule: "LEADS company:amd as ceo has several holders at one time",
            sides: [{ label: "person:jane-roe" }, { label: "person:lisa-su" }],
          },
        ]);
      });

      it("marks edges on all sides of a conflict as disputed, until what contradicts them is taken back", async () => {
        const statuses = async () => {
          const { edges } = await store.read({ kind: "relation" });
          const found = edges.map(({ node }) => node as unknown as RelationRecord);
          const told = await Promise.all(
            (["stated", "disputed"] as const).map((status) =>
              idsOf(store, { kind: "statement", filter: { status: [status] } }),
            ),
          );
          expect(told.flat()).toHaveLength((await store.stats()).statements);
          return Object.fromEntries(found.map(({ subject, relation, status }) => [`${subject} ${relation}`, status]));
        };
        const heads = (person: string) => ({ says: `person:${person} LEADS company:amd`, role: "CEO", time: "2025" });
        await store.load([anExtraction({ key: "a" }, heads("lisa-su"), "country:united-states RESTRICTS chip:h20")]);
        const before = await statuses();
        expect(before).toEqual({ "person:lisa-su LEADS": "stated", "country:united-states RESTRICTS": "stated" });
        const b = anExtraction({ key: "b" }, heads("jane-roe"), "governmentbody:bis PERMITS chip:h20");
        await store.load([b]);
        expect(new Set(Object.values(await statuses()))).toEqual(new Set(["disputed"]));
        // More is said of a disputed edge, of which nobody disputes that.
        await store.load([anExtraction({ key: "c" }, { ...heads("lisa-su"), modality: "planned" })]);
        expect(await statuses()).toMatchObject({ "person:lisa-su LEADS": "disputed" });
        await store.retract(["b", "c"]);
        expect(await statuses()).toEqual(before);
      });

      it("states what held at one time and is denied of another, and disputes it when it is denied of the same", async () => {
        const makes = (key: string, time: string, polarity: "affirmed" | "negated") =>
          anExtraction({ key }, { says: "company:amd PRODUCES chip:mi308", time, polarity });
        const status = async () => {
          const { edges } = await store.read({ kind: "relation" });
          return edges.map(({ node }) => (node as unknown as RelationRecord).status);
        };
        await store.load([makes("a", "2019", "affirmed"), makes("b", "2026", "negated")]);
        expect(await status()).toEqual(["stated"]);
        await store.load([makes("c", "2026-03", "affirmed")]);
        expect(await status()).toEqual(["disputed"]);
        await store.retract(["c"]);
        expect(await status()).toEqual(["stated"]);
        await store.retract(["a"]);
        expect(await status()).toEqual(["denied"]);
      });

      it("takes what is restricted for one country and permitted for another for no conflict, as documents come and go", async () => {
        const rule = (key: string, relation: string, role?: string) =>
          anExtraction({ key }, { says: `country:united-states ${relation} chip:h20`, ...(role && { role }) });
        const denied = (key: string, role: string) =>
          anExtraction({ key }, { says: "country:united-states RESTRICTS chip:h20", role, polarity: "negated" });
        const kinds = async () => {
          const { edges } = await store.read({ kind: "conflict" });
          return edges.map(({ node }) => (node as unknown as ConflictRecord).conflictKind).sort();
        };
        await store.load([
          rule("a", "RESTRICTS", "for China"),
          rule("b", "PERMITS", "for Peru"),
          denied("c", "for Peru"),
        ]);
        expect(await kinds()).toEqual([]);
        await store.load([rule("b", "PERMITS", "for China, Peru")]);
        expect(await kinds()).toEqual(["opposite"]);
        await store.load([denied("c", "for China")]);
        expect(await kinds()).toEqual(["opposite", "polarity"]);
        await store.load([rule("b", "PERMITS"), denied("c", "for Chile")]);
        expect(await kinds()).toEqual(["opposite"]);
        await store.retract(["a"]);
        expect(await kinds()).toEqual([]);
      });

      it("takes out of a conflict that stays who is contradicted no more, and puts back who is again", async () => {
        const rule = (key: string, says: string, time: string) =>
          anExtraction({ key }, { says: `${says} chip:h20`, time });
        const ends = [
          rule("a", "country:united-states RESTRICTS", "2024"),
          rule("b", "governmentbody:bis PERMITS", "2024"),
          rule("c", "governmentbody:bis RESTRICTS", "2026"),
          rule("d", "country:united-states PERMITS", "2026"),
        ];
        await store.load(ends);
        const all = await wholeAnswer(store);
        expect(await sidesIn(store)).toEqual([
          ["PERMITS", 2],
          ["RESTRICTS", 2],
        ]);
        await store.retract(["b"]);
        expect(await sidesIn(store)).toEqual([
          ["PERMITS", 1],
          ["RESTRICTS", 1],
        ]);
        const { edges } = await store.read({ kind: "relation" });
        const statuses = edges.map(({ node }) => (node as unknown as RelationRecord).status).sort();
        expect(statuses).toEqual(["disputed", "disputed", "stated"]);
        await store.load(ends);
        expect(await wholeAnswer(store)).toEqual(all);
      });

      it("compares what statements are limited to by what names mean, however they are judged", async () => {
        const rule = (key: string, relation: string, country: string, polarity?: "negated") =>
          anExtraction(
            { key, names: [`country:${country}`] },
            {
              says: `country:united-states ${relation} chip:h20`,
              role: `for ${nameOf(country)}`,
              ...(polarity && { polarity }),
            },
          );
        const documents = [
          rule("a", "RESTRICTS", "china"),
          rule("b", "PERMITS", "zhongguo"),
          rule("c", "RESTRICTS", "zhongguo", "negated"),
          rule("d", "PERMITS", "peru"),
        ];
        const same = [{ a: "country:china", b: "country:zhongguo", verdict: "same" as const, by: "Ada" }];
        await store.load(documents);
        const apart = await wholeAnswer(store);
        expect(await rulesIn(store)).toEqual([]);
        const preview = await store.previewJudgements(same);
        expect(preview).toMatchObject({ statementsMoved: 0, conflictsRemoved: [] });
        const [judgement] = await store.judge(same);
        const joined = await wholeAnswer(store);
        const rules = [
          "chip:h20 is restricted and permitted at one time",
          "country:united-states RESTRICTS chip:h20 is affirmed and negated",
        ];
        expect(await rulesIn(store)).toEqual(rules);
        expect(preview.conflictsAdded.map(({ rule }) => rule).sort()).toEqual(rules);
        expect(await Array.fromAsync(store.faults())).toEqual([]);
        await store.rebuild();
        expect(await wholeAnswer(store)).toEqual(joined);
        await store.retract(["a", "b", "c", "d"]);
        await store.load(documents.toReversed());
        expect(await wholeAnswer(store)).toEqual(joined);
        await store.revokeJudgements([judgement!.id]);
        expect(await wholeAnswer(store)).toEqual(apart);
        expect(await Array.fromAsync(store.faults())).toEqual([]);
      });

      it("knows what statements are limited to by each name that their document has for it", async () => {
        const limited = (key: string, relation: string, role: string, aliases: readonly string[]) => {
          const plain = anExtraction(
            { key, names: ["country:china"] },
            { says: `country:united-states ${relation} chip:h20`, role },
          );
          const entities = plain.entities.map((entity) =>
            entity.id === "country:china" ? { ...entity, aliases: [...entity.aliases, ...aliases] } : entity,
          );
          return { ...plain, entities };
        };
        await store.load([
          limited("a", "RESTRICTS", "for China", []),
          limited("b", "PERMITS", "for the PRC", []), // as whose name its document does not know it
        ]);
        expect(await rulesIn(store)).toEqual([]);
        await store.load([limited("b", "PERMITS", "for the PRC", ["the PRC"])]);
        expect(await rulesIn(store)).toEqual(["chip:h20 is restricted and permitted at one time"]);
      });

      it("takes a change over time for a succession and not for a conflict", async () => {
        const rule = (relation: string, time: string) => ({ says: `country:united-states ${relation} chip:h20`, time });
        await store.load([anExtraction({}, rule("RESTRICTS", "2025-04/2025-06"), rule("PERMITS", "2025-07/.."))]);
        expect((await store.stats()).conflicts).toBe(0);
        await store.load([anExtraction({ key: "b" }, rule("RESTRICTS", "2025-08"))]);
        expect(await idsOf(store, { kind: "conflict" })).toHaveLength(1);
        await store.retract(["b"]);
        expect((await store.stats()).conflicts).toBe(0);
      });
    });

    describe("opened with another ontology than the one that it was derived with", () => {
      const leads = (person: string, role: string) => ({
        says: `person:${person} LEADS company:acme`,
        role,
        time: "2024",
      });
      const rule = (relation: string, role: string) => ({
        says: `country:united-states ${relation} chip:h20`,
        role,
        time: "2024",
      });
      const documents = () => [
        anExtraction({ key: "posts" }, leads("ada", "captain"), leads("grace", "Skipper"), leads("mary", "captain")),
        anExtraction({ key: "ours" }, leads("lisa", "CEO"), leads("jensen", "chief executive")),
        anExtraction({ key: "rules" }, rule("RESTRICTS", "for China"), rule("PERMITS", "for China, Peru")),
        anExtraction({ key: "older", publishedAt: "2020-01-01" }, "company:nvidia COMPETES_WITH company:amd"),
        anExtraction({ key: "newer" }, "company:amd COMPETES_WITH company:nvidia"),
        anExtraction(
          { key: "made", publishedAt: "2020-01-01" },
          { says: "company:nvidia FOUNDED company:acme", time: "2010" },
          { says: "company:nvidia FOUNDED company:acme", time: "2024", polarity: "negated" },
        ),
      ];

      it.for<[string, () => Promise<Ontology> | Ontology]>([
        ["names of a post", () => withFile("posts: [{name: captain, also: [skipper]}]")],
        ["a post that several hold", () => withFile("posts: [{name: captain, several: true}]")],
        ["no posts", () => ({ ...ontology, posts: new Map() })],
        ["a relation that is not compared", () => withRelation("LEADS", { conflicts: [] })],
        ["a relation without an opposite", () => withRelation("RESTRICTS", { opposite: null })],
        ["a relation without a scope", () => withRelation("RESTRICTS", { scope: null })],
        ["one holder of whatever post", () => withRelation("LEADS", { functional: { of: "object" } })],
        ["an edge that has two ways", () => withRelation("COMPETES_WITH", { symmetric: false })],
        ["what holds on its day alone", () => withRelation("FOUNDED", { lasting: false })],
        ["no such relation", () => ({ ...ontology, relations: new Map([...ontology.relations].slice(0, 1)) })],
      ])("answers as after a rebuild: %s", async ([, change]) => {
        const openWith = await place();
        const using = async <T>(with_: Ontology, work: (store: GraphStore) => Promise<T>) => {
          const opened = await openWith(with_);
          return work(opened).finally(() => opened.close());
        };
        const before = await using(ontology, async (first) => {
          await first.load(documents());
          return wholeAnswer(first);
        });
        const other = await change();
        await using(other, async (opened) => {
          const answer = await wholeAnswer(opened);
          expect(await Array.fromAsync(opened.faults())).toEqual([]);
          await opened.rebuild();
          expect(answer).toEqual(await wholeAnswer(opened));
          expect(answer).not.toEqual(before);
        });
        await using(ontology, async (again) => {
          expect(await wholeAnswer(again)).toEqual(before);
          expect((await verifyStore(again, ontology)).faults).toEqual([]);
        });
      });

      it("refuses changes by who opened it before, so that no two ontologies mix, until those rebuild", async () => {
        const openWith = await place();
        const [first, ...others] = documents();
        const old = await openWith(ontology);
        await old.load([first!]);
        await (await openWith(withRelation("LEADS", { conflicts: [] }))).close();
        const pair = { a: "person:ada", b: "person:grace", verdict: "same", by: "Ada" } as const;
        for (const work of [() => old.load(others), () => old.retract(["posts"]), () => old.judge([pair])])
          await expect(work()).rejects.toMatchObject({ code: "STORE_VERSION" });
        await old.rebuild();
        expect(await old.load(others)).toMatchObject({ added: others.length });
        expect((await verifyStore(old, ontology)).faults).toEqual([]);
        await old.close();
      });
    });

    describe("judging", () => {
      const twoNames = () => [
        anExtraction({ key: "a" }, "company:smic PRODUCES chip:kirin", {
          says: "company:smic SELLS_TO country:china",
          by: "company:smic",
        }),
        anExtraction(
          { key: "b" },
          { says: "company:zhongxin PRODUCES chip:kirin", polarity: "negated" },
          "company:zhongxin SUPPLIES company:huawei",
        ),
      ];
      const same = {
        a: "company:zhongxin",
        b: "company:smic",
        verdict: "same",
        by: "a curator",
        why: "one listing",
      } as const;

      it("shows entities judged the same as one, with all that is said of either", async () => {
        await store.load(twoNames());
        const [judgement] = await store.judge([same]);
        expect(judgement).toMatchObject({ a: "company:smic", b: "company:zhongxin", revokedAt: null });
        expect(await idsOf(store, { kind: "entity", ids: ["company:zhongxin"] })).toEqual(["company:smic"]);
        const { edges } = await store.read({ kind: "entity", ids: ["company:smic"] });
        expect(edges[0]!.node).toMatchObject({ aliases: ["Smic", "Zhongxin"], documentCount: 2, relationCount: 3 });
        expect(await idsOf(store, { kind: "entity", search: "zhongxin" })).toEqual(["company:smic"]);
        expect((await linksOf(store, "company:smic", "documents")).edges).toHaveLength(2);
        expect(await idsOf(store, { kind: "statement", filter: { attributedTo: ["company:zhongxin"] } })).toHaveLength(
          1,
        );
        expect(await idsOf(store, { kind: "statement", filter: { concerns: ["company:zhongxin"] } })).toHaveLength(4);
      });

      it("credits what is said to the speaker that is shown", async () => {
        await store.load([
          anExtraction({}, { says: "company:amd PRODUCES chip:mi308", by: "company:zhongxin" }),
          ...twoNames(),
        ]);
        await store.judge([same]);
        const filter = { attributedTo: ["company:zhongxin"] };
        const found = await store.read({ kind: "statement", filter, links: { by: { link: "speakers" } } });
        expect(found.edges.map(({ node }) => node)).toEqual([
          expect.objectContaining({ attributedTo: expect.objectContaining({ entity: "company:smic" }) }),
          expect.objectContaining({ attributedTo: expect.objectContaining({ entity: "company:smic" }) }),
        ]);
      });

      it("finds the conflicts that a merge brings, and tells them beforehand", async () => {
        await store.load(twoNames());
        const before = await wholeAnswer(store);
        const preview = await store.previewJudgements([same]);
        expect(preview).toMatchObject({
          entitiesBefore: 5,
          entitiesAfter: 4,
          statementsMoved: 2,
          conflictsRemoved: [],
        });
        expect(preview.conflictsAdded).toMatchObject([
          { rule: "company:smic PRODUCES chip:kirin is affirmed and negated" },
        ]);
        expect(await wholeAnswer(store)).toEqual(before);
        await store.judge([same]);
        expect(await idsOf(store, { kind: "conflict" })).toEqual(preview.conflictsAdded.map(({ id }) => id));
      });

      it("names the documents that a judgement of an entity moves, by what they call it themselves", async () => {
        await store.load(twoNames());
        const all = await Array.fromAsync(store.extractions());
        const naming = (...ids: string[]) =>
          all
            .filter(({ entities }) => entities.some(({ id }) => ids.includes(id)))
            .map(({ document }) => document.id)
            .sort();
        const expectNamed = async () => {
          for (const ids of [[same.a], [same.b], [same.a, same.b]]) {
            expect(naming(...ids)).not.toEqual([]);
            expect(await store.documentsNaming(ids)).toEqual(naming(...ids));
          }
          expect(await store.documentsNaming(["company:unheard-of"])).toEqual([]);
          expect(await store.documentsNaming([])).toEqual([]);
        };
        await expectNamed();
        await store.judge([same]);
        await expectNamed();
        await store.retract(all.map(({ document }) => document.key));
        expect(await store.documentsNaming([same.a, same.b])).toEqual([]);
      });

      it("restores exactly what was before when a judgement is revoked", async () => {
        await store.load(twoNames());
        const before = await wholeAnswer(store);
        const [judgement] = await store.judge([same]);
        expect(await store.revokeJudgements([judgement!.id])).toBe(1);
        expect(await store.revokeJudgements([judgement!.id])).toBe(0);
        expect(await wholeAnswer(store)).toEqual(before);
        expect(await store.judgements()).toEqual([]);
        expect(await store.judgements({ revoked: true })).toMatchObject([{ id: judgement!.id, verdict: "same" }]);
      });

      it("merges what is loaded later into what was judged before", async () => {
        const [first, second] = twoNames();
        await store.load([first!, second!]);
        await store.judge([same]);
        const before = await wholeAnswer(store);
        await store.retract(["b"]);
        await store.load([second!]);
        expect(await wholeAnswer(store)).toEqual(before);
      });

      it("never lets a chain of likenesses overrule a difference", async () => {
        await store.load([anExtraction({ names: ["company:a", "company:b", "company:c"] })]);
        await store.judge([
          { a: "company:a", b: "company:c", verdict: "different", by: "a curator" },
          { a: "company:a", b: "company:b", verdict: "same", by: "a curator", score: 0.9 },
          { a: "company:b", b: "company:c", verdict: "same", by: "a curator", score: 0.8 },
        ]);
        expect(await idsOf(store, { kind: "entity" })).toEqual(["company:a", "company:c"]);
      });

      it("remembers a judgement once, and lets a later one of the same pair take its place", async () => {
        await store.load(twoNames());
        const [first] = await store.judge([same]);
        expect(await store.judge([same])).toEqual([first]);
        await store.judge([{ ...same, verdict: "different" }]);
        expect(await store.judgements()).toMatchObject([{ verdict: "different" }]);
        expect(await idsOf(store, { kind: "entity", filter: { types: ["Company"] } })).toHaveLength(3);
      });

      it("lets the judgement before hold again when the one that took its place is revoked", async () => {
        await store.load(twoNames());
        const before = await wholeAnswer(store);
        const [first] = await store.judge([same]);
        const merged = await wholeAnswer(store);
        const [second] = await store.judge([{ ...same, verdict: "different" }]);
        expect(await store.judgements({ revoked: true })).toEqual([{ ...first, revokedAt: second!.at }, second]);
        expect(await store.revokeJudgements([second!.id])).toBe(1);
        expect(await store.judgements()).toEqual([first]);
        expect(await wholeAnswer(store)).toEqual(merged);
        expect(await store.revokeJudgements([first!.id])).toBe(1);
        expect(await wholeAnswer(store)).toEqual(before);
      });

      it("does not bring back a judgement that was revoked after another one took its place", async () => {
        await store.load(twoNames());
        const before = await wholeAnswer(store);
        const [first] = await store.judge([same]);
        const [second] = await store.judge([{ ...same, verdict: "different" }]);
        expect(await store.revokeJudgements([first!.id])).toBe(1);
        expect(await store.judgements()).toEqual([second]);
        expect(await store.revokeJudgements([second!.id])).toBe(1);
        expect(await wholeAnswer(store)).toEqual(before);
      });

      it("lets the last of several judgements of a pair in one call stand", async () => {
        await store.load(twoNames());
        const verdicts = ["same", "different", "same"] as const;
        const [made, ...others] = await store.judge(verdicts.map((verdict) => ({ ...same, verdict })));
        expect(others).toEqual([made, made]);
        expect(await store.judgements({ revoked: true })).toEqual([made]);
        expect(made).toMatchObject({ verdict: "same" });
      });

      it.for([
        ["one entity with itself", { b: "company:zhongxin" }],
        ["a text that it could not give back", { why: "half a pair: \ud83d" }],
        ["an end of an end", { b: "company:a\0b" }],
        ["a score that is none", { score: Number.NaN }],
      ] as const)("refuses to judge %s, and judges nothing", async ([, wrong]) => {
        await store.load(twoNames());
        const asked = store.judge([same, { ...same, ...wrong }], { acceptUnseen: true });
        await expect(asked).rejects.toMatchObject({ code: "INPUT_INVALID" });
        expect(await store.judgements({ revoked: true })).toEqual([]);
      });

      it("refuses an entity that it never saw", async () => {
        await expect(store.judge([same])).rejects.toMatchObject({ code: "NOT_FOUND" });
      });

      it("gives the extractions back as they were loaded, whatever was judged", async () => {
        await store.load(twoNames());
        await store.judge([same]);
        expect(await Array.fromAsync(store.extractions())).toEqual(twoNames());
      });
    });

    describe("history", () => {
      it("answers as it would have at an earlier time, after any history", {
        timeout: promiseTimeoutMs(runs),
      }, async () => {
        let pairs = 0;
        await fc.assert(
          fc.asyncProperty(anyHistory, async ({ steps }) => {
            await anew();
            const history = withHistory({ ...store, close: async () => undefined }, ontology);
            const then = new Map<string, unknown>();
            for (const step of steps) {
              await takeStep(history, step);
              const [time, answers] = [await lastChange(history), await answersAt(history)];
              if (then.has(time)) expect(answers).toEqual(then.get(time));
              if (time) then.set(time, answers);
            }
            await sleep(2);
            for (const [time, answers] of [...then].slice(0, -1)) {
              expect(await answersAt(history, time)).toEqual(answers);
              pairs += 1;
            }
            await history.close();
          }),
          { numRuns: histories },
        );
        if (runs >= 1_000) expect(pairs).toBeGreaterThanOrEqual(runs);
      });

      it("shows an entity as it was judged at that time", async () => {
        store = withHistory(store, ontology);
        await store.load([anExtraction({ names: ["company:smic", "company:zhongxin"] })]);
        const [judgement] = await store.judge([
          { a: "company:smic", b: "company:zhongxin", verdict: "same", by: "a curator" },
        ]);
        await store.revokeJudgements([judgement!.id]);
        await sleep(5);
        const count = async (knownAt?: string) =>
          (await store.read({ kind: "entity", ...(knownAt && { knownAt }) })).edges.length;
        expect([await count(), await count(judgement!.at)]).toEqual([2, 1]);
      });

      it("offers as one what it offered at that time, with the doubts of then", async () => {
        store = withHistory(store, ontology);
        await store.load([anExtraction({ names: ["company:acme", "company:acme-inc"] })]);
        const pair = { a: "company:acme", b: "company:acme-inc", by: "Ada" };
        const [unsure] = await store.judge([{ ...pair, verdict: "unsure" }]);
        await sleep(5);
        const [different] = await store.judge([{ ...pair, verdict: "different" }]);
        await sleep(5);
        const offered = async (knownAt?: string) =>
          (await store.candidates(knownAt ? { knownAt } : {})).map((each) => each.unsure);
        expect(await offered()).toEqual([]);
        expect(await offered(unsure!.at)).toEqual([unsure]);
        expect(await store.judgements({ knownAt: unsure!.at })).toEqual([unsure]);
        expect(await store.judgements({ knownAt: different!.at, revoked: true })).toEqual([
          { ...unsure, revokedAt: different!.at },
          different,
        ]);
      });

      it("knows both clocks together: what was held on a day, as far as it was known at a time", async () => {
        store = withHistory(store, ontology);
        const rule = (relation: string, time: string) => ({ says: `country:united-states ${relation} chip:h20`, time });
        await store.load([anExtraction({ key: "a" }, rule("RESTRICTS", "2025-04/.."))]);
        const [first] = await Array.fromAsync(store.log());
        await store.load([anExtraction({ key: "b" }, rule("PERMITS", "2025-07/.."))]);
        await sleep(5);
        const held = async (validAt: string, knownAt?: string) => {
          const options = { filter: { validAt }, ...(knownAt && { knownAt }) };
          const { edges } = await store.read({ kind: "relation", ...options });
          const { relations, relationsByName } = await store.stats(options);
          expect(relations).toBe(edges.length);
          return Object.keys(relationsByName);
        };
        const then = first!.recordedAt;
        expect([await held("2025-05-01"), await held("2025-05-01", then)]).toEqual([["RESTRICTS"], ["RESTRICTS"]]);
        expect([await held("2025-08-01"), await held("2025-08-01", then)]).toEqual([
          ["PERMITS", "RESTRICTS"],
          ["RESTRICTS"],
        ]);
        expect([await held("2025-03-01"), await held("2025-03-01", then)]).toEqual([[], []]);
      });

      it("answers as of its own time where the machine's clock was put back", async () => {
        store = withHistory(store, ontology);
        vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ["Date"] });
        try {
          await store.load([anExtraction({ key: "a" })]);
        } finally {
          vi.useRealTimers();
        }
        const [entry] = await Array.fromAsync(store.log());
        const keysThen = () => idsOf(store, { kind: "document", knownAt: entry!.recordedAt });
        const before = await keysThen();
        await store.load([anExtraction({ key: "b" })]);
        expect(await keysThen()).toEqual(before);
      });

      it("answers for a time with what was being written then, as soon as that is there", async () => {
        store = withHistory(store, ontology);
        await store.load([anExtraction({ key: "a" })]);
        const begun = Date.now() + 5; // of a change that waits for another, or takes its time
        await sleep(15);
        const time = new Date().toISOString();
        await sleep(5);
        const keysThen = () => idsOf(store, { kind: "document", knownAt: time });
        expect(await keysThen()).toHaveLength(1);
        vi.useFakeTimers({ now: begun, toFake: ["Date"] });
        try {
          await store.load([anExtraction({ key: "b" })]);
        } finally {
          vi.useRealTimers();
        }
        expect(await keysThen()).toHaveLength(2);
        await store.load([anExtraction({ key: "c" })]);
        expect(await keysThen()).toHaveLength(2);
      });

      it("tells of which documents it holds a part, now and at a time", async () => {
        store = withHistory(store, ontology);
        const whole = anExtraction(
          { key: "a" },
          "company:nvidia PRODUCES chip:h20",
          "governmentbody:bis RESTRICTS chip:h20",
        );
        const rows = withRun(
          whole,
          toRun({ extractor: seedExtractor("rows"), version: "1", configuration: "", model: null }),
        );
        const held = async (knownAt?: string) => {
          const { edges } = await store.read({ kind: "document", ...(knownAt && { knownAt }) });
          return edges.map(({ node }) => (node as DocumentRecord).isPartial ?? false);
        };
        await store.load([aPartOf(whole, "PRODUCES")]);
        const [entry] = await Array.fromAsync(store.log());
        expect(await held()).toEqual([true]);
        await store.load([whole]);
        expect([await held(), await held(entry!.recordedAt)]).toEqual([[false], [true]]);
        await store.load([aPartOf(rows, "RESTRICTS")]);
        expect(await held()).toEqual([true]);
        await store.load([rows]);
        expect(await held()).toEqual([false]);
      });

      it("keeps when a text was retrieved, each time that it came", async () => {
        store = withHistory(store, ontology);
        const retrieved = (retrievedAt: string, run = A_RUN) => {
          const extraction = anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20");
          return withRun({ ...extraction, document: { ...extraction.document, retrievedAt } }, run);
        };
        await store.load([retrieved("2025-01-01")]);
        await store.retract(["k"]);
        await store.load([retrieved("2025-02-02")]);
        await store.load([retrieved("2025-03-03", A_LATER_RUN)]);
        await sleep(5);
        const at = async (knownAt?: string) => {
          const { edges } = await store.read({ kind: "document", ...(knownAt && { knownAt }) });
          return edges.map(({ node }) => (node as DocumentRecord).retrievedAt);
        };
        const log = await Array.fromAsync(store.log());
        expect(await Promise.all(log.map(({ recordedAt }) => at(recordedAt)))).toEqual([
          ["2025-01-01"],
          ["2025-02-02"],
          ["2025-03-03"],
        ]);
        expect(await at()).toEqual(["2025-03-03"]);
      });

      it.for(["yesterday", "1", "2025-02-30", "+010000-01-01T00:00:00Z"])(
        "refuses %s, a time that is none",
        async (time) => {
          const history = withHistory(store, ontology);
          const asked = [
            history.read({ kind: "entity", knownAt: time }),
            history.stats({ knownAt: time }),
            history.candidates({ knownAt: time }),
            history.judgements({ knownAt: time }),
            Array.fromAsync(store.extractions({ knownAt: time })),
            Array.fromAsync(store.log({ since: time })),
          ];
          for (const each of await Promise.allSettled<unknown>(asked))
            expect(each).toMatchObject({ status: "rejected", reason: { code: "QUERY_INVALID" } });
        },
      );

      it("gives what held at a time, and when each document came and went", async () => {
        const [old, revised, other] = [
          anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20"),
          anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h100"),
          anExtraction({ key: "other" }, "company:amd PRODUCES chip:mi308"),
        ];
        await store.load([old!]);
        await store.load([revised!, other!]);
        await store.retract(["other"]);
        const log = await Array.fromAsync(store.log());
        expect(log.map(({ document }) => document)).toEqual([old, revised, other].map((each) => each!.document.id));
        const [first, second] = log;
        expect(first).toMatchObject({ key: "k", runs: [old!.run.id], withdrawnAt: second!.recordedAt });
        expect(second!.withdrawnAt).toBeNull();
        const heldAt = async (knownAt: string) =>
          (await Array.fromAsync(store.extractions({ knownAt }))).map(({ document }) => document.id);
        expect(await heldAt(first!.recordedAt)).toEqual([old!.document.id]);
        expect(await heldAt(second!.recordedAt)).toEqual([revised!.document.id, other!.document.id]);
        expect(await heldAt("2000-01-01T00:00:00.000Z")).toEqual([]);
        const some = async (documents: string[], knownAt?: string) =>
          (await Array.fromAsync(store.extractions({ documents, ...(knownAt && { knownAt }) }))).map(
            ({ document }) => document.id,
          );
        const both = [old!.document.id, revised!.document.id, "document:none"];
        expect(await some(both)).toEqual([revised!.document.id]);
        expect(await some(both, first!.recordedAt)).toEqual([old!.document.id]);
        expect(await some([])).toEqual([]);
        expect(await Array.fromAsync(store.log({ since: log[2]!.withdrawnAt! }))).toEqual([log[2]]);
      });
    });
  });
}

/** The rules of all conflicts, in order. */
async function rulesIn(store: GraphStore): Promise<string[]> {
  const { edges } = await store.read({ kind: "conflict" });
  return edges.map(({ node }) => (node as unknown as ConflictRecord).rule).sort();
}

/** How many statements stand on each side of the only conflict. */
async function sidesIn(store: GraphStore): Promise<[string, number][]> {
  const { edges } = await store.read({ kind: "conflict" });
  expect(edges).toHaveLength(1);
  const { sides } = edges[0]!.node as unknown as ConflictRecord;
  return sides.map(({ label, statements }) => [label, statements.length]);
}
