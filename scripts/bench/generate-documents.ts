// News-like documents for benchmarks: the same ones on every run. Entities follow a power law (a few are everywhere, most
// are rare), about 8 mentions and 10 statements a document. Each is worded by itself, but every twentieth tells again what
// an earlier one told, with another beginning.
import {
  type ExtractedEntity,
  type Extraction,
  type Statement,
  toRun,
  toSourceDocument,
  toStatement,
} from "../../src/domain/index.ts";

const RUN = toRun({ extractor: "generator", version: "1", configuration: "bench", model: null });
const STATEMENTS = 10;
const MENTIONS = 8;
const ENTITIES = 100_000;

const KINDS = [
  { prefix: "company", type: "Company", share: 0.4 },
  { prefix: "chip", type: "Chip", share: 0.3 },
  { prefix: "country", type: "Country", share: 0.1 },
  { prefix: "policy", type: "Policy", share: 0.2 },
] as const;

const RELATIONS = [
  ["company", "PRODUCES", "chip"],
  ["company", "SELLS_TO", "country"],
  ["policy", "RESTRICTS", "chip"],
  ["policy", "PERMITS", "chip"],
  ["company", "COMPETES_WITH", "company"],
  ["chip", "SUCCEEDS", "chip"],
] as const;

/** Every document with such a number repeats the one half as many before it. */
const COPIED = 20;
const WORDS = 20_000;

/** Three syllables at most, by the number: common words are short. */
function wordAt(number: number): string {
  const syllables = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "xu", "ya"];
  let word = "";
  for (let rest = number; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % 16];
  return word;
}

/** Marsaglia's xorshift32 (2003): small, fast and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Documents with numbers from `from` to `to`, each made of its own number alone. */
export function* generateDocuments(from: number, to: number, entityCount = ENTITIES): Generator<Extraction> {
  for (let number = from; number < to; number += 1) yield generateDocument(number, entityCount);
}

export function generateDocument(number: number, entityCount = ENTITIES): Extraction {
  const isCopy = number % COPIED === COPIED - 1;
  const random = createRandom(Math.imul((isCopy ? number - COPIED / 2 : number) + 1, 2654435761));
  for (let i = 0; i < 4; i += 1) random();
  const pick = (prefix: string) => `${prefix}:${prefix[0]}${Math.floor(entityCount ** random()) - 1}`;
  const cast = new Map(KINDS.map(({ prefix }) => [prefix as string, [pick(prefix), pick(prefix)]]));
  const of = (prefix: string) => cast.get(prefix)![Math.floor(random() * 2)]!;
  const triples = Array.from({ length: STATEMENTS }, () => {
    const [from, relation, to] = RELATIONS[Math.floor(random() * RELATIONS.length)]!;
    return { subject: of(from), relation, object: of(to), denied: random() < 0.02 };
  });
  const words = (count: number) => Array.from({ length: count }, () => wordAt(Math.floor(WORDS ** random()))).join(" ");
  const sentences = triples.map(({ subject, relation, object, denied }, index) => {
    const told = `${nameOf(subject)} ${denied ? "does not" : "did"} ${relation.toLowerCase()} ${nameOf(object)}`;
    const beginning = isCopy && index === 0 ? "Told again: " : "";
    return `${beginning}${words(4)} that ${told}, ${words(6)}.`;
  });
  const text = sentences.join("\n");
  const day = new Date(Date.UTC(2018, 0, 1) + (number % 3000) * 86_400_000).toISOString().slice(0, 10);
  const document = toSourceDocument({
    key: `bench/${number}`,
    title: `Report ${number}`,
    outlet: `Outlet ${number % 50}`,
    publishedAt: day,
    text,
  });
  const ids = [...new Set([...cast.values()].flat())].slice(0, MENTIONS);
  let start = 0;
  const statements = triples.map(({ subject, relation, object, denied }, index) => {
    const quote = sentences[index]!;
    const evidence = [{ document: document.id, start, end: start + quote.length, quote }];
    start += quote.length + 1;
    return statementOf(subject, relation, object, denied, evidence);
  });
  return { document, entities: ids.map((id) => entityOf(id, text)), statements, run: RUN };
}

function statementOf(
  subject: string,
  relation: string,
  object: string,
  denied: boolean,
  evidence: Statement["evidence"],
) {
  const marks = { role: null, polarity: denied ? "negated" : "affirmed", modality: "asserted" } as const;
  return toStatement({
    ...{ subject, relation, object, ...marks, attributedTo: null, time: null, clock: null },
    ...{ evidence, confidence: 0.8, run: RUN.id },
  });
}

function entityOf(id: string, text: string): ExtractedEntity {
  const name = nameOf(id);
  const at = text.indexOf(name);
  const mentions = at < 0 ? [] : [{ start: at, end: at + name.length, text: name, kind: "name" as const }];
  const type = KINDS.find(({ prefix }) => id.startsWith(`${prefix}:`))!.type;
  return { id, type, name, aliases: at < 0 ? [] : [name], externalIds: {}, mentions };
}

const nameOf = (id: string) =>
  `${id[0]!.toUpperCase()}${id.slice(1, id.indexOf(":"))} ${id.slice(id.indexOf(":") + 1)}`;
