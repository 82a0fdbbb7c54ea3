import { join } from "node:path";
import { expect, it } from "vitest";
import { toSourceDocument } from "../../src/domain/index.ts";
import { DEFAULT_GAZETTEER, DEFAULT_ONTOLOGY, loadGazetteer, loadOntology } from "../../src/ontology/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ONTOLOGY = `
entityTypes:
  - {name: Vessel, definition: A named ship., nominals: [ship, vessel, tanker]}
relations:
  - {name: CHARTERS, definition: Hires a ship., domain: [Company], range: [Vessel]}
  - {name: EXPELS, definition: Sends a ship away., domain: [Country], range: [Vessel, Country], scope: {as: [Vessel], towards: [Country]}}
frames:
  - {relation: CHARTERS, verbs: [charter, hire], subject: [agent], object: [patient], confidence: 0.8}
  - {relation: CHARTERS, nouns: [charter], subject: ["by!", poss], object: [of]}
  - {relation: EXPELS, verbs: [expel], subject: [agent], object: [patient, to]}
`;

it.for([
  ["Intel chartered the Sea Lark.", "affirmed asserted"],
  ["The Sea Lark was chartered by Intel.", "affirmed asserted"],
  ["The Sea Lark, a tanker chartered by Intel, left.", "affirmed asserted"],
  ["Intel plans to charter the Sea Lark.", "affirmed planned"],
  ["Intel did not charter the Sea Lark.", "negated asserted"],
] as const)("reads a relation of a user's own ontology in %s", async ([text, meant]) => {
  const { statements } = await read(text);
  const said = statements.map((s) => `${s.subject} ${s.relation} ${s.object} ${s.polarity} ${s.modality}`);
  expect(said).toContain(`company:intel CHARTERS vessel:sea-lark ${meant}`);
});

it("limits what is said in the words of a user's own ontology", async () => {
  const { statements } = await read("Norway expelled the Sea Lark to Peru.");
  expect(statements.map(({ relation, object, role }) => `${relation} ${object} ${role}`).sort()).toEqual([
    "EXPELS country:peru as Sea Lark",
    "EXPELS vessel:sea-lark towards Peru",
  ]);
});

async function read(text: string) {
  const folder = temporaryFolder({
    "ships.yaml": ONTOLOGY,
    "known.yml": "- {type: Vessel, name: Sea Lark}\n",
  });
  const ontology = await loadOntology(DEFAULT_ONTOLOGY, join(folder, "ships.yaml"));
  const gazetteer = await loadGazetteer(DEFAULT_GAZETTEER, join(folder, "known.yml"));
  const extractor = await createExtractor({ ontology, gazetteer });
  return extractor.extract(toSourceDocument({ key: "a.txt", text }));
}
