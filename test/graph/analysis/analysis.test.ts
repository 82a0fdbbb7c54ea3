import { expect, it } from "vitest";
import { createAnalysis, type WalkEdge } from "../../../src/graph/index.ts";

/** A ring of so many entities. */
function aRing(size: number): WalkEdge[] {
  return Array.from({ length: size }, (_, at) => {
    const [subject, object] = [`n${at}`, `n${(at + 1) % size}`];
    return { id: `e${at}`, subject, object, support: 1, confidence: 0.9 };
  });
}

it("an analysis answers from its threads", async () => {
  const analysis = createAnalysis();
  const [{ communities }, scores] = await Promise.all([
    analysis.findCommunities(aRing(40), 1),
    analysis.scoreEntities(aRing(5), "degree"),
  ]);
  expect(communities.flatMap(({ members }) => members)).toHaveLength(40);
  expect(scores.map(({ score }) => score)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
  await analysis.close();
});

it("an analysis ends when nobody waits for it, and answers the next", async () => {
  const analysis = createAnalysis();
  await analysis.scoreEntities(aRing(3), "degree");
  const end = new AbortController();
  const endless = analysis.scoreEntities(aRing(20_000), "betweenness", end.signal);
  const refused = expect(endless).rejects.toMatchObject({ code: "CANCELLED" });
  end.abort();
  await refused;
  expect(await analysis.scoreEntities(aRing(3), "degree")).toHaveLength(3);
  await analysis.close();
});
