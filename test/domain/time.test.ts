import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps, toDayRange } from "../../src/domain/index.ts";

describe("the days that a time covers", () => {
  it.for([
    ["2025", "2025-01-01", "2025-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2025-07-15", "2025-07-15", "2025-07-15"],
    ["2024-02-29", "2024-02-29", "2024-02-29"],
    ["0001", "0001-01-01", "0001-12-31"],
    ["9999-12", "9999-12-01", "9999-12-31"],
    ["2025-33", "2025-01-01", "2025-03-31"],
    ["201X", "2010-01-01", "2019-12-31"],
    ["2025-07/2026-01", "2025-07-01", "2026-01-31"],
    ["2025-07/..", "2025-07-01", null],
    ["../2024", null, "2024-12-31"],
    ["../..", null, null],
  ] as const)("of %s are %s to %s", ([time, from, to]) => {
    expect(toDayRange(time)).toEqual({ from, to });
  });

  it.for([
    ...["", "soon", "2025-13", "2025-02-30", "2025-02-29", "2025/2026/2027", "15 July 2025"],
    ...["2025-07/2025-01", "-0200", "-0200/-0100", "Y12345"],
  ])("are not known of %j", (time) => {
    expect(toDayRange(time)).toBeNull();
  });

  it("are the same on every asking", () => {
    fc.assert(
      fc.property(fc.string(), (time) => {
        expect(toDayRange(time)).toEqual(toDayRange(time));
      }),
    );
  });

  it("overlap whichever of two ranges is named first", () => {
    const day = fc.constantFrom(null, "2024-01-01", "2024-06-01", "2025-01-01");
    const range = fc.record({ from: day, to: day });
    fc.assert(
      fc.property(range, range, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    );
  });
});
