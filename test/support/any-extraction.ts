// Random documents and histories for property tests: few names, so that documents speak of the same things.
import fc from "fast-check";
import { type Extraction, MODALITIES, POLARITIES, seedExtractor, toRun, toStatement } from "../../src/domain/index.ts";
import { A_LATER_RUN, anExtraction, type Said, withRun } from "./an-extraction.ts";

const triple = fc.constantFrom(
  "company:nvidia PRODUCES chip:h20",
  "company:amd PRODUCES chip:mi308",
  "chip:h20 VARIANT_OF chip:h100",
  "company:nvidia COMPETES_WITH company:amd",
  "company:amd COMPETES_WITH company:nvidia",
  "country:united-states RESTRICTS chip:h20",
  "governmentbody:bis PERMITS chip:h20",
  "person:lisa-su LEADS company:amd",
  "person:jensen-huang LEADS company:nvidia",
  "person:jensen-huang LEADS company:amd",
  "country:united-states PERMITS chip:h20",
  "company:amd SELLS_TO country:china",
  "company:𠮷野 PRODUCES chip:ｈ20",
  "company:nvidia COMPETES_WITH company:nvidia",
  "company:nvidia SUPPLIES company:nvidia",
);

const anySaid: fc.Arbitrary<Said> = fc.record(
  {
    says: triple,
    role: fc.constantFrom("CEO", "ceo", "chair"),
    polarity: fc.constantFrom(...POLARITIES),
    modality: fc.constantFrom("asserted" as const, "asserted" as const, ...MODALITIES),
    by: fc.constantFrom("person:lisa-su", "company:nvidia", "officials"),
    time: fc.constantFrom("2024", "2025", "2025-04", "2025-06/..", "../2024"),
    confidence: fc.constantFrom(0.3, 0.55, 0.9, 1),
  },
  { requiredKeys: ["says"] },
);

/** A document with up to five statements, under one of these keys. */
export const anyExtractionOf = (...keys: readonly string[]): fc.Arbitrary<Extraction> =>
  fc
    .record({
      key: fc.constantFrom(...keys),
      publishedAt: fc.option(fc.constantFrom("2024-05-01", "2025-01-02", "2025-07-15T10:00:00Z"), { nil: undefined }),
      outlet: fc.option(fc.constantFrom("Gazette", "Herald"), { nil: undefined }),
      title: fc.option(fc.constantFrom("Report", "華為 “report” \\ '"), { nil: undefined }),
      names: fc.subarray(["company:smic", "chip:华为-昇腾"]),
      said: fc.array(anySaid, { maxLength: 5 }),
      rich: fc.boolean(),
    })
    .map(({ key, publishedAt, outlet, title, names, said, rich }) => {
      const plain = anExtraction(
        { key, names, ...(publishedAt && { publishedAt }), ...(outlet && { outlet }), ...(title && { title }) },
        ...said,
      );
      return rich ? enriched(plain) : plain;
    });

/** The same with what the one-line builder leaves out: external ids, other names, nested speakers, more evidence. */
function enriched({ document, entities, statements, run }: Extraction): Extraction {
  const whole = { document: document.id, start: 0, end: document.text.length, quote: document.text };
  const said = statements.map(({ id: _id, ...statement }) =>
    toStatement({
      ...statement,
      attributedTo: statement.attributedTo && {
        ...statement.attributedTo,
        cue: { start: 0, end: 1 },
        via: { entity: statement.subject, name: "wire", cue: null, via: null },
      },
      evidence: [...statement.evidence, { ...whole, subject: { start: 0, end: 1 }, trigger: null }],
    }),
  );
  return {
    document,
    entities: entities.map((entity, index) => ({
      ...entity,
      name: `${entity.name} ${document.key}`,
      aliases: [...entity.aliases, `${entity.name} Ünit`],
      externalIds: { wikidata: `Q${index}${document.key}`, lei: document.key },
    })),
    statements: [...new Map(said.map((statement) => [statement.id, statement])).values()],
    run,
  };
}

export const anyExtraction = anyExtractionOf("a", "b", "c", "d");

/** The same document as this seed reads it, by some of its statements. */
function asSeed(seed: string, { document, entities, statements }: Extraction): Extraction {
  const run = toRun({ extractor: seedExtractor(seed), version: "1", configuration: "rows", model: null });
  const named = entities.map((entity) => ({ ...entity, name: `${entity.name} of ${seed}` }));
  return {
    document,
    entities: named,
    statements: statements.map((each) => ({ ...each, confidence: 1, run: run.id })),
    run,
  };
}

/** What is left of a reading when some statements are not found. */
const keepEach = (extraction: Extraction, kept: readonly boolean[]): Extraction => ({
  ...extraction,
  statements: extraction.statements.filter((_, index) => kept[index % kept.length]),
});

/** A document as an extractor reads it, as another version of that reads it, and as two seeds do. */
const anyReadings: fc.Arbitrary<Extraction[]> = fc
  .tuple(anyExtraction, fc.array(fc.boolean(), { minLength: 2, maxLength: 3 }))
  .map(([extraction, kept]) => [
    extraction,
    keepEach(withRun(extraction, A_LATER_RUN), kept),
    asSeed("one", extraction),
    keepEach(asSeed("two", extraction), kept.toReversed()),
  ]);

export type Step =
  | { readonly do: "load"; readonly extractions: readonly Extraction[] }
  | { readonly do: "retract"; readonly keys: readonly string[] };

const anySteps = (readings: readonly Extraction[]): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .array(fc.constantFrom(...readings), { minLength: 1, maxLength: 3 })
          .map((extractions) => ({ do: "load" as const, extractions })),
      },
      { weight: 1, arbitrary: fc.subarray(["a", "b", "c", "d"]).map((keys) => ({ do: "retract" as const, keys })) },
    ),
    { minLength: 1, maxLength: 6 },
  );

/** Loads, revisions, readings by others and retractions in any order, and what is left after them. */
export const anyHistory: fc.Arbitrary<{ steps: Step[]; left: Extraction[] }> = fc
  .array(anyReadings, { minLength: 1, maxLength: 5 })
  .chain((documents) => anySteps(documents.flat()))
  .map((steps) => ({ steps, left: leftAfter(steps) }));

function leftAfter(steps: readonly Step[]): Extraction[] {
  const left: Extraction[] = [];
  const drop = (isGone: (held: Extraction) => boolean) =>
    left.splice(0, left.length, ...left.filter((each) => !isGone(each)));
  for (const step of steps) {
    if (step.do === "retract") drop(({ document }) => step.keys.includes(document.key));
    else {
      for (const each of step.extractions) {
        drop(({ document }) => document.key === each.document.key && document.id !== each.document.id);
        drop(({ document, run }) => document.id === each.document.id && run.extractor === each.run.extractor);
        left.push(each);
      }
    }
  }
  return left;
}
