import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, type EntityProfile, entityId } from "../../src/domain/index.ts";
import { findCandidates, finish } from "../../src/graph/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";

const ontology = await loadOntology();

/** `"Company Nvidia Corp"`, with other names and what else is known of it. */
function aProfile(typeAndName: string, over: Partial<EntityProfile> = {}): EntityProfile {
  const [type = "", name = ""] = typeAndName.split(/ (.*)/);
  return { id: entityId(type, name), type, name, aliases: [], externalIds: {}, mentionCount: 1, edges: [], ...over };
}

const candidatesOf = (profiles: readonly EntityProfile[], least = 0) =>
  finish(findCandidates(profiles, ontology, { least }));
const kindsOf = (candidate: Candidate | undefined) =>
  candidate?.evidence.map(({ kind, weight }) => `${weight > 0 ? "+" : "-"}${kind}`) ?? null;
const only = (...profiles: readonly EntityProfile[]) => candidatesOf(profiles).candidates[0];

describe("evidence on two entities", () => {
  it.for<[string, string, string[] | null]>([
    ["Company Kestrel", "Company Kestrel Inc.", ["+legalForm"]],
    ["Company Łódź Foundry", "Company Lodz Foundry", ["+name"]],
    ["Company Huawei", "Company 华为", ["+name"]],
    ["Company SMIC", "Company Semiconductor Manufacturing International Corporation", ["+acronym"]],
    ["GovernmentBody BIS", "GovernmentBody Bureau of Industry and Security", ["+acronym"]],
    ["Company Huawei", "Company Huawei Technologies", ["+shortForm"]],
    ["Company Samsung", "Company Samsung Electronics America", ["-qualifier", "+shortForm"]],
    ["Company Quallcomm", "Company Qualcomm", ["+spelling"]],
    ["Company Fonex", "Company Phonecks", ["+sound"]],
    ["Chip H100", "Chip H200", null],
    ["Chip Nvidia H100", "Chip Nvidia H200", ["-number", "-qualifier", "+spelling"]],
    ["Chip H20", "Chip Nvidia H20", ["+shortForm"]],
    ["Chip RTX 4090", "Chip RTX 4090 D", ["-number", "-qualifier", "+spelling"]],
    ["Policy Section 232", "Policy Section 301", ["-number", "-qualifier", "+spelling"]],
    ["Person George Bush Sr.", "Person George Bush Jr.", ["-generation", "+name"]],
    ["Person Donald Trump", "Person Donald Trump Jr.", ["+name", "-generation"]],
    ["Person Donald Trump", "Person Eric Trump", ["-givenName", "+spelling"]],
    ["Person Lisa Su", "Person Lisa T. Su", ["+spelling", "+givenName"]],
    ["Person Pat Gelsinger", "Person Patrick Gelsinger", ["+spelling", "+givenName"]],
    ["Person Xi Jinping", "Person 习近平", ["+name"]],
    ["Person Huang", "Person Jensen Huang", ["+shortForm"]],
    ["Company Kestrel", "Organization Kestrel Inc", ["+legalForm", "-type"]],
    ["Company Kestrel", "Person Kestrel", null],
  ])("of %s and %s is %j", ([one, other, kinds]) => {
    expect(kindsOf(only(aProfile(one), aProfile(other)))).toEqual(kinds);
  });

  it("counts ids of one scheme for and against, and what the graph says", () => {
    const one = aProfile("Company Kestrel", { externalIds: { lei: "1", cik: "7" }, edges: ["BASED_IN>country:china"] });
    const other = aProfile("Company Kestrel Inc", {
      externalIds: { lei: "1", cik: "8" },
      edges: ["BASED_IN>country:japan", "SUBSIDIARY_OF>company:kestrel"],
    });
    const candidate = only(one, other);
    expect(kindsOf(candidate)).toEqual(["+externalId", "-externalId", "+legalForm", "-link", "-relation"]);
    expect(candidate).toMatchObject({ rule: null });
    expect(candidate?.evidence.map(({ text }) => text)).toContain(
      "They differ in BASED_IN: country:china and country:japan.",
    );
  });

  it("weighs relations in common by how rare they are", () => {
    const edges = ["PRODUCES>chip:a1"];
    const crowd = Array.from({ length: 60 }, (_, at) =>
      aProfile(`Company Other${at}x`, { edges: ["SELLS_TO>country:china"] }),
    );
    const shared = (edge: string[]) =>
      candidatesOf([
        aProfile("Company Fonex", { edges: edge }),
        aProfile("Company Phonecks", { edges: edge }),
        ...crowd,
      ])
        .candidates.find(({ first }) => first === "company:fonex")
        ?.evidence.find(({ kind }) => kind === "neighbours")?.weight ?? 0;
    expect(shared(edges)).toBeGreaterThan(1);
    expect(shared(["SELLS_TO>country:china"])).toBe(0);
  });

  it("takes a name that two go by for less, and an acronym of two for no proof", () => {
    const security = aProfile("GovernmentBody Bureau of Industry and Security", { aliases: ["BIS"] });
    const settlements = aProfile("GovernmentBody Bank for International Settlements", { aliases: ["BIS"] });
    const candidate = only(security, settlements);
    expect(candidate?.score).toBeLessThan(0.3);
    expect(candidate?.rule).toBeNull();
  });
});

describe("rules", () => {
  it.for<[string, Partial<EntityProfile>, string, Partial<EntityProfile>, string | null]>([
    ["Company Kestrel", {}, "Company Kestrel Inc.", {}, "rule:legal-form"],
    [
      "Company Kestrel",
      { externalIds: { cik: "1" } },
      "Company Falcon",
      { externalIds: { cik: "1" } },
      "rule:external-id",
    ],
    ["Company AMD", {}, "Company AMD Inc.", {}, null],
    ["Company Kestrel", {}, "Organization Kestrel Inc.", {}, null],
    ["Company Kestrel Ltd", {}, "Company Kestrel Inc.", {}, null],
    ["Company SMIC", {}, "Company Semiconductor Manufacturing International Corp", {}, null],
    ["Person Lisa Su", { aliases: ["Su"] }, "Person Jessica Su", { aliases: ["Su"] }, null],
    ["Chip H100", { externalIds: { wikidata: "Q1" } }, "Chip H200", { externalIds: { wikidata: "Q1" } }, null],
    [
      "Company Kestrel",
      { externalIds: { cik: "1", lei: "1" } },
      "Company Kestrel Inc.",
      { externalIds: { cik: "1", lei: "2" } },
      null,
    ],
  ])("say of %s %j and %s %j: %s", ([one, overOne, other, overOther, rule]) => {
    expect(only(aProfile(one, overOne), aProfile(other, overOther))?.rule ?? null).toBe(rule);
  });
});

const anyWord = fc.constantFrom(
  "Acme",
  "Kestrel",
  "Huang",
  "China",
  "Inc.",
  "Technologies",
  "H100",
  "H200",
  "José",
  "华为",
  "the",
  "&",
  "🙂",
);
const anyProfile = fc
  .record({
    type: fc.constantFrom("Company", "Organization", "Person", "Chip", "Unheard"),
    names: fc.array(
      fc.oneof(
        fc.array(anyWord, { minLength: 1, maxLength: 4 }).map((words) => words.join(" ")),
        fc.string({ minLength: 1 }),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    externalIds: fc.dictionary(fc.constantFrom("lei", "cik"), fc.constantFrom("1", "2")),
    edges: fc.subarray(["SUPPLIES>company:a", "BASED_IN>country:b", "BASED_IN>country:c"]),
  })
  .map(({ type, names: [name, ...aliases], ...rest }) =>
    aProfile(`${type} x`, { name: name!, aliases: [...aliases].sort(), ...rest }),
  );
const anyProfiles = fc
  .array(anyProfile, { maxLength: 30 })
  .map((profiles) => profiles.map((profile, at) => ({ ...profile, id: `${profile.type.toLowerCase()}:${at}` })));

describe("candidates", () => {
  it("do not depend on the order of the entities", () => {
    const inOrder = (candidates: readonly Candidate[]) =>
      candidates.toSorted((a, b) => (a.first + a.second < b.first + b.second ? -1 : 1));
    fc.assert(
      fc.property(anyProfiles, fc.nat(), (profiles, turn) => {
        const turned = [
          ...profiles.slice(turn % (profiles.length + 1)),
          ...profiles.slice(0, turn % (profiles.length + 1)),
        ];
        expect(inOrder(candidatesOf(turned.reverse()).candidates)).toEqual(inOrder(candidatesOf(profiles).candidates));
      }),
    );
  });

  it("have a score from 0 to 1 that their evidence adds up to, the weightiest first", () => {
    fc.assert(
      fc.property(anyProfiles, (profiles) => {
        for (const { first, second, score, evidence } of candidatesOf(profiles).candidates) {
          expect(first < second).toBe(true);
          const bits = evidence.reduce((sum, { weight }) => sum + weight, -4);
          expect(score).toBeCloseTo(1 / (1 + 2 ** -bits), 5);
          const weights = evidence.map(({ weight }) => Math.abs(weight));
          expect(weights).toEqual(weights.toSorted((a, b) => b - a));
        }
      }),
    );
  });

  it("are sought among a number of pairs that grows with the entities, however many share a word", () => {
    const crowd = (size: number) =>
      Array.from({ length: size }, (_, at) => aProfile(`Company Huaxin Plant${at.toString(36)}`));
    const [few, many] = [candidatesOf(crowd(500)).compared, candidatesOf(crowd(4_000)).compared];
    expect(many / few).toBeLessThan(12);
    expect(many).toBeLessThan(4_000 * 60);
  });
});
