import { afterAll, expect, it } from "vitest";
import { createLanguage, createLanguagePool, createMatcher, type Doc } from "../../src/language/index.ts";
import { fingerprint } from "./fingerprint.ts";

const pool = await createLanguagePool({ threads: 2 });
afterAll(() => pool.close());

const texts = Array.from({ length: 120 }, (_, i) =>
  `Firm ${i} sold ${i} chips to Tessera, which ${i % 7 ? "resold" : "kept"} them. `.repeat(i % 5),
);

async function parseInPool(from: string[]): Promise<Doc[]> {
  return await Array.fromAsync(pool.parseAll(from));
}

it("gives the same documents, in the order of the texts, as one language alone", async () => {
  const language = createLanguage();
  const docs = await parseInPool(texts);
  expect(docs.map((doc) => doc.text)).toEqual(texts);
  expect(docs.map(fingerprint)).toEqual(texts.map((text) => fingerprint(language.parse(text))));
});

it("gives the same document whatever stands beside it, in any order", async () => {
  const forwards = await parseInPool(texts);
  const backwards = await parseInPool(texts.toReversed());
  expect(backwards.toReversed().map(fingerprint)).toEqual(forwards.map(fingerprint));
});

it("gives documents that patterns can be matched in", async () => {
  const { labels } = createLanguage();
  const matcher = createMatcher(
    [{ id: "sale", anchor: { lemma: "sell" }, steps: [{ to: "child", where: { dep: "dobj" }, as: "what" }] }],
    labels,
  );
  const [doc] = await parseInPool(["The firm sold two lathes."]);
  expect(matcher.match(doc!).map(({ tokens }) => doc!.word(tokens.what!))).toEqual(["lathes"]);
});

it("tells of a missing model with its code", async () => {
  const broken = await createLanguagePool({ threads: 1, modelPath: "no/such/file" });
  const parsing = Array.fromAsync(broken.parseAll(["A text."]));
  await expect(parsing).rejects.toMatchObject({
    code: "MODEL_MISSING",
    message: expect.stringContaining("no/such/file"),
  });
  await broken.close();
});
