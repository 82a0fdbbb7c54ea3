import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const documents = [
  anExtraction(
    { key: "a.txt", outlet: "Daily" },
    "company:nvidia PRODUCES chip:h20",
    "company:nvidia PRODUCES chip:h100",
    { says: "governmentbody:bis RESTRICTS chip:h20", modality: "planned" },
  ),
  anExtraction({ key: "b.txt", outlet: "Daily" }, { says: "company:nvidia PRODUCES chip:h20", polarity: "negated" }),
  anExtraction({ key: "c.txt" }, "company:amd PRODUCES chip:mi308"),
];

describe("countBy", () => {
  it("counts all rows that pass the filter by a field, most first, whatever the page", async () => {
    const { ask, reads } = await aServer(documents);
    const { data, errors } = await ask(`{
      entities(first: 1) { countBy(field: TYPE) { value count } edges { node { id } } }
      relations(filter: { entity: { id: { eq: "company:nvidia" } } }) { totalCount byStatus: countBy(field: STATUS) { value count }
        byRelation: countBy(field: RELATION) { value count } }
      statements { countBy(field: POLARITY) { value count } }
      documents { countBy(field: OUTLET) { value count } } }`);
    expect(errors).toBeUndefined();
    expect(data.entities.countBy).toEqual([
      { value: "Chip", count: 3 },
      { value: "Company", count: 2 },
      { value: "GovernmentBody", count: 1 },
    ]);
    expect(data.relations).toEqual({
      totalCount: 2,
      byStatus: [
        { value: "DISPUTED", count: 1 },
        { value: "STATED", count: 1 },
      ],
      byRelation: [{ value: "PRODUCES", count: 2 }],
    });
    expect(data.statements.countBy).toEqual([
      { value: "AFFIRMED", count: 4 },
      { value: "NEGATED", count: 1 },
    ]);
    expect(data.documents.countBy).toEqual([
      { value: "Daily", count: 2 },
      { value: null, count: 1 },
    ]);
    expect(reads).toHaveLength(4);
  });

  it("gives values that a filter takes", async () => {
    const { ask } = await aServer(documents);
    const { data } = await ask("{ relations { countBy(field: STATUS) { value count } } }");
    for (const { value, count } of data.relations.countBy) {
      const answer = await ask(`{ relations(filter: { status: [${value}] }) { totalCount } }`);
      expect(answer.data.relations.totalCount).toBe(count);
    }
  });

  it("counts what hangs on each row apart, in the same question, under ids of its own", async () => {
    const { ask, reads } = await aServer(documents);
    const { data } = await ask(`{ entities(filter: { types: ["Company"] }) { edges { node { id
      relations { countBy(field: RELATION, first: 1) { id value count } } } } } }`);
    const counts = data.entities.edges.map(
      ({ node }: { node: { relations: { countBy: object[] } } }) => node.relations.countBy[0],
    );
    expect(counts).toMatchObject([
      { value: "PRODUCES", count: 1 },
      { value: "PRODUCES", count: 2 },
    ]);
    expect(counts[0].id).not.toBe(counts[1].id);
    expect(reads).toHaveLength(1);
  });
});
