// Folders whose files lost what a process that was killed had made durable, and folders that are taken away while they are open.
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../../src/store/index.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();
const open = (folder: string) => createEmbeddedStore({ folder, ontology });
const aReport = (n: number) => anExtraction({ key: `report ${n}` }, `company:maker-${n} PRODUCES chip:h20`);

/** The files of a store as a process leaves them that is killed after twenty loads: copied while it is open. */
async function killed(): Promise<string> {
  const [folder, copy] = [temporaryFolder(), temporaryFolder()];
  const store = open(folder);
  for (let n = 0; n < 20; n += 1) await store.load([aReport(n)]);
  cpSync(folder, copy, { recursive: true });
  await store.close();
  return copy;
}

const WAL = "graph.sqlite-wal";
const half = (file: string) => statSync(file).size >> 1;

function turnBit(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = bytes[at]! ^ 4;
  writeFileSync(file, bytes);
}

it("holds all that was loaded before the process was killed", async () => {
  const store = open(await killed());
  expect(await store.stats()).toMatchObject({ documents: 20 });
  await store.close();
});

it.for<[string, (folder: string) => void]>([
  ["whose log was cut in half", (folder) => truncateSync(join(folder, WAL), half(join(folder, WAL)))],
  ["whose log has a bit that turned", (folder) => turnBit(join(folder, WAL), half(join(folder, WAL)))],
  ["whose log has a bit that turned in its head", (folder) => turnBit(join(folder, WAL), 18)],
  ["whose log is gone", (folder) => rmSync(join(folder, WAL))],
  ["whose database was emptied", (folder) => truncateSync(join(folder, "graph.sqlite"), 0)],
  ["whose database is gone", (folder) => rmSync(join(folder, "graph.sqlite"))],
])("is refused, %s, and opened as it is when somebody decides so", async ([, harm]) => {
  const folder = await killed();
  harm(folder);
  for (const _time of [1, 2])
    expect(() => open(folder)).toThrow(
      expect.objectContaining({ code: "STORE_CORRUPT", message: expect.stringMatching("was changed at") }),
    );
  rmSync(join(folder, "last-change"));
  const store = open(folder);
  expect((await store.stats()).documents).toBeLessThan(20);
  expect(await store.load([aReport(19)])).toMatchObject({ added: 1 });
  await store.close();
  await open(folder).close();
});

it("is refused when it was emptied after it was closed", async () => {
  const folder = temporaryFolder();
  const store = open(folder);
  await store.load([aReport(1)]);
  await store.close();
  truncateSync(join(folder, "graph.sqlite"), 0);
  expect(() => open(folder)).toThrow(expect.objectContaining({ code: "STORE_CORRUPT" }));
});

it("neither answers from nor writes to a folder that was removed, or that another one took the place of", async () => {
  const folder = temporaryFolder();
  const old = open(folder);
  await old.load([aReport(1)]);
  rmSync(folder, { recursive: true });
  const expectRefused = async () => {
    const asked = [
      () => old.read({ kind: "document" }),
      () => old.stats(),
      () => old.version(),
      () => old.candidates(),
    ];
    for (const work of [...asked, () => old.judgements(), () => old.load([aReport(2)])])
      await expect(work()).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  };
  await expectRefused();
  const store = open(folder);
  await store.load([aReport(3)]);
  await expectRefused();
  await old.close();
  expect((await store.read({ kind: "document" })).edges.map(({ node }) => node)).toMatchObject([{ key: "report 3" }]);
  await store.close();
  await open(folder).close();
});
