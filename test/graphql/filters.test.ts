import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const documents = [
  anExtraction(
    { key: "a.txt", title: "Rules", publishedAt: "2025-07-15", outlet: "Gazette" },
    { says: "company:nvidia PRODUCES chip:h20", confidence: 0.9 },
    { says: "governmentbody:bis RESTRICTS chip:h20", confidence: 0.8, time: "2025-04" },
    { says: "company:amd PRODUCES chip:mi308", confidence: 0.5 },
  ),
  anExtraction(
    { key: "b.txt", publishedAt: "2025-08" },
    { says: "governmentbody:bis RESTRICTS chip:h20", polarity: "negated", time: "2025-04", by: "person:lisa-su" },
    { says: "company:nvidia SELLS_TO country:china", modality: "planned", confidence: 0.6 },
    { says: "person:lisa-su LEADS company:amd", role: "CEO" },
  ),
];

/** What a list of the schema answers to a filter: ids of entities, relations as triples, keys of documents. */
async function passing(list: string, filter: string): Promise<string[]> {
  const { ask } = await aServer(documents);
  const shown = {
    entities: "id",
    relations: "subject { id } relation object { id }",
    statements: "subject { id } relation object { id } polarity",
    documents: "key",
    conflicts: "kind",
  }[list];
  const { data, errors } = await ask(`{ ${list}(filter: ${filter}) { edges { node { ${shown} } } } }`);
  expect(errors).toBeUndefined();
  const text = (node: Record<string, string | { id: string }>): string =>
    Object.values(node)
      .map((value) => (typeof value === "string" ? value : value.id))
      .join(" ");
  return data[list].edges.map(({ node }: { node: Record<string, string> }) => text(node)).sort();
}

describe("a filter", () => {
  it.for([
    // operators
    ["entities", '{ entity: { name: { startsWith: "N" } } }', ["company:nvidia"]],
    ["entities", '{ entity: { id: { in: ["chip:h20", "chip:none"] } } }', ["chip:h20"]],
    ["entities", '{ entity: { alias: { contains: "i30" } } }', ["chip:mi308"]],
    ["entities", "{ entity: { relationCount: { gte: 2, lt: 3 } } }", ["chip:h20", "company:amd", "company:nvidia"]],
    [
      "statements",
      "{ statement: { confidence: { gt: 0.5, lte: 0.6 } } }",
      ["company:nvidia SELLS_TO country:china AFFIRMED"],
    ],
    ["statements", "{ statement: { role: { exists: true } } }", ["person:lisa-su LEADS company:amd AFFIRMED"]],
    ["documents", '{ document: { publishedAt: { gte: "2025-07", lt: "2025-08" } } }', ["a.txt"]],
    ["documents", "{ document: { outlet: { exists: false } } }", ["b.txt"]],
    ["documents", '{ document: { not: { title: { eq: "Rules" } } } }', ["b.txt"]],
    // what a row hangs on
    ["documents", '{ entity: { name: { eq: "Lisa Su" } } }', ["b.txt"]],
    ["relations", '{ entity: { type: { eq: "Country" } } }', ["company:nvidia SELLS_TO country:china"]],
    [
      "relations",
      '{ document: { key: { eq: "a.txt" } }, statement: { confidence: { lt: 0.6 } } }',
      ["company:amd PRODUCES chip:mi308"],
    ],
    ["conflicts", '{ relationship: { object: { name: { eq: "H20" } } } }', ["POLARITY"]],
    ["conflicts", '{ relationship: { object: { name: { eq: "Mi308" } } } }', []],
    [
      "statements",
      "{ conflict: { kind: { eq: POLARITY } }, polarity: [NEGATED] }",
      ["governmentbody:bis RESTRICTS chip:h20 NEGATED"],
    ],
    // quantifiers
    [
      "entities",
      '{ types: ["Company"], entity: { relations: { some: { relation: { eq: "SELLS_TO" } } } } }',
      ["company:nvidia"],
    ],
    [
      "entities",
      '{ types: ["Company", "Chip"], entity: { relations: { none: { relation: { startsWith: "S" } } } } }',
      ["chip:h20", "chip:mi308", "company:amd"],
    ],
    [
      "entities",
      '{ types: ["Company"], entity: { statements: { every: { confidence: { gte: 0.6 } } } } }',
      ["company:nvidia"],
    ],
    [
      "entities",
      '{ types: ["Country"], entity: { conflicts: { every: { kind: { eq: FUNCTIONAL } } } } }',
      ["country:china"],
    ],
    [
      "statements",
      '{ statement: { speakers: { some: { id: { eq: "person:lisa-su" } } } } }',
      ["governmentbody:bis RESTRICTS chip:h20 NEGATED"],
    ],
    [
      "entities",
      '{ entity: { relations: { some: { subject: { relations: { some: { object: { type: { eq: "Country" } } } } } } } } , types: ["Chip"] }',
      ["chip:h20"],
    ],
    // and, or, not: of rows
    ["relations", '{ or: [{ relations: ["LEADS"] }, { minConfidence: 0.95 }] }', ["person:lisa-su LEADS company:amd"]],
    [
      "relations",
      '{ relations: ["RESTRICTS", "LEADS"], not: { polarity: [NEGATED] } }',
      ["person:lisa-su LEADS company:amd"],
    ],
    [
      "relations",
      "{ and: [{ polarity: [NEGATED] }, { polarity: [AFFIRMED] }] }",
      ["governmentbody:bis RESTRICTS chip:h20"],
    ],
    ["relations", "{ or: [] }", []],
    ["documents", "{ and: [], not: { or: [] } }", ["a.txt", "b.txt"]],
    ["documents", "{ not: {}, document: null }", []],
  ] as const)("of %s lets pass what it asks for: %s", async ([list, filter, found]) => {
    expect(await passing(list, filter)).toEqual([...found].sort());
  });

  it("of one kind is the same for a list and for the walks", async () => {
    const { ask } = await aServer(documents);
    const { data } = await ask(`{
      neighbourhood(id: "chip:h20", filter: { not: { polarity: [NEGATED] } }) { relations { relation } }
      paths(from: "country:china", to: "chip:h20", filter: { relationship: { confidence: { gte: 0.6 } } }) { totalCount }
      none: paths(from: "country:china", to: "chip:h20", filter: { relationship: { confidence: { gte: 0.7 } } }) { totalCount } }`);
    expect(data.neighbourhood.relations).toEqual([{ relation: "PRODUCES" }]);
    expect([data.paths.totalCount, data.none.totalCount]).toEqual([1, 0]);
  });

  it("binds the cursors of its pages", async () => {
    const { ask } = await aServer(documents);
    const page = (name: string, after: string) =>
      ask(`{ entities(filter: { entity: { name: { contains: "${name}" } } }, first: 1${after}) { edges { cursor } } }`);
    const [{ cursor }] = (await page("i", "")).data.entities.edges;
    expect((await page("i", `, after: "${cursor}"`)).errors).toBeUndefined();
    expect((await page("a", `, after: "${cursor}"`)).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  it.for([
    ["BAD_USER_INPUT", '{ and: [{ knownAt: "2025-01-01T00:00:00Z" }] }'],
    ["QUERY_TOO_COMPLEX", `{ or: [${"{ types: [] }, ".repeat(101)}] }`],
    ["QUERY_TOO_COMPLEX", `${"{ not: ".repeat(11)}{}${" }".repeat(11)}`],
  ] as const)("answers %s to %s", async ([code, filter]) => {
    const { ask } = await aServer(documents);
    const { errors } = await ask(`{ entities(filter: ${filter}) { totalCount } }`);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });
});
