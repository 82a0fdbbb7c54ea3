// What the data in seed/ promises to whoever reads it: names that decide, ids made of names, documents that say where they come from.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { entityId } from "../../src/domain/index.ts";

interface Relation {
  name: string;
  domain: string[];
  range: string[];
  symmetric: boolean;
  inverse?: string | null;
  opposite: string | null;
  functional?: unknown;
  conflicts: string[];
  triggers: Record<"verbs" | "nouns" | "adjectives" | "phrases", string[]>;
}
interface Entry {
  id: string;
  type: string;
  name: string;
  aliases?: string[];
  weak?: string[];
  externalIds?: Record<string, string>;
  demonyms?: string[];
  metonyms?: string[];
}

const seed = fileURLToPath(new URL("../../seed", import.meta.url));
const filesIn = (folder: string, ending: string) =>
  readdirSync(join(seed, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(seed, folder, name));
const readYamlFile = (file: string) => parse(readFileSync(file, "utf8"));

const repeated = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index);
const entityTypes: { name: string; definition: string; nominals: string[] }[] = readYamlFile(
  join(seed, "ontology/entity-types.yaml"),
).entityTypes;
const relations: Relation[] = readYamlFile(join(seed, "ontology/relations.yaml")).relations;
const cues: Record<string, string[]> = readYamlFile(join(seed, "ontology/cues.yaml")).cues;
const entries: Entry[] = filesIn("gazetteer", ".yaml").flatMap(readYamlFile);

describe("the seed ontology", () => {
  const typeNames = entityTypes.map((type) => type.name);

  it("has the entity types and relations of the design, each once", () => {
    const names =
      `LEADS AFFILIATED_WITH PRODUCES DESIGNED_FOR VARIANT_OF SUCCEEDS COMPARES_TO COMPETES_WITH PARTNERS_WITH SUPPLIES
      SELLS_TO CUSTOMER_OF INVESTS_IN ACQUIRES SUBSIDIARY_OF PART_OF MEMBER_OF BASED_IN OPERATES_IN HEADQUARTERED_IN FOUNDED ISSUES
      RESTRICTS PERMITS TARGETS VIOLATES PENALISES SUPPORTS CRITICISES PRAISES`.split(/\s+/);
    expect(relations.map((relation) => relation.name).sort()).toEqual(names.sort());
    expect(typeNames.sort()).toEqual(
      [
        "Chip",
        "Company",
        "Country",
        "GovernmentBody",
        "Organization",
        "Person",
        "Place",
        "Policy",
        "Technology",
      ].sort(),
    );
  });

  it.for(relations)("lets $name join only known types", ({ domain, range, opposite }) => {
    expect([...domain, ...range].filter((type) => !typeNames.includes(type))).toEqual([]);
    if (opposite !== null) expect(relations.find(({ name }) => name === opposite)?.opposite).toBeTruthy();
  });

  it.for(relations)("reads $name from both ends", ({ symmetric, inverse, domain, range }) => {
    if (symmetric) expect(range).toEqual(expect.arrayContaining(domain));
    expect(Boolean(inverse)).toBe(!symmetric);
  });

  it.for(relations)("lists a conflict of $name only where the relation allows it", (relation) => {
    expect(relation.conflicts).toContain("polarity");
    expect(relation.conflicts.includes("opposite")).toBe(relation.opposite !== null);
    expect(relation.conflicts.includes("functional")).toBe(Boolean(relation.functional));
  });

  it.for(relations)("states $name with verbs and nouns, each lemma once and in lower case", ({ triggers }) => {
    expect(triggers.verbs.length).toBeGreaterThan(5);
    expect(triggers.nouns.length).toBeGreaterThan(5);
    for (const words of Object.values(triggers)) {
      expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
      expect(repeated(words)).toEqual([]);
    }
  });

  it("has several hundred cues in classes, each word once in a class", () => {
    expect(new Set(Object.values(cues).flat()).size).toBeGreaterThan(700);
    for (const words of Object.values(cues)) {
      expect(repeated(words)).toEqual([]);
      expect(words.filter((word) => typeof word !== "string" || word !== word.toLowerCase())).toEqual([]);
    }
  });
});

describe("the seed gazetteer", () => {
  const strongNames = ({ name, aliases = [], weak = [], demonyms = [] }: Entry) =>
    [name, ...aliases, ...demonyms].filter((word) => !weak.includes(word));

  it("knows more than 450 entities under ids that are their own", () => {
    expect(entries.length).toBeGreaterThan(450);
    expect(repeated(entries.map(({ id }) => id))).toEqual([]);
  });

  it("makes every id of type and name", () => {
    expect(entries.filter(({ id, type, name }) => id !== entityId(type, name)).map(({ id }) => id)).toEqual([]);
  });

  it("has entities of the ontology's types only", () => {
    const known = new Set(entityTypes.map(({ name }) => name));
    expect(entries.filter(({ type }) => !known.has(type)).map(({ id }) => id)).toEqual([]);
  });

  it("claims no name strongly for two entities of one type", () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const entry of entries) {
      for (const name of strongNames(entry)) {
        const owner = owners.get(`${entry.type} ${name}`);
        if (owner) clashes.push(`${name}: ${owner} and ${entry.id}`);
        owners.set(`${entry.type} ${name}`, entry.id);
      }
    }
    expect(clashes).toEqual([]);
  });

  it("holds names as plain text, weak ones apart from the aliases", () => {
    const faults = entries.filter(({ name, aliases = [], weak = [], demonyms = [], metonyms = [] }) => {
      const names: unknown[] = [name, ...aliases, ...weak, ...demonyms, ...metonyms];
      const isPlain = (word: unknown) => typeof word === "string" && word.length > 0 && word === word.trim();
      return !names.every(isPlain) || aliases.some((alias) => weak.includes(alias) || alias === name);
    });
    expect(faults.map(({ id }) => id)).toEqual([]);
  });

  it("gives one Wikidata item to one entity", () => {
    const items = entries.flatMap(({ externalIds }) => externalIds?.wikidata ?? []);
    expect(items.filter((item) => !/^Q[1-9]\d*$/.test(item))).toEqual([]);
    expect(repeated(items)).toEqual([]);
  });

  it("keeps demonyms, metonyms and country codes to countries, each code once", () => {
    const others = entries.filter(({ type }) => type !== "Country");
    expect(others.filter(({ demonyms, metonyms }) => demonyms || metonyms)).toEqual([]);
    const codes = entries.flatMap(({ externalIds = {} }) =>
      Object.entries(externalIds).flatMap(([scheme, code]) => (scheme.startsWith("iso3166") ? [code] : [])),
    );
    expect(codes.length).toBeGreaterThan(380);
    expect(repeated(codes)).toEqual([]);
    expect(codes.filter((code) => !/^[A-Z]{2,3}$/.test(code))).toEqual([]);
  });
});

describe("the seed documents", () => {
  const documents = filesIn("documents", ".md").map((file) => {
    const [, front = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(file, "utf8")) ?? [];
    return { slug: basename(file, ".md"), front: parse(front), body };
  });

  it("are at least ten", () => expect(documents.length).toBeGreaterThanOrEqual(10));

  it.for(documents)("$slug says what it is and where its facts come from", ({ slug, front, body }) => {
    expect(front).toMatchObject({ outlet: "citegraph seed", language: "en", key: `seed/${slug}` });
    expect(front.title).toBeTruthy();
    expect(front.date).toMatch(/^20(1[89]|2[0-6])-\d\d-\d\d$/);
    expect(slug.startsWith(front.date)).toBe(true);
    expect(front.sources.length).toBeGreaterThan(0);
    const words = body.trim().split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(120);
    expect(words).toBeLessThanOrEqual(300);
  });
});
