import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../../../src/pipeline/index.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function* pieces(...texts: string[]): AsyncIterable<string> {
  yield* texts;
}

async function* failing(): AsyncIterable<string> {
  yield "half";
  throw new Error("the store went away");
}

const inFolder = (files: Readonly<Record<string, string>> = {}) => {
  const folder = temporaryFolder(files);
  return { folder, at: (name: string) => path.join(folder, name) };
};

describe("writing files", () => {
  it("puts whole texts in place, makes folders and counts bytes of UTF-8", async () => {
    const { at } = inFolder();
    const files = { [at("deep/down/a.txt")]: pieces("é", "\n"), [at("b.txt")]: pieces("x".repeat(200_000)) };
    expect(await writeFiles(files)).toEqual([
      { path: at("deep/down/a.txt"), bytes: 3 },
      { path: at("b.txt"), bytes: 200_000 },
    ]);
    expect(readFileSync(at("deep/down/a.txt"), "utf8")).toBe("é\n");
    expect(readFileSync(at("b.txt"), "utf8")).toHaveLength(200_000);
  });

  it("changes none of its files when one of them fails, and leaves nothing behind", async () => {
    const { folder, at } = inFolder({ "a.txt": "old", "b.txt": "older" });
    const files = { [at("a.txt")]: pieces("new"), [at("b.txt")]: failing() };
    await expect(writeFiles(files)).rejects.toThrow("the store went away");
    expect(readdirSync(folder).sort()).toEqual(["a.txt", "b.txt"]);
    expect([readFileSync(at("a.txt"), "utf8"), readFileSync(at("b.txt"), "utf8")]).toEqual(["old", "older"]);
  });

  it("changes nothing when it is ended", async () => {
    const { folder, at } = inFolder({ "a.txt": "old" });
    const stop = new AbortController();
    async function* endless() {
      for (let count = 0; ; count += 1) {
        if (count === 10) stop.abort();
        yield "x".repeat(100_000);
      }
    }
    expect(await writeFiles({ [at("a.txt")]: endless() }, stop.signal)).toEqual([]);
    expect(readdirSync(folder)).toEqual(["a.txt"]);
    expect(readFileSync(at("a.txt"), "utf8")).toBe("old");
  });

  it("keeps links and permissions of what it replaces", async () => {
    const { at } = inFolder({ "real.txt": "old" });
    chmodSync(at("real.txt"), 0o600);
    symlinkSync("real.txt", at("link.txt"));
    await writeFiles({ [at("link.txt")]: pieces("new") });
    expect(lstatSync(at("link.txt")).isSymbolicLink()).toBe(true);
    expect(readFileSync(at("real.txt"), "utf8")).toBe("new");
    expect(statSync(at("real.txt")).mode & 0o777).toBe(0o600);
  });

  it.skipIf(!existsSync("/dev/full"))("says that the disk is full", async () => {
    await expect(writeFiles({ "/dev/full": pieces("x") })).rejects.toMatchObject({
      code: "OUTPUT_UNWRITABLE",
      message: "/dev/full cannot be written: the disk is full.",
    });
  });

  it("names a path that cannot be written", async () => {
    const { folder, at } = inFolder({ "file.txt": "" });
    const refused = { code: "OUTPUT_UNWRITABLE", exitCode: 73 };
    await expect(writeFiles({ [folder]: pieces("x") })).rejects.toMatchObject(refused);
    await expect(writeFiles({ [at("file.txt/below.txt")]: pieces("x") })).rejects.toMatchObject(refused);
  });
});
