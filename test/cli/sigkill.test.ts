// SIGKILL in the midst of `citegraph ingest` leaves whole documents, and the same command goes on from there.
import { expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { type GraphStore, openStore } from "../../src/store/index.ts";
import { dumpOf, expectWhole } from "../support/expect-whole.ts";
import { KEYS, killAtRandom, MANY_DOCUMENTS } from "../support/kill-at-random.ts";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const env = { CITEGRAPH_BATCH_SIZE: "3" };

it("leaves only whole documents in the embedded store, twenty times", { timeout: 1_800_000 }, async () => {
  const cwd = temporaryFolder({ "many.jsonl": MANY_DOCUMENTS });
  const using = async <T>(location: string, work: (store: GraphStore) => Promise<T>) => {
    const store = await openStore(location, { ontology, cwd });
    return work(store).finally(() => store.close());
  };
  const empty = () => using(".citegraph", async (store) => void (await store.retract(KEYS)));
  await runCitegraph(["ingest", "many.jsonl", "--store", "whole"], { cwd, env });
  const whole = await using("whole", dumpOf);
  const counts: number[] = [];
  const inMidst = () => counts.some((count) => count > 0 && count < KEYS.length);
  // Twenty, and more until one of them has met it in the midst of its work.
  for await (const _moment of killAtRandom(80, ["ingest", "many.jsonl", "--quiet"], { cwd, env }, empty)) {
    counts.push(await using(".citegraph", (store) => expectWhole(store, whole, ontology)));
    if (counts.length >= 20 && inMidst()) break;
    if (counts.at(-1) === KEYS.length) await empty();
  }
  expect(inMidst(), `documents after each kill: ${counts}`).toBe(true);
  await runCitegraph(["ingest", "many.jsonl"], { cwd, env });
  expect(await using(".citegraph", dumpOf)).toEqual(whole);
});
