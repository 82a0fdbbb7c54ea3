// Questions that nobody waits for any more, and what becomes of them on the server.
import { expect, it } from "vitest";
import { connect } from "../../../src/store/neo4j/database/database.ts";
import { connection, describeWithNeo4j, runCypher } from "../../support/neo4j.ts";

/** Takes minutes unless somebody ends it. */
const ENDLESS = "UNWIND range(1, 2000000) AS a UNWIND range(1, 2000000) AS b RETURN sum(a * b % 7) AS n";

async function running(): Promise<number> {
  const rows = await runCypher("SHOW TRANSACTIONS YIELD currentQuery, status RETURN currentQuery, status");
  return rows.filter(({ currentQuery, status }) => currentQuery === ENDLESS && status === "Running").length;
}

describeWithNeo4j("a question to Neo4j", () => {
  it("ends there when its deadline has come", { timeout: 30_000 }, async () => {
    const database = await connect(connection);
    const started = performance.now();
    const answer = database.read(ENDLESS, {}, { deadline: started + 300 });
    await expect(answer).rejects.toMatchObject({ code: "CANCELLED" });
    expect(performance.now() - started).toBeLessThan(10_000);
    await expect.poll(running, { timeout: 5_000 }).toBe(0);
    await database.close();
  });

  it("ends there when nobody waits any more", { timeout: 30_000 }, async () => {
    const database = await connect(connection);
    const gone = new AbortController();
    const answer = database.read(ENDLESS, {}, { signal: gone.signal });
    const refused = expect(answer).rejects.toMatchObject({ code: "CANCELLED" });
    await expect.poll(running, { timeout: 10_000 }).toBe(1);
    gone.abort();
    await refused;
    await expect.poll(running, { timeout: 5_000 }).toBe(0);
    await expect(database.read("RETURN 1 AS one")).resolves.toEqual([{ one: 1 }]);
    await database.close();
  });
});
