// An embedded store whose files are damaged, whose disk is full, whose calls fail, and that two write to.
import { cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CitegraphError } from "../../../src/domain/index.ts";
import { loadOntology } from "../../../src/ontology/index.ts";
import { verifyStore } from "../../../src/pipeline/index.ts";
import { type Database, openDatabase } from "../../../src/store/embedded/database/database.ts";
import { judge } from "../../../src/store/embedded/log/judge.ts";
import { rebuild } from "../../../src/store/embedded/log/rebuild.ts";
import { loadExtractions, retractDocuments } from "../../../src/store/embedded/log/write.ts";
import { createEmbeddedStore, type GraphStore } from "../../../src/store/index.ts";
import { aWholeGraph } from "../../support/a-whole-graph.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { dumpOf } from "../../support/expect-whole.ts";
import { PROPERTY_RUNS } from "../../support/property-runs.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();
const FILE = "graph.sqlite";

/** A closed store with something of everything, and its dump. */
async function aStore(): Promise<{ folder: string; dump: string[] }> {
  const folder = temporaryFolder();
  const store = createEmbeddedStore({ folder, ontology });
  await aWholeGraph(store);
  const dump = await dumpOf(store);
  await store.close();
  return { folder, dump };
}

/** The codes that say: this store is damaged. */
const DAMAGED = ["STORE_CORRUPT", "STORE_VERSION"];

/** What becomes of a damaged store: a named error, a fault that verification names, or nothing that anybody could see. */
async function outcomeOf(folder: string, dump: readonly string[]): Promise<"refused" | "named" | "same"> {
  let store: GraphStore | undefined;
  try {
    store = createEmbeddedStore({ folder, ontology });
    const { faults } = await verifyStore(store, ontology);
    if (faults.length > 0) return "named";
    expect(await dumpOf(store)).toEqual(dump);
    return "same";
  } catch (error) {
    if (!(error instanceof CitegraphError)) throw error;
    expect(DAMAGED).toContain(error.code);
    return "refused";
  } finally {
    await store?.close();
  }
}

describe("a damaged file", () => {
  it.for([99, 50, 10, 1])("is refused or named when only %i % of it are left", async (percent) => {
    const { folder, dump } = await aStore();
    const file = join(folder, FILE);
    truncateSync(file, Math.floor((readFileSync(file).length * percent) / 100));
    const outcome = await outcomeOf(folder, dump);
    if (percent <= 50) expect(outcome).not.toBe("same"); // the last page of a whole file may be an empty one
  });

  it("is refused when it is no database at all, and when a newer citegraph wrote it", async () => {
    const { folder, dump } = await aStore();
    const db = new DatabaseSync(join(folder, FILE));
    db.exec("PRAGMA user_version = 9999");
    db.close();
    expect(() => createEmbeddedStore({ folder, ontology })).toThrow(expect.objectContaining({ code: "STORE_VERSION" }));
    writeFileSync(join(folder, FILE), "This is no database, but a text that somebody put there. ".repeat(100));
    expect(await outcomeOf(folder, dump)).toBe("refused");
  });

  it("never answers otherwise without a word, whichever bit of it is turned", { timeout: 600_000 }, async () => {
    const { folder: whole, dump } = await aStore();
    const size = readFileSync(join(whole, FILE)).length;
    const met = { refused: 0, named: 0, same: 0 };
    const anyBit = fc.tuple(fc.nat(size - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(anyBit, async ([at, bit]) => {
        const folder = temporaryFolder();
        cpSync(whole, folder, { recursive: true });
        const bytes = readFileSync(join(folder, FILE));
        bytes[at] = bytes[at]! ^ (1 << bit);
        writeFileSync(join(folder, FILE), bytes);
        met[await outcomeOf(folder, dump)] += 1;
      }),
      { numRuns: Math.max(100, PROPERTY_RUNS) },
    );
    expect(met.refused + met.named).toBeGreaterThan(5);
  });

  it("never answers otherwise without a word when whole pages are garbage", async () => {
    const { folder: whole, dump } = await aStore();
    const pages = readFileSync(join(whole, FILE)).length / 4096;
    const property = fc.asyncProperty(fc.integer({ min: 1, max: pages - 1 }), async (page) => {
      const folder = temporaryFolder();
      cpSync(whole, folder, { recursive: true });
      const bytes = readFileSync(join(folder, FILE));
      bytes.fill(0xa5, page * 4096, (page + 1) * 4096);
      writeFileSync(join(folder, FILE), bytes);
      await outcomeOf(folder, dump);
    });
    await fc.assert(property, { numRuns: 50 });
  });
});

it("says of a folder that cannot be opened what to do about a folder", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, FILE));
  const open = () => createEmbeddedStore({ folder, ontology });
  expect(open).toThrow(
    expect.objectContaining({ code: "STORE_UNREACHABLE", hint: expect.stringContaining("--store") }),
  );
  expect(open).not.toThrow(expect.objectContaining({ hint: expect.stringContaining("Neo4j") }));
});

describe("a full disk", () => {
  it("is named, loses nothing, and lets the same load go on when there is room", async () => {
    const db = openDatabase(temporaryFolder());
    const documents = Array.from({ length: 50 }, (_, at) =>
      anExtraction({ key: `k${at}` }, `company:c${at} PRODUCES chip:x`),
    );
    loadExtractions(db, ontology, documents.slice(0, 5), Date.now());
    const { page_count: pages } = db.get<{ page_count: number }>("PRAGMA page_count")!;
    db.get(`PRAGMA max_page_count = ${pages + 2}`);
    expect(() => loadExtractions(db, ontology, documents, Date.now())).toThrow(
      expect.objectContaining({ code: "STORE_FULL" }),
    );
    const count = () => db.get<{ n: number }>("SELECT count(*) AS n FROM documents")?.n;
    expect(count()).toBe(5);
    db.get("PRAGMA max_page_count = 100000");
    expect(loadExtractions(db, ontology, documents, Date.now())).toMatchObject({ added: 45, unchanged: 5 });
    expect(db.all("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    db.close();
  });
});

describe("the n-th call that fails", () => {
  it("undoes the whole change, whichever it is", async () => {
    const folder = temporaryFolder();
    const seeded = createEmbeddedStore({ folder, ontology });
    await aWholeGraph(seeded);
    const db = openDatabase(folder);
    const [added] = [anExtraction({ key: "new" }, "company:nvidia PRODUCES chip:h20")];
    const same = { a: "chip:h20", b: "chip:h200", verdict: "same", by: "Ada" } as const;
    const works: readonly ((failing: Database) => unknown)[] = [
      (failing) => loadExtractions(failing, ontology, [added!], Date.now()),
      (failing) => judge(failing, ontology, [same], Date.now(), false),
      (failing) => rebuild(failing, ontology),
      (failing) => retractDocuments(failing, ontology, ["old", "seeded"], Date.now()),
    ];
    for (const work of works) {
      const before = await dumpOf(seeded);
      let n = 1;
      for (; !succeeds(() => work(failingAt(db, n))); n += 1) {
        if (n % 7 === 1) expect(await dumpOf(seeded)).toEqual(before);
      }
      expect(n).toBeGreaterThan(5);
      expect((await verifyStore(seeded, ontology)).faults).toEqual([]);
    }
    db.close();
    await seeded.close();
  });
});

class Failure extends Error {}

/** A database whose n-th statement fails. */
function failingAt(db: Database, n: number): Database {
  let calls = 0;
  const count = () => {
    calls += 1;
    if (calls === n) throw new Failure(`call ${n}`);
  };
  return {
    ...db,
    all: (sql, ...values) => {
      count();
      return db.all(sql, ...values);
    },
    get: (sql, ...values) => {
      count();
      return db.get(sql, ...values);
    },
    run: (sql, ...values) => {
      count();
      return db.run(sql, ...values);
    },
  };
}

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

describe("two writers", () => {
  it("wait for each other, and the second is refused by name when the first takes too long", async () => {
    const folder = temporaryFolder();
    const store = createEmbeddedStore({ folder, ontology, busyTimeoutMs: 200 });
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
    const other = new DatabaseSync(join(folder, FILE));
    other.exec("BEGIN IMMEDIATE");
    const load = () => store.load([anExtraction({ key: "b" }, "company:nvidia PRODUCES chip:h100")]);
    await expect(load()).rejects.toMatchObject({ code: "STORE_BUSY", exitCode: 75 });
    expect(await store.stats()).toMatchObject({ documents: 1 });
    other.exec("COMMIT");
    other.close();
    expect(await load()).toMatchObject({ added: 1 });
    await store.close();
  });
});
