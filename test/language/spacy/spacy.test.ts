// Our answers against spaCy's own: to texts of ours, stored; and, where spaCy and the public passages are at hand, live.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isSpacyInstalled, runWithSpacy } from "../../../scripts/spacy/python.ts";
import { createLanguage } from "../../../src/language/index.ts";
import { Answer, asTable, type Measure, measureAgreement } from "./compare.ts";

const language = createLanguage();
const answered = (answers: Answer[]) =>
  answers.map((answer) => [language.parse(answer.text), answer] as [ReturnType<typeof language.parse>, Answer]);

const LEAST: Record<Measure, number> = {
  tokens: 1,
  norms: 1,
  tags: 0.999,
  "parts of speech": 0.999,
  morphology: 0.999,
  lemmas: 0.995,
  "heads with labels": 0.998,
  edges: 0.998,
  "sentence starts": 0.998,
  entities: 0.995,
  "noun chunks": 0.995,
};

describe("on texts of our own, against stored answers", () => {
  const lines = readFileSync(join(import.meta.dirname, "answers.jsonl"), "utf8")
    .trimEnd()
    .split("\n");
  const agreement = measureAgreement(answered(lines.map((line) => Answer.parse(JSON.parse(line)))));

  it.for(Object.keys(LEAST) as Measure[])("%s are spaCy's, all of them", (measure) => {
    expect(agreement[measure].total).toBeGreaterThan(100);
    expect(agreement[measure].same).toBe(agreement[measure].total);
  });
});

const root = join(import.meta.dirname, "..", "..", "..");
const passages = ["../shared", "../../shared"]
  .map((shared) => join(root, shared, "dev/public/knowledgenet-folds123.jsonl"))
  .find((path) => existsSync(path));
if (passages === undefined)
  console.warn("LEFT OUT: the live comparison with spaCy, for there is no ../shared/dev/public.");

/** Where the passages are, spaCy has to be: CI skips nothing. */
if (passages !== undefined) {
  describe.skipIf(!isSpacyInstalled())("on the public passages, against spaCy itself (`npm run spacy`)", () => {
    it("agrees to within the published measures on at least 40,000 tokens", { timeout: 600_000 }, () => {
      const texts = readFileSync(passages, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as { text: string });
      const answers = runWithSpacy(
        "annotate.py",
        texts.map(({ text }) => ({ text })),
      );
      const agreement = measureAgreement(answered(answers.map((answer) => Answer.parse(answer))));
      console.log(`spaCy's answers given by citegraph:\n${asTable(agreement)}`);
      expect(agreement.tokens.total).toBeGreaterThanOrEqual(40_000);
      for (const [measure, least] of Object.entries(LEAST) as [Measure, number][]) {
        expect(agreement[measure].same / agreement[measure].total, measure).toBeGreaterThanOrEqual(least);
      }
    });
  });
}
