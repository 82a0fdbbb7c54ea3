import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/language/index.ts";
import { fingerprint } from "./fingerprint.ts";

const language = createLanguage();

/** Any string: words, marks and white space of all kinds, emoji, right-to-left letters, lone surrogates, NUL. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ..."Nvidia's chips\u0000 \n\t.,!?()\"'-:/@ \ud83d\ude00 \ud800 \udfff שלום مرحبا 你好 U.S. 8) e.g.",
      ),
      { maxLength: 200 },
    )
    .map((parts) => parts.join("")),
  fc
    .array(
      fc.constantFrom(
        "don't",
        "U.S.",
        ":-)",
        "3.5m",
        "https://a.io/x?y=1",
        "well-known",
        "a.m.",
        "\u00a0",
        " ",
        "  ",
        "\r\n",
        "…",
        "$5",
        "I'm",
        "cannot",
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join("")),
);

describe("any text", () => {
  it("is covered by its tokens: between two of them there is one space or nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const doc = language.parse(text);
        let rebuilt = "";
        for (let i = 0; i < doc.length; i++) {
          expect(doc.end(i)).toBeGreaterThan(doc.start(i));
          expect(doc.start(i)).toBe(rebuilt.length);
          rebuilt += doc.word(i) + doc.whitespace(i);
        }
        expect(rebuilt).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it("gets a forest: following heads ends at a root, edges enclose children, sentences cover the tokens", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const doc = language.parse(text);
        for (let i = 0; i < doc.length; i++) {
          expect(doc.ancestors(i).length).toBeLessThan(doc.length);
          expect(doc.leftEdge(doc.head(i))).toBeLessThanOrEqual(doc.leftEdge(i));
          expect(doc.rightEdge(doc.head(i))).toBeGreaterThanOrEqual(doc.rightEdge(i));
        }
        expect(
          doc.sentences.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        ).toEqual(Array.from({ length: doc.length }, (_, i) => i));
      }),
      { numRuns: 300 },
    );
  });

  it("has names that do not overlap, do not begin with white space and stay within a sentence", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const doc = language.parse(text);
        let lastEnd = 0;
        for (const { start, end } of doc.entities) {
          expect(start).toBeGreaterThanOrEqual(lastEnd);
          expect(doc.word(start).trim()).not.toBe("");
          expect(doc.sentenceOf(start)).toEqual(doc.sentenceOf(end - 1));
          lastEnd = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same document from a fresh engine and from one that has parsed other texts", () => {
    const fresh = createLanguage();
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const before = fingerprint(language.parse(text));
        language.parse(other);
        expect(fingerprint(language.parse(text))).toBe(before);
        expect(fingerprint(fresh.parse(text))).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it("gives the same documents of texts parsed together, as many and as long as they are, as of each by itself", () => {
    const long = "Tessera sold 40 chips to Orbital, which it had bought in 2021. ".repeat(20);
    const anyTexts = fc.array(
      fc.oneof(
        anyText,
        fc.integer({ min: 0, max: long.length }).map((n) => long.slice(n)),
      ),
    );
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const alone = texts.map((text) => fingerprint(language.parse(text)));
        expect(language.parseAll(texts).map(fingerprint)).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });
});

it.for([
  ["a lone surrogate", "chips \ud83d for \udc00 sale"],
  ["NUL", "chips\u0000 for\u0000sale \u0000"],
  ["right-to-left letters and marks", "החברה \u200fמכרה\u200e שבבים. باعت الشركة رقائق."],
  ["emoji with joiners and skin tones", "👩‍🚀👍🏽 sold 🇹🇼 chips 🤷🏻‍♀️."],
  ["one mark", '"'],
  ["combining marks alone", "\u0301\u0301 e\u0301"],
  ["a byte order mark", "\ufeffThe firm sold chips."],
  ["names of object properties", "constructor __proto__ toString hasOwnProperty valueOf"],
])("takes %s", ([, text]) => {
  const doc = language.parse(text!);
  expect(Array.from({ length: doc.length }, (_, i) => doc.word(i) + doc.whitespace(i)).join("")).toBe(text);
  expect(doc.sentences.at(-1)?.end).toBe(doc.length);
});

describe("a very long text", () => {
  const sentence =
    "Orbital Chips, which Grace Hopper founded in 2011, sells its accelerators to Tessera and 3 other firms. ";
  /** Of processor time, which other work on the machine does not stretch as it does the clock. */
  const msFor = (text: string): number => {
    const start = process.cpuUsage();
    language.parse(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  it("gives a sentence in its middle the parse it has alone", () => {
    // five tokens to either side decide, and the sentences around are the same
    const doc = language.parse(sentence.repeat(600));
    const short = language.parse(sentence.repeat(5));
    const perSentence = short.length / 5;
    expect(doc.length).toBe(perSentence * 600);
    for (let i = 0; i < perSentence; i++) {
      const [far, near] = [300 * perSentence + i, 2 * perSentence + i];
      expect(doc.head(far) - far).toBe(short.head(near) - near);
      expect(doc.dep(far)).toBe(short.dep(near));
      expect(doc.entityType(far)).toBe(short.entityType(near));
    }
  });

  it.for<[string, (times: number) => string]>([
    ["ordinary sentences", (times) => sentence.repeat(times * 8)],
    [
      "one sentence without an end",
      (times) => "the chip and the tool of the firm in the city with ".repeat(times * 80),
    ],
    ["a hundred thousand letters without a space", (times) => "a".repeat(times * 4000)],
    ["marks that come off one at a time", (times) => "!?)(".repeat(times * 150)],
    ["emoticons to be joined again", (times) => "(:) 8) :-( ".repeat(times * 100)],
    ["what looks like the start of a URL", (times) => `${"a.b:c@".repeat(times * 300)}`],
    ["dots", (times) => ".".repeat(times * 4000)],
    ["white space", (times) => " \n\t".repeat(times * 1500)],
    ["hyphens to split at", (times) => "a-".repeat(times * 250)],
    ["lone surrogates", (times) => "\ud800x ".repeat(times * 250)],
    ["opening quotes and brackets", (times) => '("'.repeat(times * 200)],
  ])("takes time in proportion: %s", ([, make]) => {
    language.parse(make(1));
    const small = Math.min(msFor(make(5)), msFor(make(5)), msFor(make(5)));
    const large = msFor(make(25));
    // five times the text; quadratic time would be 25 times as much
    expect(large).toBeLessThan(small * 12 + 100);
  });

  it("is parsed at a megabyte within bounded memory", () => {
    const text = sentence.repeat(Math.ceil(1_000_000 / sentence.length));
    const doc = language.parse(text);
    expect(doc.length).toBeGreaterThan(180_000);
    const bytes = Object.values(doc.data).reduce(
      (sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
      0,
    );
    expect(bytes / doc.length).toBeLessThan(48);
  });
});
