import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allows, loadGazetteer, loadOntology } from "../../src/ontology/index.ts";

const folderWith = async (files: Record<string, string>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "citegraph-ontology-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
};

const vessels = `
entityTypes:
  - { name: Ship, definition: A vessel. }
  - { name: Port, definition: A harbour. }
relations:
  - { name: CALLS_AT, definition: The ship lies there., domain: [Ship], range: [Port] }
`;

describe("an ontology", () => {
  it("says which relation may go between which types", async () => {
    const ontology = await loadOntology(await folderWith({ "vessels.yaml": vessels }));
    expect(allows(ontology, "CALLS_AT", "Ship", "Port")).toBe(true);
    expect(allows(ontology, "CALLS_AT", "Port", "Ship")).toBe(false);
    expect(allows(ontology, "SINKS", "Ship", "Port")).toBe(false);
  });

  it("grows by the user's own folder, and then has another fingerprint", async () => {
    const base = await folderWith({ "vessels.yaml": vessels });
    const own = await folderWith({
      "own.yaml": "relations: [{ name: TOWS, definition: Pulls., domain: [Ship], range: [Ship] }]",
    });
    const [small, large] = [await loadOntology(base), await loadOntology(base, own)];
    expect([...large.relations.keys()]).toEqual(["CALLS_AT", "TOWS"]);
    expect(large.fingerprint).not.toBe(small.fingerprint);
  });

  it.for([
    ["a dangling type", "relations: [{ name: TOWS, definition: d, domain: [Tug], range: [Tug] }]", "TOWS names Tug"],
    ["a name that is no name", "entityTypes: [{ name: a ship, definition: d }]", "entityTypes.0.name"],
    ["broken YAML", "entityTypes: [", "own.yaml"],
    [
      "aliases that stand for too much",
      `cues: { a: &a [${"x,".repeat(20)}], b: &b [${"*a,".repeat(20)}], c: [${"*b,".repeat(20)}] }`,
      "own.yaml: Excessive alias count",
    ],
    ["a misspelt member", "entityTypes: [{ name: Ship, definition: d, nominal: [x] }]", "nominal"],
    [
      "a type defined twice",
      "entityTypes: [{ name: A, definition: d }, { name: A, definition: d }]",
      "A is defined twice",
    ],
    [
      "a post of two names at once",
      "posts: [{ name: master, also: [Captain] }, { name: captain }]",
      "captain is listed twice",
    ],
    ["a post named by blanks", 'posts: [{ name: "  " }]', 'A post is named "  "'],
    ["a post named also by blanks", 'posts: [{ name: master, also: [" "] }]', 'or so also: [" "]'],
    [
      "an opposite that names no other in return",
      "entityTypes: [{ name: Ship, definition: d }]\nrelations: [{ name: AA, definition: d, domain: [Ship], range: [Ship], opposite: BB, conflicts: [opposite] }, { name: BB, definition: d, domain: [Ship], range: [Ship] }]",
      "AA names BB as its opposite, and BB does not name AA",
    ],
    [
      "opposites of which one is not compared",
      "entityTypes: [{ name: Ship, definition: d }]\nrelations: [{ name: AA, definition: d, domain: [Ship], range: [Ship], opposite: BB, conflicts: [opposite] }, { name: BB, definition: d, domain: [Ship], range: [Ship], opposite: AA }]",
      "AA has conflicts with its opposite BB, and BB has none with it",
    ],
    [
      "a relation that is its own opposite",
      "entityTypes: [{ name: Ship, definition: d }]\nrelations: [{ name: AA, definition: d, domain: [Ship], range: [Ship], opposite: AA, conflicts: [opposite] }]",
      "AA is named as its own opposite",
    ],
    [
      "conflicts with an opposite that is not named",
      "entityTypes: [{ name: Ship, definition: d }]\nrelations: [{ name: AA, definition: d, domain: [Ship], range: [Ship], conflicts: [opposite] }]",
      "AA has conflicts with an opposite, and names none",
    ],
    [
      "a scope of what is not defined",
      "entityTypes: [{ name: A, definition: d }]\nrelations: [{ name: TOWS, definition: d, domain: [A], range: [A], scope: { to: [Port] } }]",
      "TOWS names Port, which is not defined",
    ],
    [
      "a scope of two words for one type",
      "entityTypes: [{ name: A, definition: d }]\nrelations: [{ name: TOWS, definition: d, domain: [A], range: [A], scope: { to: [A], of: [A] } }]",
      "The scope of TOWS names A twice",
    ],
    [
      "a scope whose word is none",
      "relations: [{ name: TOWS, definition: d, domain: [A], range: [A], scope: { in aid of: [A] } }]",
      "relations.0.scope.in aid of",
    ],
    [
      "a scope where the role is a post",
      "entityTypes: [{ name: A, definition: d }]\nrelations: [{ name: TOWS, definition: d, domain: [A], range: [A], scope: { to: [A] }, functional: { of: object, per: role } }]",
      "The role of TOWS is a post and cannot be a scope",
    ],
  ] as const)("names %s", async ([, text, message]) => {
    const folder = await folderWith({ "own.yaml": text });
    await expect(loadOntology(folder)).rejects.toMatchObject({
      code: "ONTOLOGY_INVALID",
      message: expect.stringContaining(message),
    });
  });
});

describe("a gazetteer", () => {
  it("joins what several files say of one entity", async () => {
    const folder = await folderWith({
      "a.yaml": "- { type: Ship, name: Erebus, aliases: [HMS Erebus] }",
      "b.yaml": "- { id: ship:erebus, type: Ship, name: Erebus, weak: [Gloom], externalIds: { imo: '9' } }",
    });
    const { entries } = await loadGazetteer(folder);
    expect([...entries.values()]).toEqual([
      expect.objectContaining({
        id: "ship:erebus",
        aliases: ["HMS Erebus"],
        weak: ["Gloom"],
        externalIds: { imo: "9" },
      }),
    ]);
  });

  it("refuses one id with two types", async () => {
    const folder = await folderWith({
      "a.yaml": "- { id: x:a, type: Ship, name: A }\n- { id: x:a, type: Port, name: A }",
    });
    await expect(loadGazetteer(folder)).rejects.toMatchObject({ code: "ONTOLOGY_INVALID" });
  });
});
