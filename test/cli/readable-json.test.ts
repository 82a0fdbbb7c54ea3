import fc from "fast-check";
import { expect, it } from "vitest";
import { toReadableJson } from "../../src/cli/readable-json.ts";

it("says the same as JSON.stringify", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(toReadableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("breaks a line only where it would be too long", () => {
  expect(toReadableJson({ a: [1, "x\n y"], b: {} })).toBe('{ "a": [ 1, "x\\n y" ], "b": {} }');
  expect(toReadableJson({ a: "x".repeat(120), b: [1] })).toBe(`{\n  "a": "${"x".repeat(120)}",\n  "b": [ 1 ]\n}`);
});
