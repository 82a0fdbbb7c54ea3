import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areSameReadings, assertSound, type Extraction, joinReadings } from "../../src/domain/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyReadingsOfOneRun } from "../support/any-history.ts";
import { PROPERTY_RUNS } from "../support/property-runs.ts";

const same = (one: Extraction, other: Extraction) => expect(areSameReadings([one], [other])).toBe(true);

describe("readings of one document by one run", () => {
  it("give the same together however they are joined, and nothing more when one comes again", () => {
    fc.assert(
      fc.property(anyReadingsOfOneRun, fc.nat(), fc.nat(), fc.nat(), (readings, ...turns) => {
        const [a, b, c] = turns.map((turn) => readings[turn % readings.length]!) as [
          Extraction,
          Extraction,
          Extraction,
        ];
        const joined = joinReadings(a, joinReadings(b, c));
        same(joined, joinReadings(joinReadings(a, b), c));
        same(joined, joinReadings(c, joinReadings(b, a)));
        same(joined, joinReadings(joined, b));
        same(a, joinReadings(a, a));
        assertSound(joined);
      }),
      { numRuns: PROPERTY_RUNS * 20 },
    );
  });

  it("lose no statement, name, id or mention, and keep the surer word", () => {
    const one = anExtraction({}, { says: "company:nvidia PRODUCES chip:h20", confidence: 0.4 });
    const [said, entity] = [one.statements[0]!, one.entities[0]!];
    const other: Extraction = {
      ...one,
      statements: [{ ...said, confidence: 0.7 }],
      entities: [
        {
          ...entity,
          name: "Another",
          aliases: ["H-20"],
          externalIds: { lei: "1" },
          mentions: [{ start: 0, end: 6, text: "Nvidia", kind: "name" }],
        },
        { ...one.entities[1]!, mentions: one.entities[1]!.mentions.map((each) => ({ ...each, kind: "pronoun" })) },
      ],
    };
    const joined = joinReadings(one, other);
    expect(joined.statements).toEqual(other.statements);
    expect(joined.entities).toEqual([
      {
        ...entity,
        name: "Another",
        aliases: ["H-20", "H20"],
        externalIds: { lei: "1" },
        mentions: [...other.entities[0]!.mentions, ...entity.mentions],
      },
      one.entities[1],
    ]);
  });

  it("keep when the document was retrieved last", () => {
    const [early, late] = [null, "2025-01-01"].map((retrievedAt) => {
      const extraction = anExtraction({});
      return { ...extraction, document: { ...extraction.document, retrievedAt } };
    });
    for (const joined of [joinReadings(early!, late!), joinReadings(late!, early!)])
      expect(joined.document.retrievedAt).toBe("2025-01-01");
  });
});
