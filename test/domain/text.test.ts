import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStorable, toStorableText } from "../../src/domain/index.ts";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\0", "a\ud800b", "\udc00", "😀"));

describe("a text that stores can keep", () => {
  it("is as long as it was, so that offsets hold, and differs only where a sign had to go", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = toStorableText(text);
        expect(kept.length).toBe(text.length);
        expect(isStorable(kept)).toBe(true);
        expect(isStorable(text)).toBe(kept === text);
      }),
    );
  });
  it("is asked for in lists, members and keys", () => {
    expect(isStorable({ a: ["b", { c: null, d: 1 }] })).toBe(true);
    expect(isStorable({ a: ["b", { c: "\0" }] })).toBe(false);
    expect(isStorable({ a: [{ "\ud800": 1 }] })).toBe(false);
  });
});
