import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreEntities } from "../../../src/graph/analysis/centrality.ts";
import { findCommunities } from "../../../src/graph/analysis/communities.ts";
import { CENTRALITY_MEASURES, type WalkEdge } from "../../../src/graph/index.ts";

/** `"a-b"` is an edge; `"a-b*3"` one with support 3. */
function edges(...texts: readonly string[]): WalkEdge[] {
  return texts.map((text) => {
    const [, subject = "", object = "", support = "1"] = /^(\w+)-(\w+?)(?:\*(\d+))?$/.exec(text) ?? [];
    return { id: text, subject, object, support: Number(support), confidence: 0.9 };
  });
}

const anyEdges = fc
  .uniqueArray(fc.tuple(fc.constantFrom(..."abcdefgh"), fc.constantFrom(..."abcdefgh"), fc.nat(5)), {
    maxLength: 20,
    selector: ([a, b]) => `${a}${b}`,
  })
  .map((pairs) => edges(...pairs.map(([a, b, support]) => `${a}-${b}*${support}`)));

describe("findCommunities", () => {
  it("parts two rings that hang together by one edge", () => {
    const { communities, modularity } = findCommunities(edges("a-b", "b-c", "c-a", "x-y", "y-z", "z-x", "a-x"), 1);
    expect(communities.map(({ members }) => members.map(({ id }) => id))).toEqual([
      ["a", "b", "c"],
      ["x", "y", "z"],
    ]);
    expect(communities[0]).toMatchObject({ pairs: 3, members: [{ strength: 2 }, { strength: 2 }, { strength: 2 }] });
    expect(modularity).toBeGreaterThan(0.3);
  });

  it("lets what more origins state bind more strongly, and what nobody affirms not at all", () => {
    const strong = findCommunities(edges("a-b*9", "b-c*9", "c-d", "d-e*9"), 1);
    expect(strong.communities.map(({ members }) => members.map(({ id }) => id))).toEqual([
      ["b", "a", "c"],
      ["d", "e"],
    ]);
    expect(findCommunities(edges("a-b*0", "c-c"), 1)).toEqual({ communities: [], modularity: 0 });
  });

  it("puts each entity that is bound into one community, the same whatever the order of the edges", () => {
    fc.assert(
      fc.property(anyEdges, fc.constantFrom(0.3, 1, 3), fc.integer(), (some, resolution, seed) => {
        const found = findCommunities(some, resolution);
        const bound = some.filter(({ subject, object, support }) => support > 0 && subject !== object);
        const members = found.communities.flatMap((community) => community.members.map(({ id }) => id));
        expect(members.toSorted()).toEqual(
          [...new Set(bound.flatMap(({ subject, object }) => [subject, object]))].sort(),
        );
        const turned = some.toSorted((a, b) => (a.id + seed).length - (b.id + seed).length || (a.id < b.id ? 1 : -1));
        expect(findCommunities(turned, resolution)).toEqual(found);
      }),
    );
  });
});

describe("scoreEntities", () => {
  const star = edges("hub-a", "hub-b", "hub-c*5");

  it.for(CENTRALITY_MEASURES)("puts the middle of a star first by %s", (measure) => {
    expect(scoreEntities(star, measure)[0]).toMatchObject({ id: "hub" });
  });

  it.for([
    { measure: "degree", scores: { hub: 1, a: 1 / 3, b: 1 / 3, c: 1 / 3 } },
    { measure: "betweenness", scores: { hub: 1, a: 0, b: 0, c: 0 } },
    { measure: "closeness", scores: { hub: 1, a: 0.6, b: 0.6, c: 0.6 } },
  ] as const)("gives the known $measure of a star", ({ measure, scores }) => {
    for (const { id, score } of scoreEntities(star, measure)) {
      expect(score).toBeCloseTo(scores[id as keyof typeof scores], 9);
    }
  });

  it("follows support by page rank", () => {
    expect(scoreEntities(star, "pageRank").map(({ id }) => id)).toEqual(["hub", "c", "a", "b"]);
  });

  it("gives scores from 0 to 1, the same whatever the order of the edges", () => {
    fc.assert(
      fc.property(anyEdges, fc.constantFrom(...CENTRALITY_MEASURES), (some, measure) => {
        const found = scoreEntities(some, measure);
        for (const { score } of found) expect(score >= 0 && score <= 1).toBe(true);
        expect(scoreEntities(some.toReversed(), measure)).toEqual(found);
      }),
    );
  });
});
