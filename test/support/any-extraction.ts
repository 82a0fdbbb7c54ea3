// Random documents for property tests: few names, so that documents speak of the same things.
import fc from "fast-check";
import { CLOCKS, type Extraction, MODALITIES, POLARITIES, toStatement } from "../../src/domain/index.ts";
import { anExtraction, type Said } from "./an-extraction.ts";
import { anyCopy } from "./any-copy.ts";

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
  "chip:h200 SUCCEEDS chip:h100",
  "chip:b200 SUCCEEDS chip:h100",
  "country:united-states PERMITS chip:h20",
  "company:amd SELLS_TO country:china",
  "company:𠮷野 PRODUCES chip:ｈ20",
  "company:nvidia COMPETES_WITH company:nvidia",
  "company:nvidia SUPPLIES company:nvidia",
);

const anySaid: fc.Arbitrary<Said> = fc.record(
  {
    says: triple,
    role: fc.oneof(
      fc.constantFrom("CEO", "chief executive", "president and CEO", "chair", "co-CEO"),
      fc.constantFrom("for China", "for Peru", "for China, Peru", "of H20", "of MI308 for Peru", "for Zhongguo"),
    ),
    polarity: fc.constantFrom(...POLARITIES),
    modality: fc.constantFrom("asserted" as const, "asserted" as const, ...MODALITIES),
    by: fc.constantFrom("person:lisa-su", "company:nvidia", "officials"),
    time: fc.oneof(
      fc.constantFrom("2024", "2025", "2025-04", "2025-06/..", "../2024", "2025-21", "202X"),
      // What ends where another begins, more or less exactly.
      fc.constantFrom("2021/2024", "2024/2025", "2024-03/2025-04-15", "2025-04-15", "2025-04-15/..", "2025-04/2025-06"),
    ),
    clock: fc.constantFrom(...CLOCKS),
    confidence: fc.constantFrom(0.3, 0.55, 0.9, 1),
    sentence: anyCopy,
  },
  { requiredKeys: ["says"] },
);

/** What others of these contradict, plainly enough to stand against them: one of the marks above mostly keeps two apart. */
const anyRival: fc.Arbitrary<Said> = fc.record(
  {
    says: fc.constantFrom(
      "person:lisa-su LEADS company:amd",
      "person:jensen-huang LEADS company:amd",
      "chip:h200 SUCCEEDS chip:h100",
      "chip:b200 SUCCEEDS chip:h100",
      "country:united-states RESTRICTS chip:h20",
      "governmentbody:bis PERMITS chip:h20",
    ),
    // So one of two leaves a conflict of another year, when whom it contradicts goes.
    time: fc.constantFrom("2024", "2025"),
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
      names: fc.subarray(["company:smic", "chip:华为-昇腾", "country:china", "country:zhongguo"]),
      said: fc.array(fc.oneof({ weight: 2, arbitrary: anySaid }, { weight: 1, arbitrary: anyRival }), { maxLength: 5 }),
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
