// What every extractor must do, whatever it is made of.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assertSound, type Extraction, toCanonicalJson, toSourceDocument } from "../../src/domain/index.ts";
import { type Extractor, extractAll } from "../../src/extract/index.ts";

const SAYINGS = [
  "Tern Optics sells its K40 chip to Norway.",
  "Anna Lind, chief executive of Tern Optics, criticised the new tariff on lithography tools.",
  "The company does not ship to Japan, she said on 3 March 2024.",
  "“We will build a plant in Spain,” said the minister.",
  "HEADING WITHOUT END",
  "- a list item: Intel and AMD",
  "Q   What about it?",
  "芯片 🙂 \u0000 \ud800 …",
  "U.S. officials may restrict exports of H20 chips to China.",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.constantFrom(...SAYINGS), { maxLength: 6 }).map((parts) => parts.join("\n")),
  fc
    .array(fc.oneof(fc.constantFrom(...SAYINGS), fc.string({ maxLength: 20 })), { maxLength: 6 })
    .map((parts) => parts.join(" ")),
);
const documentOf = (text: string) => toSourceDocument({ key: "a.txt", publishedAt: "2025-05-05", text });

/** Runs the contract on an extractor. */
export function describeExtractor(name: string, create: () => Promise<Extractor>): void {
  describe(`${name} as an extractor`, () => {
    let extractor: Extractor;
    beforeAll(async () => {
      extractor = await create();
    });
    afterAll(() => extractor.close());
    const extract = (text: string): Promise<Extraction> => extractor.extract(documentOf(text));

    it("gives only statements whose quotes and ends are in the document, for any text", async () => {
      await fc.assert(
        fc.asyncProperty(anyText, async (text) => assertSound(await extract(text))),
        { numRuns: 60 },
      );
    });

    it("gives the same bytes for the same document, whatever it read in between", async () => {
      await fc.assert(
        fc.asyncProperty(anyText, anyText, async (text, other) => {
          const first = toCanonicalJson(await extract(text));
          await extract(other);
          expect(toCanonicalJson(await extract(text))).toBe(first);
        }),
        { numRuns: 30 },
      );
    });

    it("gives of several documents at once, in their order, what it gives of each", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyText, { maxLength: 5 }), async (texts) => {
          const apart = await Promise.all(texts.map(extract));
          expect(toCanonicalJson(await extractAll(extractor, texts.map(documentOf)))).toBe(toCanonicalJson(apart));
        }),
        { numRuns: 30 },
      );
    });

    it("says nothing of an empty document", async () => {
      const { entities, statements } = await extract("");
      expect([...entities, ...statements]).toEqual([]);
    });

    it("names in every statement the run that it shows", async () => {
      const { statements, run } = await extract(SAYINGS.join("\n"));
      expect(run).toEqual(extractor.run);
      expect(new Set(statements.map((statement) => statement.run))).toEqual(
        new Set(statements.length > 0 ? [run.id] : []),
      );
    });

    it("marks each end and the trigger of a statement inside its quote", async () => {
      const { statements, document } = await extract(SAYINGS.join("\n"));
      for (const { evidence } of statements) {
        for (const { start, end, quote, subject, trigger, object } of evidence) {
          expect(document.text.slice(start, end)).toBe(quote);
          for (const span of [subject, trigger, object]) {
            if (span) expect([span.start >= start, span.end <= end, span.start < span.end]).toEqual([true, true, true]);
          }
        }
      }
    });

    it("takes a long text in time that grows no faster than the text", async () => {
      const text = SAYINGS.join(" ").repeat(60);
      const started = performance.now();
      await extract(text);
      expect(performance.now() - started).toBeLessThan(20_000);
    });
  });
}
