import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const documents = () => [
  anExtraction({ key: "a.txt" }, "governmentbody:bureau-of-industry-and-security RESTRICTS chip:h20"),
  anExtraction({ key: "b.txt" }, "organization:nvidia PRODUCES chip:h100", "governmentbody:bIS RESTRICTS chip:h100"),
];

const LIST = `query ($types: [String!], $minScore: Float, $entity: ID, $first: Int, $after: String) {
  candidates(types: $types, minScore: $minScore, entity: $entity, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { id score rule judgement { id } first { id name relations { totalCount } } second { id type }
      evidence { id kind agrees weight text firstValue secondValue } } } } }`;

describe("candidates", () => {
  it("are offered with what speaks for them", async () => {
    const { ask } = await aServer(documents());
    const answer = await ask(LIST, { minScore: 0.3 });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.candidates).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            rule: null,
            judgement: null,
            first: { id: "governmentbody:bIS", relations: { totalCount: 1 } },
            second: { id: "governmentbody:bureau-of-industry-and-security", type: "GovernmentBody" },
            evidence: [{ kind: "ACRONYM", agrees: true, firstValue: "BIS" }],
          },
        },
      ],
    });
  });
});
