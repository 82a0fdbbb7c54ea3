// Edges that hundreds of documents tell of are brought up to date without reading all that was said of them.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { JudgementInput } from "../../../src/domain/index.ts";
import { loadOntology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../../src/store/index.ts";
import { anExtraction, type Said } from "../../support/an-extraction.ts";
import { anyCopy } from "../../support/any-copy.ts";
import { PROPERTY_RUNS, PROPERTY_TIMEOUT_MS } from "../../support/property-runs.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { wholeAnswer } from "../../support/whole-answer.ts";

const ontology = await loadOntology();
const aStore = () => createEmbeddedStore({ folder: temporaryFolder(), ontology, durable: false });

/** A symmetric relation from both ends, and one that has an opposite; most are sure, some are copies of one sentence. */
const anySaid: fc.Arbitrary<Said> = fc.record(
  {
    says: fc.constantFrom(
      "company:arm COMPETES_WITH company:amd",
      "company:amd COMPETES_WITH company:arm",
      "company:nvidia COMPETES_WITH company:amd",
      "policy:rule RESTRICTS chip:h20",
      "policy:rule PERMITS chip:h20",
    ),
    polarity: fc.constantFrom("affirmed", "affirmed", "affirmed", "negated"),
    modality: fc.constantFrom("asserted", "asserted", "asserted", "alleged"),
    confidence: fc.constantFrom(1, 1, 0.9, 0.5),
    time: fc.constantFrom("2024", "2025-03"),
    sentence: anyCopy,
  },
  { requiredKeys: ["says", "polarity", "confidence"] },
);

/** What is said of Nvidia goes to the edge of Arm and AMD, and leaves it again. */
const SAME: JudgementInput = {
  a: "company:arm",
  b: "company:nvidia",
  verdict: "same",
  score: null,
  why: "test",
  by: "test",
};

const anyDay = fc.constantFrom("2025-01-02", "2025-02-03", "2025-06-07");

const anyDocuments = fc
  .array(fc.tuple(anyDay, fc.array(anySaid, { minLength: 1, maxLength: 2 })), { minLength: 4, maxLength: 40 })
  .map((all) =>
    all.map(([publishedAt, said], at) => {
      const told = said.map((each) => ({ sentence: `Report ${at} says ${JSON.stringify(each)}.`, ...each }));
      return anExtraction({ key: `${at}`, title: `Report ${at}`, publishedAt }, ...told);
    }),
  );

async function answerOf(fill: (store: GraphStore) => Promise<void>) {
  const store = aStore();
  await fill(store);
  const answer = await wholeAnswer(store);
  expect(await Array.fromAsync(store.faults())).toEqual([]);
  await store.close();
  return answer;
}

it(
  "tells of an edge the same however its documents came, and when some are taken back, come again and are judged",
  async () => {
    const isKept = fc.infiniteStream(fc.boolean());
    await fc.assert(
      fc.asyncProperty(anyDocuments, fc.integer({ min: 1, max: 5 }), isKept, async (documents, size, kept) => {
        const gone = documents.filter(() => !kept.next().value).map(({ document }) => document.key);
        const bySteps = await answerOf(async (store) => {
          for (let at = 0; at < documents.length; at += size) {
            await store.load(documents.slice(at, at + size));
            await store.retract(gone.slice(at / 2, at));
          }
          await store.judge([SAME], { acceptUnseen: true });
          await store.load(documents);
          await store.retract(gone.slice(0, gone.length / 2));
          await store.revokeJudgements((await store.judgements()).map(({ id }) => id));
          await store.retract(gone.slice(gone.length / 2));
        });
        const atOnce = await answerOf(async (store) => {
          await store.load(documents.filter(({ document }) => !gone.includes(document.key)));
        });
        expect(bySteps).toEqual(atOnce);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  },
  PROPERTY_TIMEOUT_MS,
);

const SAYS = "policy:rule RESTRICTS chip:h20";

/** Some copies of one another, the others in words of their own. */
const anyReports = fc
  .infiniteStream(
    fc.oneof(
      anyCopy,
      fc.nat(999).map((number) => `Report ${number} has words of its own on what is ruled.`),
    ),
  )
  .map((sentences) =>
    Array.from({ length: 300 }, (_, at) =>
      anExtraction({ key: `${at}` }, { says: SAYS, sentence: sentences.next().value, confidence: 0.5 + (at % 5) / 10 }),
    ),
  );

it(
  "tells the same of an edge when its statements become so many that copies are found by marks, and few again",
  async () => {
    const property = fc.asyncProperty(anyReports, fc.integer({ min: 240, max: 257 }), async (reports, size) => {
      const last = reports.length - 1;
      const bySteps = await answerOf(async (store) => {
        await store.load(reports.slice(0, size));
        for (let at = size; at < size + 20; at += 4) await store.load(reports.slice(at, at + 4));
        await store.retract(reports.slice(1, 30).map(({ document }) => document.key));
        await store.load(reports.slice(size + 20));
        await store.retract(reports.slice(30, 190).map(({ document }) => document.key));
        await store.retract([reports[last]!.document.key]);
      });
      const left = [...reports.slice(0, 1), ...reports.slice(190, last)];
      expect(bySteps).toEqual(await answerOf(async (store) => void (await store.load(left))));
    });
    await fc.assert(property, { numRuns: Math.ceil(PROPERTY_RUNS / 10) });
  },
  PROPERTY_TIMEOUT_MS,
);
