// A folder that others write to while it is exported, copied and verified.
import { expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince, EXPORT_FORMATS, exportGraph, verifyStore } from "../../src/pipeline/index.ts";
import { type GraphStore, openStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const KEYS = Array.from({ length: 120 }, (_, n) => `report ${n}`);
const aReport = (key: string, maker: string) =>
  anExtraction({ key, title: maker }, `company:${maker} PRODUCES chip:h20`);

/** Two openings of one folder, as two processes have them. */
async function twoOpenings() {
  const folder = temporaryFolder();
  const [reader, writer] = [await openStore(folder, { ontology }), await openStore(folder, { ontology })];
  await writer.load(KEYS.map((key, n) => aReport(key, `maker-${n}`)));
  const close = async () => void (await Promise.all([reader.close(), writer.close()]));
  return { folder, reader, writer, close };
}

/** Every document says something else, and one is gone. */
async function changeAll(store: GraphStore) {
  await store.load(KEYS.map((key, n) => aReport(key, `another-${n}`)));
  await store.retract([KEYS[7]!]);
}

it.for(EXPORT_FORMATS)("writes as %s the graph that was there when the export began", async (format) => {
  const { reader, writer, close } = await twoOpenings();
  const options = { format, ...(format === "csv" && { table: "edges" as const }) };
  const before = (await Array.fromAsync(exportGraph(reader, options))).join("");
  const pieces = exportGraph(reader, options)[Symbol.asyncIterator]();
  let text = (await pieces.next()).value as string;
  await changeAll(writer);
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) text += piece.value;
  expect(text).toBe(before);
  await close();
});

it("finds nothing wrong with a folder that is written to", async () => {
  const { reader, writer, close } = await twoOpenings();
  let isChanged = false;
  const report = await verifyStore(reader, ontology, () => {
    if (isChanged) return;
    isChanged = true;
    void changeAll(writer);
  });
  expect(report).toMatchObject({ faults: [], documents: KEYS.length });
  await close();
});

it("tells what had changed when it was asked, whatever changes meanwhile", async () => {
  const { reader, writer, close } = await twoOpenings();
  const since = "2020-01-01T00:00:00Z";
  const before = await changesSince(reader, since, ontology);
  let isChanged = false;
  const changing = (store: GraphStore): GraphStore => ({
    ...store,
    async *log(options) {
      yield* store.log(options);
      if (!isChanged) await changeAll(writer);
      isChanged = true;
    },
    still: async () => changing(await store.still()),
  });
  expect(await changesSince(changing(reader), since, ontology)).toEqual(before);
  expect(await changesSince(reader, since, ontology)).not.toEqual(before);
  await close();
});

it("gives a store that is still neither lock nor end to the one it comes from", async () => {
  const { reader, writer, close } = await twoOpenings();
  const still = await reader.still();
  const version = await still.version();
  await changeAll(writer);
  await reader.retract([KEYS[8]!]);
  expect(await still.version()).toBe(version);
  expect(await still.stats()).toMatchObject({ documents: KEYS.length });
  await still.close();
  expect(await reader.stats()).toMatchObject({ documents: KEYS.length - 2 });
  await close();
});

it("copies a folder that a server holds open", async () => {
  const { folder, close } = await twoOpenings();
  const { code } = await runCitegraph(["load", "--from", folder, "--store", "copy"], { cwd: temporaryFolder() });
  expect(code).toBe(0);
  await close();
});
