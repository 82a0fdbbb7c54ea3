import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entityId } from "../../src/domain/index.ts";

describe("an entity's id", () => {
  it("is its type and its name in small letters", () => {
    expect(entityId("Chip", "Ascend 910B")).toBe("chip:ascend-910b");
    expect(entityId("Company", "華為")).toBe("company:華為");
  });
  it("ends in a hash where the name is too long for an index, so that two long names stay two", () => {
    const [one, other] = ["x", "y"].map((end) => entityId("Chip", "long ".repeat(100) + end));
    expect(one).toMatch(/^chip:[^:]{200}-[0-9a-f]{12}$/);
    expect(one).not.toBe(other);
  });
  it("is well-formed and never longer than a store can index, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000, size: "max" }), (name) => {
        const id = entityId("Chip", name.toWellFormed());
        expect(id.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(id)).toBeLessThan(1_000);
      }),
    );
  });
});
