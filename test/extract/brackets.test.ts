// Brackets in another script, of births and of tickers: the parse goes on as if they were not there, and their words keep their places.
import fc from "fast-check";
import { expect, it } from "vitest";
import { createParse } from "../../src/extract/parse/from-language.ts";
import { parseDocument } from "../../src/extract/parse/tree.ts";
import { createLanguage } from "../../src/language/index.ts";

const parse = createParse(await createLanguage());
const WORDS = "Harbour Electronics of Oslo makes chips for the makers of cars and sells them".split(" ");
const BRACKETS = [
  "(海港電子)",
  " (Chinese: 海港; pinyin: Hǎi)",
  " (ハーバー, Hābā (HB))",
  " (Гавань)",
  " (born 8 April 1958)",
  " (1874–1949)",
  " (NYSE: HBR)",
  " (FSE: HBR / OTCQX: HBRNY)",
];

const anyText = fc
  .uniqueArray(fc.nat(WORDS.length - 1), { maxLength: 3 })
  .chain((places) => fc.tuple(fc.constant(places), fc.array(fc.constantFrom(...BRACKETS), { minLength: 3 })))
  .map(([places, brackets]) =>
    WORDS.map((word, i) => word + (places.includes(i) ? brackets[places.indexOf(i)] : "")).join(" "),
  );

it("keeps every word of a text in its place, in order and once", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { tokens } = parseDocument(text, parse);
      expect(tokens.map(({ text }) => text).join("")).toBe(text.replace(/\s/g, ""));
      expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(tokens.map(({ text }) => text));
      for (const { i, head, children } of tokens) {
        expect(tokens[head]).toBeDefined();
        for (const child of children) expect(tokens[child]?.head).toBe(i);
      }
    }),
  );
});

it("reads a sentence as it does without them", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const bare = parseDocument(WORDS.join(" "), parse);
      const { tokens, names } = parseDocument(text, parse);
      const own = tokens.filter(({ tag }) => tag !== "FW");
      const headOf = ({ head }: { head: number }) => tokens[head]!.text;
      expect(own.map((token) => [token.text, token.tag, token.dep, headOf(token)])).toEqual(
        bare.tokens.map((token) => [token.text, token.tag, token.dep, bare.tokens[token.head]!.text]),
      );
      expect(names.map(({ label }) => label)).toEqual(bare.names.map(({ label }) => label));
    }),
  );
});
