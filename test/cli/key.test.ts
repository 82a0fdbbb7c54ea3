import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { StoredKey } from "../../src/graphql/access/api-keys.ts";
import { runCitegraph } from "../support/run-citegraph.ts";
import { startCitegraph } from "../support/spawn-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("citegraph key", () => {
  it("makes a key that a server with its line knows, and with it alone", async () => {
    const { stdout } = await runCitegraph(["key", "--role", "admin", "--json"], { cwd: temporaryFolder() });
    const { key, stored } = JSON.parse(stdout);
    expect(stored).toEqual(StoredKey.parse(stored));
    const cwd = temporaryFolder({ "keys.jsonl": `${JSON.stringify(stored)}\n` });
    const serving = startCitegraph(["serve", "--port", "0", "--json", "--keys", "keys.jsonl"], { cwd });
    const [line] = (await once(serving.stdout, "data")) as [Buffer];
    const { url } = JSON.parse(line.toString());
    const change = async (headers: Record<string, string>) => {
      const body = JSON.stringify({ query: 'mutation { retractDocument(input: { key: "a" }) { retracted } }' });
      return (await fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body }))
        .status;
    };
    expect(await change({})).toBe(401);
    expect(await change({ authorization: `Bearer ${key}` })).toBe(200);
    const ended = once(serving, "close");
    serving.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });

  it("says what is wrong with a date or a file of keys", async () => {
    const cwd = temporaryFolder({ "bad.jsonl": "{}\n" });
    expect(await runCitegraph(["key", "--expires", "soon"], { cwd })).toMatchObject({ code: 2 });
    expect(await runCitegraph(["serve", "--keys", "bad.jsonl"], { cwd })).toMatchObject({ code: 2 });
    expect(await runCitegraph(["serve", "--keys", "none.jsonl"], { cwd })).toMatchObject({ code: 66 });
    const env = { CITEGRAPH_JWKS: "https://issuer.example/jwks" };
    expect(await runCitegraph(["key"], { cwd, env })).toMatchObject({ code: 2 });
  });
});
