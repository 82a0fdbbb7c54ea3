import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchName } from "../../src/store/index.ts";

/** The name with what matches in brackets. */
function shown(names: readonly string[], query: string): string | null {
  const match = matchName(names, query);
  if (!match) return null;
  return match.spans.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
    match.name,
  );
}

describe("matchName", () => {
  it.for([
    { names: ["Huawei"], query: "hua", match: "[Hua]wei" },
    { names: ["Jensen Huang"], query: "jensen hu", match: "[Jensen] [Hu]ang" },
    { names: ["Société Générale"], query: "generale soc", match: "[Soc]iété [Générale]" },
    { names: ["Socie\u0301te\u0301"], query: "société", match: "[Socie\u0301te\u0301]" },
    { names: ["华为技术有限公司"], query: "技术", match: "华为[技术]有限公司" },
    { names: ["Huawei 华为"], query: "华为 hua", match: "[Hua]wei [华为]" },
    { names: ["Ｎｖｉｄｉａ"], query: "nvi", match: "[Ｎｖｉ]ｄｉａ" },
    { names: ["ﬁnFET Ltd"], query: "finfet", match: "[ﬁnFET] Ltd" },
    { names: ["𝒩vidia"], query: "nv", match: "[𝒩v]idia" },
    { names: ["Nvidia Corporation", "Nvidia"], query: "nvidia", match: "[Nvidia]" },
    { names: ["BIS"], query: "zz", match: null },
    { names: ["BIS"], query: "?!", match: null },
  ])("shows $match for $query", ({ names, query, match }) => {
    expect(shown(names, query)).toBe(match);
  });

  it("gives stretches in order that lie in the name and do not overlap", () => {
    const text = fc.string({ unit: fc.constantFrom(..."aB é\u0301ß华为ﬁ𝒩 -."), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text), text, (names, query) => {
        const match = matchName(names, query);
        let last = 0;
        for (const { start, end } of match?.spans ?? []) {
          expect(start >= last && end > start && end <= match!.name.length).toBe(true);
          last = end;
        }
      }),
    );
  });
});
