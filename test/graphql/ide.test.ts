import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function listening(ide?: boolean) {
  const { server } = await aServer([], ide === undefined ? {} : { ide });
  return (await server.listen()).url;
}

describe("GraphiQL", () => {
  beforeAll(() => {
    if (!existsSync(`${root}/dist/ide`)) execFileSync(process.execPath, ["scripts/build-ide.ts"], { cwd: root });
  });

  it("is not there unless asked for", async () => {
    for (const path of ["/ide", "/ide/graphiql.js"]) {
      expect((await fetch(new URL(path, await listening()))).status).toBe(404);
      expect((await fetch(new URL(path, await listening(true)))).status).toBe(200);
    }
  });

  it("loads nothing from elsewhere: its policy allows this server alone, and its page names no other", async () => {
    const response = await fetch(new URL("/ide", await listening(true)));
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    const page = await response.text();
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = ""]) => url.split(",")[0])).toEqual([
      expect.stringMatching(/^data:image/),
      "/ide/graphiql.css",
      "/ide/graphiql.js",
    ]);
    expect(page.match(/<script>/g)).toBeNull();
  });

  it("comes packed, and not again when the browser has it", async () => {
    const url = new URL("/ide/graphiql.js", await listening(true));
    const first = await fetch(url, { headers: { "accept-encoding": "br" } });
    expect(first.headers.get("content-encoding")).toBe("br");
    expect(Number(first.headers.get("content-length"))).toBeLessThan(2_500_000);
    const again = await fetch(url, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("starts in a browser and shows its editor", { timeout: 60_000 }, async () => {
    const url = new URL("/ide", await listening(true)).href;
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000", "--dump-dom", url];
    const { spawn } = await import("node:child_process");
    const page = await new Promise<string>((resolve, reject) => {
      const chromium = spawn("chromium", flags, { stdio: ["ignore", "pipe", "ignore"] });
      let text = "";
      chromium.stdout.on("data", (chunk) => {
        text += chunk;
      });
      chromium.on("error", reject).on("close", () => resolve(text));
    });
    expect(page).toContain("graphiql-editor");
    expect(page).toContain("search");
  });
});
