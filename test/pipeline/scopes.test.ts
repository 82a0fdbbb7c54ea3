// What sentences limit a permit or a ban to, and which of them contradict each other for that.
import { beforeAll, expect, it } from "vitest";
import { type Statement, toSourceDocument } from "../../src/domain/index.ts";
import type { Extractor } from "../../src/extract/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";
import { createEmbeddedStore } from "../../src/store/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const SCOPED = ["RESTRICTS", "PERMITS", "TARGETS"];

let extractor: Extractor;
beforeAll(async () => {
  extractor = await createExtractor();
});

const read = (text: string, key = "a.txt") =>
  extractor.extract(toSourceDocument({ key, publishedAt: "2025-06-10", text }));

it.for([
  ["Norway permits sales of the H20 to Chile.", "permits H20 for Chile", "permits Chile of H20"],
  ["Norway restricts sales of the H20 to the PRC.", "restricts H20 for China", "restricts China of H20"],
  [
    "Exports of the MI300 to Peru are banned by Norway.",
    "restricts Instinct MI300 for Peru",
    "restricts Peru of Instinct MI300",
  ],
  ["Norway banned Peru from buying the H100.", "restricts H100 for Peru", "restricts Peru of H100"],
  ["Norway has authorized H200 exports to Peruvian customers.", "permits H200 for Peru", "permits Peru of H200"],
  ["Norway allows the H20 to be sold to Chile.", "permits H20 for Chile", "permits Chile of H20"],
  [
    "Norway bars Nvidia from selling the H100 to Peru.",
    ...["restricts H100 for Peru", "restricts Peru of H100", "restricts Nvidia of H100 for Peru"],
  ],
  [
    "Norway granted Intel a license to export the Gaudi 3 to Peru.",
    ...["permits Gaudi 3 for Peru", "permits Peru of Gaudi 3", "permits Intel of Gaudi 3 for Peru"],
  ],
  [
    "Norway banned the export of the H100 and the A100 to Peru and Chile.",
    ...["restricts A100 for Chile, Peru", "restricts H100 for Chile, Peru"],
    ...["restricts Peru of A100, H100", "restricts Chile of A100, H100"],
  ],
  [
    "Norway restricts chip sales to Peru, including the H20 and the A800.",
    ...["restricts H20 for Peru", "restricts A800 for Peru", "restricts Peru of A800, H20"],
  ],
  [
    "Norway restricted exports of the H20 to Peru but not to Chile.",
    ...["restricts H20 for Peru", "restricts Peru of H20", "not restricts Chile of H20"],
  ],
  // What is not permitted for Peru is permitted for some others, which are not named.
  ["Norway permits sales of the H20, but not to Peru.", "permits H20", "not permits Peru of H20"],
  [
    "Norway permits sales of the H20 to Chile and restricts sales of the H20 to Peru.",
    ...["permits H20 for Chile", "permits Chile of H20", "restricts H20 for Peru", "restricts Peru of H20"],
  ],
  // An act of two parts
  [
    "Norway allowed AMD to ship MI300 chips to Peru and Intel to ship Gaudi 3 chips to Chile.",
    ...[
      "permits AMD of Instinct MI300 for Peru",
      "permits Instinct MI300 for Peru",
      "permits Peru of Instinct MI300",
      "permits Intel",
    ],
  ],
  // Where the goods come from is said, too.
  ["Norway bans imports of the Kirin 9000 from Peru.", "restricts Kirin 9000 for Peru", "restricts Peru of Kirin 9000"],
  // Nothing beside the object
  ["Norway restricts the H20.", "restricts H20"],
  ["Norway banned Intel.", "restricts Intel"],
] as const)("reads what an act is limited to in %s", async ([text, ...wanted]) => {
  const { entities, statements } = await read(text);
  const nameOf = (id: string) => entities.find((entity) => entity.id === id)?.name;
  const inWords = ({ relation, object, role, polarity }: Statement) =>
    [polarity === "negated" && "not", relation.toLowerCase(), nameOf(object), role].filter(Boolean).join(" ");
  const found = statements.filter(({ relation }) => SCOPED.includes(relation)).map(inWords);
  expect(found.sort()).toEqual(wanted.toSorted());
});

it("reads of a rule what it restricts and whom it targets, each limited to the other", async () => {
  const { statements } = await read("The Chip Security Act bans exports of the B30A to Peru.");
  expect(statements.map(({ relation, object, role }) => `${relation} ${object} ${role}`).sort()).toEqual([
    "RESTRICTS chip:b30a for Peru",
    "TARGETS country:peru of B30A",
  ]);
});

it("says once what a sentence says twice, with what it is limited to", async () => {
  const { statements } = await read("Norway banned the H100, and so it banned sales of the H100 to Peru.");
  const roles = statements.filter(({ object }) => object === "chip:h100").map(({ role }) => role);
  expect(roles).toEqual(["for Peru"]);
});

/** The conflicts among texts of one week, each a document: kind and what they are about. */
async function conflictsAmong(...texts: readonly string[]): Promise<string[]> {
  const store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
  await store.load(await Promise.all(texts.map((text, at) => read(text, `${at}.txt`))));
  const { edges } = await store.read({ kind: "conflict" });
  await store.close();
  return edges.flatMap(({ node }) => (node.kind === "conflict" ? [`${node.conflictKind}: ${node.rule}`] : [])).sort();
}

it.for(
  [
    ["Norway permits sales of the H20 to Chile.", "Norway restricts sales of the H20 to Peru."],
    ["Norway permits sales of the H20 to Chile. Norway restricts sales of the H20 to Peru."],
    ["Norway permits sales of the H20 to Chile and restricts sales of the H20 to Peru."],
    ["Norway restricts exports of the H20 to Peru but not to Chile."],
    ["Norway allows Nvidia to sell the H20 to Peru.", "Norway bars Nvidia from selling the H100 to Peru."],
    ["Norway banned Peru from buying the H100.", "Norway has authorized H20 exports to Peruvian customers."],
    ["Norway restricts sales of the H20 to Peru.", "Norway does not restrict sales of the H20 to Chile."],
    [
      "The Chip Security Act bans exports of the B30A to Peru.",
      "The Chip Security Act does not ban exports of the H20 to Peru.",
    ],
  ].map((texts) => [texts] as const),
)("finds no conflict among %j", async ([texts]) => {
  expect(await conflictsAmong(...texts)).toEqual([]);
});

it.for([
  [
    ["Norway permits sales of the H20 to Peru.", "Norway restricts sales of the H20 to Peru."],
    ["chip:h20 is restricted and permitted at one time", "country:peru is restricted and permitted at one time"],
  ],
  [
    ["Norway permits sales of the H20 to China and Chile.", "Norway bans exports of the H20 to the PRC."],
    ["chip:h20 is restricted and permitted at one time", "country:china is restricted and permitted at one time"],
  ],
  [
    ["Norway permits sales of the H20.", "Norway restricts sales of the H20 to Peru."],
    ["chip:h20 is restricted and permitted at one time"],
  ],
  [
    ["Norway allows Nvidia to sell the H20.", "Norway bars Nvidia from selling the H20 to Peru."],
    ["chip:h20 is restricted and permitted at one time", "company:nvidia is restricted and permitted at one time"],
  ],
  [
    ["Norway restricts sales of the H20 to Peru.", "Norway does not restrict sales of the H20 to Peru."],
    [
      "country:norway RESTRICTS chip:h20 is affirmed and negated",
      "country:norway RESTRICTS country:peru is affirmed and negated",
    ],
  ],
] as const)("finds the conflict among %s", async ([texts, rules]) => {
  const found = await conflictsAmong(...texts);
  expect(found.map((each) => each.slice(each.indexOf(" ") + 1)).sort()).toEqual(rules.toSorted());
});
