import { expect, it } from "vitest";
import type { EntityProfile } from "../../src/domain/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { createCandidates } from "../../src/store/index.ts";

const ontology = await loadOntology();

/** Entities of which the next ones share a name but for its legal form. */
function profiles(size: number): EntityProfile[] {
  const name = (at: number) => `Plant ${Math.floor(at / 2).toString(36)}x${at % 2 ? " Inc" : ""}`;
  return Array.from({ length: size }, (_, at) => ({
    ...{
      id: `company:${at}`,
      type: "Company",
      name: name(at),
      aliases: [],
      externalIds: {},
      mentionCount: 1,
      edges: [],
    },
  }));
}

it("asks a store once for its version, entities and judgements whatever its size, and then only whether it has changed", async () => {
  const asked: string[] = [];
  let version = "1";
  const note = <T>(what: string, answer: T): Promise<T> => {
    asked.push(what);
    return Promise.resolve(answer);
  };
  const source = (size: number) => ({
    version: () => note("version", version),
    read: () => note("entities and judgements", { profiles: profiles(size), judgements: [] }),
  });
  for (const size of [10, 3_000]) {
    const candidates = createCandidates(source(size), ontology);
    const found = await candidates();
    expect(found.length).toBeGreaterThanOrEqual(size / 2);
    expect(asked.splice(0)).toEqual(["version", "entities and judgements"]);
    expect(await candidates()).toBe(found);
    expect(asked.splice(0)).toEqual(["version"]);
    version += "1";
    expect(await candidates()).toEqual(found);
    expect(asked.splice(0)).toEqual(["version", "entities and judgements"]);
  }
});

it("lets others have a turn while it looks through many", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const source = { version: async () => "1", read: async () => ({ profiles: profiles(4_000), judgements: [] }) };
  await createCandidates(source, ontology)();
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

it("asks anew after a failure", async () => {
  let fails = true;
  const source = {
    version: async () => "1",
    read: async () => {
      if (fails) throw new Error("away");
      return { profiles: profiles(10), judgements: [] };
    },
  };
  const candidates = createCandidates(source, ontology);
  await expect(candidates()).rejects.toThrow("away");
  fails = false;
  expect((await candidates()).length).toBeGreaterThan(0);
});
