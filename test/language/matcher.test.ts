import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanguage, createMatcher, type Pattern } from "../../src/language/index.ts";

const language = createLanguage();

/** The matches of one pattern, each as the words behind its names. */
function matchWords(text: string, pattern: Omit<Pattern, "id">): Record<string, string>[] {
  const doc = language.parse(text);
  const matches = createMatcher([{ id: "it", ...pattern }], language.labels).match(doc);
  return matches.map(({ tokens }) =>
    Object.fromEntries(Object.entries(tokens).map(([name, i]) => [name, doc.word(i)])),
  );
}

describe("a pattern", () => {
  it("finds subject and object of a verb by its lemma", () => {
    const steps: Pattern["steps"] = [
      { to: "child", where: { dep: "nsubj" }, as: "who" },
      { to: "child", where: { dep: "dobj" }, as: "what" },
    ];
    const words = matchWords("Orbital bought Tessera. Tessera had sold two plants.", {
      anchor: { lemma: "buy" },
      steps,
    });
    expect(words).toEqual([{ who: "Orbital", what: "Tessera" }]);
  });

  it("goes through the agent of a passive", () => {
    const steps: Pattern["steps"] = [
      { to: "child", where: { dep: "nsubjpass" }, as: "what" },
      { to: "child", where: { dep: "agent" }, as: "by" },
      { from: "by", to: "child", where: { dep: "pobj" }, as: "who" },
    ];
    const words = matchWords("Tessera was bought by Orbital.", { anchor: { lemma: "buy", tag: "VBN" }, steps });
    expect(words).toEqual([{ what: "Tessera", by: "by", who: "Orbital" }]);
  });

  it("walks along conjunctions with a repeated step, the first conjunct included", () => {
    const steps: Pattern["steps"] = [
      { to: "child", where: { dep: "dobj" }, as: "first" },
      { from: "first", to: "child", where: { dep: "conj" }, repeat: { min: 0, max: 5 }, as: "each" },
    ];
    const words = matchWords("The firm sells chips, tools and software.", { anchor: { lemma: "sell" }, steps });
    expect(words.map(({ each }) => each)).toEqual(["chips", "tools", "software"]);
  });

  it("leaves out the name of an optional step that finds nothing, and the steps from it", () => {
    const steps: Pattern["steps"] = [
      { to: "child", where: { dep: "nsubj" }, as: "who" },
      { to: "child", where: { dep: "prep" }, optional: true, as: "prep" },
      { from: "prep", to: "child", where: { dep: "pobj" }, as: "where" },
    ];
    const anchor = { lemma: "work" };
    expect(matchWords("Grace works in Taipei.", { anchor, steps })).toEqual([
      { who: "Grace", prep: "in", where: "Taipei" },
    ]);
    expect(matchWords("Grace works.", { anchor, steps })).toEqual([{ who: "Grace" }]);
  });

  it("can ask that something is absent", () => {
    const steps: Pattern["steps"] = [{ to: "child", where: { dep: "neg" }, absent: true }];
    const anchor = { lemma: "sell", dep: "ROOT" };
    expect(matchWords("Orbital sells chips.", { anchor, steps })).toHaveLength(1);
    expect(matchWords("Orbital does not sell chips.", { anchor, steps })).toHaveLength(0);
  });

  it.for<[string, Pattern["anchor"], string[]]>([
    ["a label by its beginning", { dep: "nsubj*" }, ["Tessera"]],
    ["an entity type", { entityType: "DATE" }, ["2021"]],
    ["a morphological feature", { morph: "Tense=Past", pos: "AUX" }, ["was"]],
    ["a word as written", { lower: ["was", "in"] }, ["was", "in"]],
    ["what a token is not", { pos: "AUX", not: { lemma: "have" } }, ["was"]],
  ])("tests %s", ([, anchor, expected]) => {
    const doc = language.parse("Tessera was bought in 2021.");
    const matches = createMatcher([{ id: "it", anchor }], language.labels).match(doc);
    expect(matches.map((match) => doc.word(match.anchor))).toEqual(expected);
  });

  it.for<[string, unknown, string]>([
    ["an unknown label", { id: "x", anchor: { dep: "nsubject" } }, "nsubject"],
    ["an unknown key", { id: "x", anchor: { lema: "buy" } }, "lema"],
    ["a step from nowhere", { id: "x", anchor: {}, steps: [{ from: "y", to: "child" }] }, '"y"'],
    [
      "a name given twice",
      {
        id: "x",
        anchor: {},
        steps: [
          { to: "child", as: "a" },
          { to: "child", as: "a" },
        ],
      },
      '"a"',
    ],
  ])("is refused with a code for %s", ([, pattern, named]) => {
    const create = () => createMatcher([pattern as Pattern], language.labels);
    expect(create).toThrow(
      expect.objectContaining({ code: "PATTERN_INVALID", message: expect.stringContaining(named) }),
    );
  });
});

describe("a matcher", () => {
  const text = "Orbital bought Tessera, which sells chips, and Tessera's owners sold their shares to Grace Hopper.";

  it("finds with many patterns what it finds with each alone, in the order of anchors", () => {
    const lemmas = ["buy", "sell", "own", "chip"];
    const patterns = lemmas.flatMap((lemma): Pattern[] => [
      { id: lemma, anchor: { lemma }, steps: [{ to: "child", as: "child" }] },
      { id: `${lemma} up`, anchor: { lemma }, steps: [{ to: "ancestor", as: "above" }] },
    ]);
    const doc = language.parse(text);
    const all = createMatcher(patterns, language.labels).match(doc);
    const alone = patterns.flatMap((pattern) => createMatcher([pattern], language.labels).match(doc));
    expect(all).toHaveLength(alone.length);
    expect(all).toEqual(expect.arrayContaining(alone));
    expect(all.map(({ anchor }) => anchor)).toEqual(all.map(({ anchor }) => anchor).sort((a, b) => a - b));
  });

  it("takes little longer with a thousand patterns than with ten", () => {
    const doc = language.parse(text.repeat(200));
    const patternsFor = (lemmas: string[]) =>
      lemmas.map(
        (lemma): Pattern => ({ id: lemma, anchor: { lemma, pos: "VERB" }, steps: [{ to: "child", as: "child" }] }),
      );
    const used = ["buy", "sell", "say", "make", "tell", "give", "take", "hold", "own", "lend"];
    const unused = Array.from({ length: 990 }, (_, i) => `verb${i}`);
    const few = createMatcher(patternsFor(used), language.labels);
    const many = createMatcher(patternsFor([...unused, ...used]), language.labels);
    const bestMs = (run: () => void) => Math.min(...[1, 2, 3, 4, 5].map(() => timed(run)));
    expect(many.match(doc)).toEqual(few.match(doc));
    expect(bestMs(() => many.match(doc))).toBeLessThan(3 * bestMs(() => few.match(doc)) + 5);
  });

  it("only ever steps to a token that stands in the relation", () => {
    const doc = language.parse(text);
    const relations = ["parent", "child", "sibling", "descendant", "next"] as const;
    fc.assert(
      fc.property(fc.constantFrom(...relations), (to) => {
        const matches = createMatcher([{ id: "it", anchor: {}, steps: [{ to, as: "found" }] }], language.labels).match(
          doc,
        );
        for (const { anchor, tokens } of matches) expect(holds[to](doc, anchor, tokens.found!)).toBe(true);
      }),
    );
  });
});

function timed(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

type Doc = ReturnType<typeof language.parse>;
const holds = {
  parent: (doc: Doc, from: number, to: number) => doc.head(from) === to,
  child: (doc: Doc, from: number, to: number) => doc.head(to) === from,
  sibling: (doc: Doc, from: number, to: number) => from !== to && doc.head(to) === doc.head(from),
  descendant: (doc: Doc, from: number, to: number) => doc.ancestors(to).includes(from),
  next: (_: Doc, from: number, to: number) => to === from + 1,
};
