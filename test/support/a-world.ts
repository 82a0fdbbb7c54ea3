// A small world of chips and rules for the explorer's tests: conflicts, speakers, plans, times, scripts of all kinds.
import { type Extraction, toSourceDocument, toStatement } from "../../src/domain/index.ts";
import { A_RUN, anExtraction } from "./an-extraction.ts";

const SENTENCE = "據報導🙂華為 said “昇騰” is made by 中芯国际 \u05e9\u05dc\u05d5\u05dd.";
const BEFORE = "An opening line.\n\n🙂🙂 Before it stands another sentence. ";

/** A document whose sentence has emoji, Chinese, Hebrew and curly quotes around it and in it. */
function manyScripts(): Extraction {
  const text = `${BEFORE}${SENTENCE} After it comes the rest.\n\nA last line.`;
  const document = toSourceDocument({
    key: "https://paper.example/scripts?a=1&b=2",
    title: "Many scripts",
    publishedAt: "2025-02-03",
    text,
  });
  const start = text.indexOf(SENTENCE);
  const evidence = { document: document.id, start, end: start + SENTENCE.length, quote: SENTENCE };
  const content = { subject: "company:smic", relation: "PRODUCES", object: "chip:ascend", role: null };
  const meant = { polarity: "affirmed", modality: "asserted", attributedTo: null, time: null, clock: null } as const;
  const said = toStatement({ ...content, ...meant, evidence: [evidence], confidence: 0.7, run: A_RUN.id });
  const entity = (id: string, type: string, name: string, ...aliases: string[]) => {
    return {
      id,
      type,
      name,
      aliases: [name, ...aliases],
      externalIds: {},
      mentions: [{ start, end: start + 1, text: text.slice(start, start + 1), kind: "name" as const }],
    };
  };
  const entities = [
    entity("chip:ascend", "Chip", "Ascend", "昇騰"),
    entity("company:huawei", "Company", "Huawei", "华为", "Huawei Technologies"),
    entity("company:smic", "Company", "SMIC", "中芯国际"),
  ];
  return { document, entities, statements: [said], run: A_RUN };
}

/** Documents that disagree on the H20, plan, deny and allege. */
export const WORLD: readonly Extraction[] = [
  anExtraction(
    {
      key: "https://gazette.example/h20",
      title: "A chip between two rules",
      outlet: "Gazette",
      publishedAt: "2025-04-16",
    },
    { says: "governmentbody:bureau RESTRICTS chip:h20", time: "2025-04", by: "person:ada-lane" },
    { says: "governmentbody:bureau RESTRICTS chip:h20", polarity: "negated", by: "officials" },
    "company:nvidia PRODUCES chip:h20",
    { says: "chip:h20 DESIGNED_FOR country:china", confidence: 0.6 },
  ),
  anExtraction(
    { key: "herald-2", title: "What the herald heard", outlet: "Herald", publishedAt: "2025-07-18" },
    { says: "governmentbody:bureau PERMITS chip:h20", modality: "planned", time: "2025-07-15" },
    { says: "person:ada-lane LEADS company:nvidia", role: "CEO" },
    { says: "person:ben-ode LEADS company:nvidia", role: "CEO" },
    { says: "company:nvidia SELLS_TO country:china", modality: "alleged", by: "person:ben-ode" },
    "company:nvidia PRODUCES chip:h20",
  ),
  anExtraction(
    { key: "herald-3", title: "Suppliers", outlet: "Herald", publishedAt: "2024-01-05" },
    "company:foundry SUPPLIES company:nvidia",
    "company:lens SUPPLIES company:foundry",
    { says: "company:lens BASED_IN country:netherlands", time: "1984/.." },
  ),
  manyScripts(),
];

/** A hub with so many neighbours, in documents of a hundred statements. */
export function aHub(neighbours: number): Extraction[] {
  const count = Math.ceil(neighbours / 100);
  return Array.from({ length: count }, (_, at) => {
    const said = Array.from({ length: 100 }, (_, index) => `company:hub SELLS_TO company:buyer-${at * 100 + index}`);
    return anExtraction({ key: `hub-${at}` }, ...said);
  });
}

/** A graph of so many entities with two relation edges each. */
export function aWeb(entities: number): Extraction[] {
  const other = (at: number, step: number) => (at * step + 7) % entities;
  return Array.from({ length: entities / 100 }, (_, part) => {
    const said = Array.from({ length: 100 }, (_, index) => {
      const at = part * 100 + index;
      const from = `company:c${at}`;
      return [`${from} SUPPLIES company:c${other(at, 31)}`, `${from} SELLS_TO company:c${Math.floor(at / 3)}`];
    });
    const known = said.flat().filter((says) => says.split(" ")[0] !== says.split(" ")[2]);
    return anExtraction({ key: `web-${part}` }, ...known);
  });
}
