// The command line with a real Neo4j as its store.
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { type GraphStore, openStore } from "../../src/store/index.ts";
import { dumpOf, expectWhole } from "../support/expect-whole.ts";
import { KEYS, killAtRandom, MANY_DOCUMENTS } from "../support/kill-at-random.ts";
import { connection, describeWithNeo4j, wipeNeo4j } from "../support/neo4j.ts";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const { url, user, password } = connection;
const env = { NEO4J_USER: user, NEO4J_PASSWORD: password, CITEGRAPH_BATCH_SIZE: "3" };
const using = async <T>(location: string, cwd: string, work: (store: GraphStore) => Promise<T>) => {
  const store = await openStore(location, { ontology, cwd, neo4j: { user, password } });
  return work(store).finally(() => store.close());
};

describeWithNeo4j("citegraph on Neo4j", () => {
  beforeEach(wipeNeo4j);

  it("gives the same dump as on the embedded store, and copies one to the other", async () => {
    const cwd = temporaryFolder({ "many.jsonl": MANY_DOCUMENTS });
    const run = async (argv: string) => {
      const ran = await runCitegraph(argv.split(" "), { cwd, env });
      expect(ran.code, ran.stderr).toBe(0);
      return ran.stdout;
    };
    await run("ingest many.jsonl");
    const dump = await run("export");
    await run(`ingest many.jsonl --store ${url}`);
    expect(await run(`export --store ${url}`)).toBe(dump);
    expect(await run(`ingest many.jsonl --store ${url} --json`)).toContain(`"unchanged":${KEYS.length}`);
    await wipeNeo4j();
    expect(await run(`load --from .citegraph --store ${url}`)).toContain(`${KEYS.length} documents added`);
    expect(await run(`load --from ${url} --store copy`)).toContain(`${KEYS.length} documents added`);
    expect(await run("export --store copy")).toBe(dump);
    expect(await run(`verify --store ${url}`)).toContain("hold");
  });

  it("names a wrong password, and shows no password", async () => {
    const cwd = temporaryFolder({ "many.jsonl": MANY_DOCUMENTS });
    const wrong = { ...env, NEO4J_PASSWORD: "not-the-password" };
    const ran = await runCitegraph(["ingest", "many.jsonl", "--store", url], { cwd, env: wrong });
    expect(ran).toMatchObject({ code: 77, stdout: "" });
    expect(ran.stderr).toMatch(/^citegraph: STORE_UNAUTHORISED: .+\n {2}hint: Set NEO4J_USER and NEO4J_PASSWORD/);
    expect(ran.stderr).not.toContain("not-the-password");
  });

  it("leaves only whole documents when it is killed, twenty times", { timeout: 600_000 }, async () => {
    const cwd = temporaryFolder({ "many.jsonl": MANY_DOCUMENTS });
    await runCitegraph(["ingest", "many.jsonl", "--store", "whole"], { cwd, env });
    const whole = await using("whole", cwd, dumpOf);
    const counts: number[] = [];
    const argv = ["ingest", "many.jsonl", "--quiet", "--store", url];
    const inMidst = () => counts.some((count) => count > 0 && count < KEYS.length);
    for await (const _moment of killAtRandom(60, argv, { cwd, env }, wipeNeo4j)) {
      await sleep(500); // the server finds out that its client is gone
      counts.push(await using(url, cwd, (store) => expectWhole(store, whole, ontology)));
      if (counts.length >= 20 && inMidst()) break;
      if (counts.at(-1) === KEYS.length) await wipeNeo4j();
    }
    expect(inMidst(), `documents after each kill: ${counts}`).toBe(true);
    await runCitegraph(argv, { cwd, env });
    expect(await using(url, cwd, dumpOf)).toEqual(whole);
  });
});
