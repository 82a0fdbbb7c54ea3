import fc from "fast-check";
import { expect, it } from "vitest";
import { foldName } from "../../src/domain/index.ts";
import { areCopies, copyMarks, groupByOrigin, passageOf, storyOf } from "../../src/graph/index.ts";
import { wordsOf } from "../../src/graph/sketch.ts";
import { anyCopy, FORMULA, OTHER_BEGINNING, OTHER_END, OWN_WORDS, WIRE, WITH_DATELINE } from "../support/any-copy.ts";
import { PROPERTY_RUNS } from "../support/property-runs.ts";

/** Sentences that no other document has. */
const ownText = (document: string): string =>
  Array.from(
    { length: 6 },
    (_, at) => `${document} tells story ${document}${at} of place ${document}-${at} in ${document} words.`,
  ).join(" ");

/** A statement in a document whose own text stands around it. */
const told = (document: string, quote: string, text = `${ownText(document)} ${quote}`) => ({
  document,
  passage: passageOf(quote),
  story: storyOf({ text }),
});

const originsOf = (...statements: ReturnType<typeof told>[]): string[][] =>
  groupByOrigin(statements).map((group) => [...new Set(group.map(({ document }) => document))].sort());

const MORE = [
  "Makers of memory chips would be asked for a licence as well, if they sell to any of the twelve listed firms.",
  "Shares of toolmakers fell by three percent in early trading before they recovered most of the loss by noon.",
  "An industry group called the deadline unworkable and asked for a hearing with the committee in the autumn.",
  "The ministry did not name the firms, but two of its earlier notices had listed research institutes in the north.",
  "Lawyers expect that most of the older orders will be grandfathered until the end of the next fiscal year.",
];
const STORY = [WIRE, ...MORE].join("\n");

it.for([
  ["the same sentence with a dateline, other signs and a number in figures", WIRE, WITH_DATELINE],
  ["the same sentence in capitals without signs", WIRE, WIRE.toUpperCase().replaceAll(/[.,]/g, "")],
  ["the same sentence with the name of a city added", WIRE, WIRE.replace("ministry", "ministry in Bern")],
  ["the same sentence with a word left out", WIRE, WIRE.replace("new ", "")],
  [
    "a sentence of signs without spaces, of which one is another",
    "英伟达周五表示新的许可规则将适用于所有加速器",
    "英伟达周六表示新的许可规则将适用于所有加速器",
  ],
] as const)("takes %s for a copy", ([, one, other]) => {
  expect(originsOf(told("a", one), told("b", other))).toHaveLength(1);
});

it.for([
  ["a report of the same event in words of its own", WIRE, OWN_WORDS],
  ["a short sentence that both documents happen to have", FORMULA, FORMULA],
  ["two ends of one story that have little in common", OTHER_BEGINNING, OTHER_END],
] as const)("takes %s for independent", ([, one, other]) => {
  expect(originsOf(told("a", one), told("b", other))).toHaveLength(2);
});

it.for([
  ["a headline before it", `RULES FOR CHIPS TIGHTENED\n${STORY}`],
  ["a sentence cut", [WIRE, ...MORE.slice(1)].join("\n")],
  [
    "a dateline, another headline, a city and a cut",
    `Tighter rules\nBERN (Agency) - ${[WIRE, ...MORE.slice(1)].join(" ").replace("committee", "committee in Bern")}`,
  ],
] as const)("takes a whole story for a copy with %s, though the sentence itself is short", ([, text]) => {
  const [one, other] = [`${STORY} ${FORMULA}`, `${text} ${FORMULA}`];
  expect(originsOf(told("a", FORMULA, one), told("b", FORMULA, other))).toHaveLength(1);
});

it("counts copies of copies as one, and each by itself once what joins them is taken back", () => {
  const [first, wire, second] = [told("a", OTHER_BEGINNING), told("b", WIRE), told("c", OTHER_END)];
  expect(originsOf(first, wire, second)).toEqual([["a", "b", "c"]]);
  expect(originsOf(first, second)).toEqual([["a"], ["c"]]);
});

it("takes what one document says for one origin", () => {
  expect(originsOf(told("a", WIRE), told("a", OWN_WORDS), told("b", FORMULA))).toEqual([["a"], ["b"]]);
});

it("finds the same origins as comparing each statement with each, in any order", () => {
  const anyTold = fc
    .tuple(fc.constantFrom("a", "b", "c", "d", "e", "f"), anyCopy)
    .map(([key, text]) => told(key, text));
  fc.assert(
    fc.property(fc.array(anyTold, { minLength: 1, maxLength: 9 }), fc.integer(), (statements, turn) => {
      const turned = statements.map((_, at) => statements.at((at + turn) % statements.length)!);
      expect(originsOf(...turned).sort()).toEqual(components(statements).sort());
    }),
    { numRuns: PROPERTY_RUNS * 4 },
  );
});

/** By the definition: documents are joined while any two of them have copies. */
function components(statements: readonly ReturnType<typeof told>[]): string[][] {
  let groups = [...new Set(statements.map(({ document }) => document))].map((document) => [document]);
  const join = (one: string, other: string) => {
    const joined = groups.filter((group) => group.includes(one) || group.includes(other));
    groups = [...groups.filter((group) => !joined.includes(group)), joined.flat().sort()];
  };
  for (const one of statements) {
    for (const other of statements) {
      const marks = copyMarks(other);
      const isCopy = copyMarks(one).some((mark) => marks.includes(mark)) && areCopies(one, other);
      if (isCopy) join(one.document, other.document);
    }
  }
  return groups;
}

it("reads a text of one unbroken word of sixteen million letters", () => {
  expect(wordsOf("ab".repeat(8_000_000)).map(({ length }) => length)).toEqual([16_000_000]);
});

it("takes words apart at the same places however long they are", () => {
  const part = fc.oneof(
    fc.constantFrom(" ", ", ", "-", "中", "中文", "カナ", "é", "𠮷", "𝔘𝔘"),
    fc.integer({ min: 1, max: 25_000 }).map((length) => "x".repeat(length)),
    fc.integer({ min: 4_999, max: 10_001 }).map((length) => "𐐨".repeat(length)),
    fc.constantFrom("y".repeat(9_999), "y".repeat(10_000), "y".repeat(20_000)),
  );
  const sign = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/v;
  const oneByOne = (text: string) => {
    const words: string[] = [];
    let isOpen = false;
    for (const character of text) {
      const isLetter = /[\p{L}\p{N}]/u.test(character);
      const isWhole = sign.test(character);
      if (isLetter && !isWhole && isOpen) words.push(words.pop() + character);
      else if (isLetter || isWhole) words.push(character);
      isOpen = isLetter && !isWhole;
    }
    return words;
  };
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      expect(wordsOf(text)).toEqual(oneByOne(foldName(text)));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});
