import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/language/index.ts";

const language = createLanguage();

describe("a parsed document", () => {
  const text = "The agency, which Grace Hopper leads, fined Orbital Chips $30 million last May. It had ignored a ban.";
  const doc = language.parse(text);
  const find = (word: string) => Array.from({ length: doc.length }, (_, i) => i).find((i) => doc.word(i) === word)!;

  it("gives every token as a span of the text", () => {
    const words = Array.from({ length: doc.length }, (_, i) => doc.word(i) + doc.whitespace(i));
    expect(words.join("")).toBe(text);
    expect(text.slice(doc.start(find("Hopper")), doc.end(find("Hopper")))).toBe("Hopper");
  });

  it("finds the token that covers a place in the text, and its sentence", () => {
    for (let offset = -1; offset <= text.length; offset++) {
      const token = doc.tokenAt(offset);
      if (token === undefined) expect(text[offset] ?? " ").toBe(" ");
      else expect(doc.start(token) <= offset && offset < doc.end(token)).toBe(true);
    }
    expect(doc.sentenceOf(find("ban"))).toBe(doc.sentences[1]);
    expect(doc.sentenceOf(0)).toBe(doc.sentences[0]);
  });

  it("knows the relative clause, its subject and the main verb", () => {
    expect(doc.dep(find("fined"))).toBe("ROOT");
    expect(doc.dep(find("leads"))).toBe("relcl");
    expect(doc.word(doc.head(find("leads")))).toBe("agency");
    expect(doc.word(doc.head(find("Hopper")))).toBe("leads");
  });

  it("tags, lemmatises and describes words", () => {
    const leads = find("leads");
    expect([doc.tag(leads), doc.pos(leads), doc.lemma(leads)]).toEqual(["VBZ", "VERB", "lead"]);
    expect(doc.morph(leads)).toBe("Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
    expect(doc.lemma(find("had"))).toBe("have");
  });

  it("splits sentences and finds names", () => {
    expect(doc.sentences.map((sentence) => doc.spanText(sentence))).toEqual([
      "The agency, which Grace Hopper leads, fined Orbital Chips $30 million last May.",
      "It had ignored a ban.",
    ]);
    const names = doc.entities.map((entity) => [doc.spanText(entity), entity.label]);
    expect(names).toContainEqual(["Grace Hopper", "PERSON"]);
    expect(names).toContainEqual(["$30 million", "MONEY"]);
  });

  it("walks the tree: children, subtree, edges, path, noun chunks", () => {
    const fined = find("fined");
    const subject = find("agency");
    expect(Array.from(doc.children(subject), (i) => doc.word(i))).toEqual(["The", ",", "leads", ","]);
    expect(doc.subtree(subject)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([doc.leftEdge(subject), doc.rightEdge(subject)]).toEqual([0, 7]);
    expect(doc.path(find("Hopper"), find("Chips"))?.map((i) => doc.word(i))).toEqual([
      "Hopper",
      "leads",
      "agency",
      "fined",
      "Chips",
    ]);
    expect(doc.path(fined, find("ban"))).toBeUndefined();
    expect(doc.nounChunks.map((chunk) => doc.spanText(chunk))).toContain("Orbital Chips");
  });
});

it("parses a text without words", () => {
  expect(language.parse("").length).toBe(0);
  expect(language.parse("").sentences).toEqual([]);
  expect(language.parse("\n").sentences).toEqual([{ start: 0, end: 1 }]);
});
