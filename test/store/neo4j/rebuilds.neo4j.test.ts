// A rebuild takes many transactions: what others see of a Neo4j between them, and what becomes of it when two rebuild it, or one dies.
import { expect, it } from "vitest";
import { loadOntology, type Ontology } from "../../../src/ontology/index.ts";
import { createNeo4jStore, type GraphStore } from "../../../src/store/index.ts";
import { connect, type Database } from "../../../src/store/neo4j/database/database.ts";
import { rebuild } from "../../../src/store/neo4j/log/rebuild.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { connection, describeWithNeo4j, openEmptyNeo4j } from "../../support/neo4j.ts";
import { wholeAnswer } from "../../support/whole-answer.ts";

const ontology = await loadOntology();

describeWithNeo4j("a Neo4j that is rebuilt", () => {
  const rule = (relation: string, role: string) => ({ says: `country:united-states ${relation} chip:h20`, role });
  const documents = Array.from({ length: 120 }, (_, i) =>
    anExtraction({ key: `k${i}`, publishedAt: "2025-07-15" }, rule(i % 2 ? "RESTRICTS" : "PERMITS", `for C${i % 10}`)),
  );
  const unscoped = (): Ontology => {
    const relations = new Map(ontology.relations);
    for (const name of ["RESTRICTS", "PERMITS"]) relations.set(name, { ...relations.get(name)!, scope: null });
    return { ...ontology, relations };
  };

  it("answers whole or not at all meanwhile, takes no change, and is whole afterwards", async () => {
    const store = await openEmptyNeo4j(ontology);
    const other = await createNeo4jStore({ ...connection, ontology });
    await store.load(documents);
    const whole = await wholeAnswer(store);
    let [isOver, refusals] = [false, 0];
    const orBusy = async <T>(ask: Promise<T>): Promise<T | null> => {
      const answer = await ask.catch((error: { code: string }) => {
        expect(error.code).toBe("STORE_BUSY");
        return null;
      });
      if (answer === null) refusals += 1;
      return answer;
    };
    const reader = async () => {
      while (!isOver) {
        const found = await orBusy(store.read({ kind: "statement", totalCount: true }));
        expect(found?.totalCount ?? documents.length).toBe(documents.length);
        const stats = await orBusy(store.stats());
        expect(stats?.statements ?? documents.length).toBe(documents.length);
        await orBusy(store.judge([]));
      }
    };
    const reading = reader();
    try {
      await Promise.all([store.rebuild(), other.rebuild()]);
    } finally {
      isOver = true;
    }
    await reading;
    expect(await wholeAnswer(store)).toEqual(whole);
    expect(await Array.fromAsync(other.faults())).toEqual([]);
    expect(refusals).toBeGreaterThan(0);
    await Promise.all([store.close(), other.close()]);
  });

  /** A database between whose transactions something else happens, before the first, the second and so on. */
  async function interrupted(before: (nth: number) => unknown): Promise<Database> {
    const database = await connect(connection);
    let written = 0;
    const write: Database["write"] = async (work) => {
      written += 1;
      await before(written);
      return database.write(work);
    };
    return { ...database, write };
  }

  it("takes no change after one that died, says so when it is verified, and is whole after the next one", async () => {
    const store = await openEmptyNeo4j(ontology);
    await store.load(documents);
    const whole = await wholeAnswer(store);
    const dying = await interrupted((nth) => {
      if (nth === 4) throw new Error("the process was killed");
    });
    await expect(rebuild(dying, ontology)).rejects.toThrow("killed");
    const again = await createNeo4jStore({ ...connection, ontology });
    await expect(again.load(documents)).rejects.toMatchObject({ code: "STORE_BUSY" });
    expect(await Array.fromAsync(again.faults())).toEqual([expect.stringContaining("a rebuild is not finished")]);
    await again.rebuild();
    expect(await wholeAnswer(store)).toEqual(whole);
    expect(await again.load(documents)).toMatchObject({ unchanged: documents.length });
    expect(await Array.fromAsync(again.faults())).toEqual([]);
    await Promise.all([store.close(), again.close(), dying.close()]);
  });

  it("is rebuilt by the earlier one where the later one dies", async () => {
    const store = await openEmptyNeo4j(ontology);
    await store.load(documents);
    const whole = await wholeAnswer(store);
    const dying = await interrupted((nth) => {
      if (nth === 3) throw new Error("the process was killed");
    });
    const earlier = await interrupted(async (nth) => {
      if (nth === 4) await expect(rebuild(dying, ontology)).rejects.toThrow("killed");
    });
    await rebuild(earlier, ontology, 500);
    expect(await wholeAnswer(store)).toEqual(whole);
    await Promise.all([store.close(), earlier.close(), dying.close()]);
  });

  it("is not opened in part where the earlier one goes on when the later one is done", async () => {
    const store = await openEmptyNeo4j(ontology);
    await store.load(documents);
    const whole = await wholeAnswer(store);
    const seen: unknown[] = [];
    const earlier = await interrupted((nth) => {
      if (nth === 2) return store.rebuild();
      const found = store.read({ kind: "statement", totalCount: true });
      return found.then(({ totalCount }) => seen.push(totalCount)).catch(({ code }) => seen.push(code));
    });
    await rebuild(earlier, ontology);
    expect(seen.filter((each) => each !== documents.length && each !== "STORE_BUSY")).toEqual([]);
    expect(await wholeAnswer(store)).toEqual(whole);
    await Promise.all([store.close(), earlier.close()]);
  });

  it("is what the later one's ontology makes of it, and the earlier one is told", async () => {
    const store = await openEmptyNeo4j(ontology);
    await store.load(documents);
    await store.close();
    let later: GraphStore | undefined;
    const earlier = await interrupted(async (nth) => {
      if (nth === 5) later = await createNeo4jStore({ ...connection, ontology: unscoped() });
    });
    await expect(rebuild(earlier, ontology)).rejects.toMatchObject({ code: "STORE_VERSION" });
    const answer = await wholeAnswer(later!);
    await later!.rebuild();
    expect(await wholeAnswer(later!)).toEqual(answer);
    await Promise.all([earlier.close(), later!.close()]);
  });
});
