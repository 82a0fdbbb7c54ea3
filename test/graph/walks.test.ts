import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byStrength, type EdgesOf, findNeighbourhood, findPaths, type WalkEdge } from "../../src/graph/index.ts";

/** `"a-b"` is an edge; `"a-b*3"` one with support 3; `"a-b:0.4"` one of confidence 0.4. */
function edge(text: string): WalkEdge {
  const [, subject = "", object = "", support = "1", confidence = "0.9"] =
    /^(\w+)-(\w+?)(?:\*(\d+))?(?::([\d.]+))?$/.exec(text) ?? [];
  return { id: text, subject, object, support: Number(support), confidence: Number(confidence) };
}

/** A graph in memory, and how often it was asked. */
function aGraph(...texts: string[]) {
  const edges = texts.map(edge).sort(byStrength);
  const known = new Set(edges.flatMap(({ subject, object }) => [subject, object]));
  const asked: (readonly string[])[] = [];
  const edgesOf: EdgesOf = async (ids, limit) => {
    asked.push(ids);
    const at = (id: string) => edges.filter(({ subject, object }) => subject === id || object === id);
    const some = ids.filter((id) => known.has(id));
    return new Map(some.map((id) => [id, { edges: at(id).slice(0, limit), total: at(id).length }]));
  };
  return { edges, edgesOf, asked };
}

const anyEdges = fc
  .uniqueArray(fc.tuple(fc.constantFrom(..."abcdefg"), fc.constantFrom(..."abcdefg"), fc.integer({ min: 1, max: 9 })), {
    maxLength: 14,
    selector: ([a, b]) => `${a}${b}`,
  })
  .map((pairs) => pairs.map(([a, b, tenths]) => `${a}-${b}:0.${tenths}`));

describe("findNeighbourhood", () => {
  it("takes rings in order and the edges among all that it found", async () => {
    const { edgesOf, asked } = aGraph("a-b", "b-c", "c-a", "c-d", "d-e");
    const found = await findNeighbourhood("a", { depth: 1, maxEntities: 9 }, edgesOf);
    expect(found).toMatchObject({ entities: ["a", "b", "c"], omittedEntities: 0, omittedEdges: 0 });
    expect(found?.edges.map(({ id }) => id)).toEqual(["a-b", "b-c", "c-a"]);
    expect(asked).toHaveLength(2);
  });

  it("keeps the best supported neighbours when there is no room for all, and says what it left out", async () => {
    const { edgesOf } = aGraph("a-weak", "a-strong*5", "strong-weak");
    const found = await findNeighbourhood("a", { depth: 2, maxEntities: 2 }, edgesOf);
    expect(found).toMatchObject({ entities: ["a", "strong"], omittedEntities: 1, omittedEdges: 2 });
  });

  it("counts the edges of a hub that it did not look at", async () => {
    const { edgesOf } = aGraph(...Array.from({ length: 600 }, (_, at) => `hub-n${at}`));
    const found = await findNeighbourhood("hub", { depth: 1, maxEntities: 900 }, edgesOf);
    expect(found?.entities).toHaveLength(501);
    expect(found?.omittedEdges).toBe(100);
  });

  it("knows no neighbourhood of what is not there", async () => {
    expect(await findNeighbourhood("x", { depth: 1, maxEntities: 9 }, aGraph("a-b").edgesOf)).toBeNull();
  });

  it("holds just the entities within the depth, each once, when there is room", async () => {
    const property = fc.asyncProperty(anyEdges, fc.integer({ min: 0, max: 4 }), async (texts, depth) => {
      const { edges, edgesOf, asked } = aGraph("a-b", ...texts);
      const reach = new Set(["a"]);
      for (let round = 0; round < depth; round += 1) {
        const rim = edges.filter(({ subject, object }) => reach.has(subject) || reach.has(object));
        for (const { subject, object } of rim) reach.add(subject).add(object);
      }
      const found = await findNeighbourhood("a", { depth, maxEntities: 100 }, edgesOf);
      expect([...(found?.entities ?? [])].sort()).toEqual([...reach].sort());
      const inside = edges.filter(({ subject, object }) => reach.has(subject) && reach.has(object));
      expect(found?.edges).toEqual(inside);
      expect(asked.length).toBeLessThanOrEqual(depth + 1);
    });
    await fc.assert(property);
  });
});

describe("findPaths", () => {
  it("gives the shortest first, then the one with the surer weakest link", async () => {
    const { edgesOf } = aGraph("a-b:0.9", "b-z:0.5", "a-c:0.6", "c-z:0.8", "a-d", "d-e", "e-z");
    const { paths, complete } = await findPaths("a", "z", { maxLength: 3, maxPaths: 9 }, edgesOf);
    expect(paths.map(({ entities }) => entities.join(""))).toEqual(["acz", "abz", "adez"]);
    expect(paths.map(({ score }) => score)).toEqual([0.6, 0.5, 0.9]);
    expect(complete).toBe(true);
  });

  it("puts all edges between two entities into one hop, the surest first", async () => {
    const { edgesOf } = aGraph("a-b:0.2", "b-a:0.8");
    const { paths } = await findPaths("a", "b", { maxLength: 2, maxPaths: 9 }, edgesOf);
    expect(paths).toMatchObject([{ hops: [[{ id: "b-a:0.8" }, { id: "a-b:0.2" }]], score: 0.8 }]);
  });

  it("says when it stopped because it had enough", async () => {
    const { edgesOf } = aGraph("a-b", "a-c", "b-d", "c-d");
    const found = await findPaths("a", "d", { maxLength: 4, maxPaths: 1 }, edgesOf);
    expect(found).toMatchObject({ complete: false, paths: [{ entities: ["a", "b", "d"] }] });
  });

  it("finds just the simple paths that a search of the whole graph finds", async () => {
    const property = fc.asyncProperty(anyEdges, fc.integer({ min: 1, max: 6 }), async (texts, maxLength) => {
      const { edges, edgesOf, asked } = aGraph("a-b", "g-f", ...texts);
      const { paths, complete } = await findPaths("a", "g", { maxLength, maxPaths: 10_000 }, edgesOf);
      expect(paths.map(({ entities }) => entities.join("")).sort()).toEqual(allPaths(edges, "a", "g", maxLength));
      expect(paths.map(({ hops }) => hops.length)).toEqual(paths.map(({ hops }) => hops.length).sort());
      expect(complete).toBe(true);
      expect(asked.length).toBeLessThanOrEqual(maxLength);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});

function allPaths(edges: readonly WalkEdge[], from: string, to: string, maxLength: number): string[] {
  const found = new Set<string>();
  const step = (way: string): void => {
    const at = way.at(-1)!;
    if (at === to) found.add(way);
    else if (way.length <= maxLength) {
      for (const { subject, object } of edges) {
        const next = subject === at ? object : object === at ? subject : null;
        if (next && !way.includes(next)) step(way + next);
      }
    }
  };
  step(from);
  return [...found].sort();
}
