import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCitegraph } from "../support/run-citegraph.ts";
import { startCitegraph } from "../support/spawn-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("citegraph neo4j-browser", () => {
  it("writes three files and says how to use them", async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCitegraph(["neo4j-browser", "--out", "looks"], { cwd });
    expect(code).toBe(0);
    for (const name of ["citegraph.grass", "favourites.zip", "guide.html"]) {
      expect(existsSync(join(cwd, "looks", name))).toBe(true);
      expect(stdout).toContain(name);
    }
    expect(stdout).toContain(":play http://localhost:4000/neo4j-browser/guide.html");
  });

  it("refuses a place or a server that is none", async () => {
    const cwd = temporaryFolder({ taken: "" });
    expect(await runCitegraph(["neo4j-browser", "--out", "taken"], { cwd })).toMatchObject({
      stderr: expect.stringContaining("OUTPUT_UNWRITABLE"),
    });
    expect(await runCitegraph(["neo4j-browser", "--server", "localhost:4000"], { cwd })).toMatchObject({
      stderr: expect.stringContaining("USAGE"),
    });
  });
});

describe("citegraph serve", () => {
  it("lets pages of any origin read these files, and nothing else", async () => {
    const serving = startCitegraph(["serve", "--port", "0", "--json"], { cwd: temporaryFolder() });
    const [line] = (await once(serving.stdout, "data")) as [Buffer];
    const { origin } = new URL(JSON.parse(line.toString()).url);
    const guide = await fetch(`${origin}/neo4j-browser/guide.html`);
    expect(guide.headers.get("access-control-allow-origin")).toBe("*");
    expect(await guide.text()).toContain(`:style ${origin}/neo4j-browser/citegraph.grass`);
    const asked = await fetch(`${origin}/neo4j-browser/citegraph.grass`, { method: "OPTIONS" });
    expect([asked.status, asked.headers.get("access-control-allow-headers")]).toEqual([204, "*"]);
    for (const path of ["/", "/neo4j-browser/other", "/graphql"]) {
      expect((await fetch(origin + path)).headers.get("access-control-allow-origin")).toBe(null);
    }
    const ended = once(serving, "close");
    serving.kill("SIGTERM");
    await ended;
  });
});
