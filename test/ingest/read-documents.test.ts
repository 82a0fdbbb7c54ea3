import { symlinkSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toStorableText } from "../../src/domain/index.ts";
import { type ReadOptions, type ReadResult, readDocuments } from "../../src/ingest/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const TEXT = "Acme makes the A1 chip.";

async function read(inputs: string[], options: ReadOptions): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for await (const result of readDocuments(inputs, options)) results.push(result);
  return results;
}
/** What came of each input: the key of a document, or the code of a fault. */
const outcomes = (results: ReadResult[]) =>
  results.map((result) => (result.kind === "document" ? result.document.key : `${result.input} ${result.error.code}`));
async function readOne(name: string, content: string | Uint8Array, options: ReadOptions = {}) {
  const cwd = temporaryFolder({ [name]: content });
  const [result, ...others] = await read([name], { cwd, ...options });
  expect(others).toEqual([]);
  return result!;
}
async function documentOf(name: string, content: string | Uint8Array) {
  const result = await readOne(name, content);
  if (result.kind === "fault") throw result.error;
  return result.document;
}
async function faultOf(name: string, content: string | Uint8Array, options?: ReadOptions) {
  const result = await readOne(name, content, options);
  if (result.kind === "document") throw new Error(`a document came of ${name}`);
  return result.error;
}
const stream = (...parts: (string | Uint8Array)[]) =>
  (async function* () {
    for (const part of parts) yield Buffer.from(part as string);
  })();

describe("inputs", () => {
  it("takes files, folders with all below them, and globs, sorted, and none twice", async () => {
    const cwd = temporaryFolder({
      "b.txt": TEXT,
      "in/z.txt": TEXT,
      "in/a/deep.md": TEXT,
      "in/B.txt": TEXT,
      "g/1.md": TEXT,
    });
    const results = await read(["b.txt", "in", "g/*.md", "./in/z.txt"], { cwd });
    expect(outcomes(results)).toEqual(["b.txt", "in/B.txt", "in/a/deep.md", "in/z.txt", "g/1.md"]);
  });
  it("passes over hidden files, node_modules and what is no document when it reads a folder", async () => {
    const cwd = temporaryFolder({
      ".git/a.txt": TEXT,
      "node_modules/a.md": TEXT,
      "a.png": "x",
      "a.json": "{}",
      "a.txt": TEXT,
    });
    expect(outcomes(await read(["."], { cwd }))).toEqual(["a.txt"]);
  });
  it("goes on after what cannot be read, and names it", async () => {
    const cwd = temporaryFolder({
      "empty.txt": "",
      "blank.md": "---\ntitle: A\n---\n \n",
      "good.txt": TEXT,
      "none/x.csv": "",
    });
    const inputs = ["gone.txt", "empty.txt", "blank.md", "none", "*.nothing", "good.txt/x.txt", "good.txt"];
    expect(outcomes(await read(inputs, { cwd }))).toEqual([
      "gone.txt INPUT_NOT_FOUND",
      "empty.txt INPUT_EMPTY",
      "blank.md INPUT_EMPTY",
      "none INPUT_NOT_FOUND",
      "*.nothing INPUT_NOT_FOUND",
      "good.txt/x.txt INPUT_NOT_FOUND",
      "good.txt",
    ]);
  });
  it("does not follow a symlink round in a circle, and does follow others", async () => {
    const cwd = temporaryFolder({ "in/a.txt": TEXT, "in/sub/b.txt": TEXT, "out/c.txt": TEXT });
    symlinkSync(path.join(cwd, "in"), path.join(cwd, "in/sub/back"));
    symlinkSync(path.join(cwd, "out"), path.join(cwd, "in/sub/out"));
    symlinkSync(path.join(cwd, "nowhere"), path.join(cwd, "in/dangling.txt"));
    expect(outcomes(await read(["in"], { cwd }))).toEqual(["in/a.txt", "in/sub/b.txt", "in/sub/out/c.txt"]);
  });
  it("says what the system refuses", async () => {
    const cwd = temporaryFolder({ "a.txt": TEXT });
    symlinkSync(path.join(cwd, "me.txt"), path.join(cwd, "me.txt"));
    const [result] = await read(["me.txt"], { cwd });
    expect(result).toMatchObject({ error: { code: "INPUT_UNREADABLE", message: "me.txt cannot be read: ELOOP." } });
  });
  it("refuses a document larger than the limit, without reading on", async () => {
    expect(await faultOf("a.txt", "x".repeat(1001), { maxBytes: 1000 })).toMatchObject({ code: "INPUT_UNREADABLE" });
    const [endless] = await read(["/dev/zero"], { maxBytes: 1000 });
    expect(endless).toMatchObject({ kind: "fault", error: { code: "INPUT_UNREADABLE" } });
  });
});

describe("encodings", () => {
  const mixed = "Société Générale – 华为 Ωmega 🙂.\r\nLine two";
  const utf32 = Buffer.concat(
    ["\uFEFF", ...mixed].map((sign) => Buffer.from(Uint32Array.of(sign.codePointAt(0)!).buffer)),
  );
  it.for([
    ["UTF-8", Buffer.from(mixed)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${mixed}`)],
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${mixed}`, "utf16le")],
    ["UTF-16 BE with a mark", Buffer.from(`\uFEFF${mixed}`, "utf16le").swap16()],
    ["UTF-32 LE with a mark", utf32],
  ] as const)("reads %s to the same text", async ([, bytes]) => {
    expect((await documentOf("a.txt", bytes)).text).toBe(mixed);
  });
  it("reads UTF-16 without a mark", async () => {
    expect((await documentOf("a.txt", Buffer.from(TEXT, "utf16le"))).text).toBe(TEXT);
    expect((await documentOf("a.txt", Buffer.from(TEXT, "utf16le").swap16())).text).toBe(TEXT);
  });
  it("reads UTF-8 with a paragraph of Windows-1252 in it, and spoils neither", async () => {
    const words = "The café – “naïve” – sells the A1.";
    const older = Buffer.from(words.replaceAll("–", "\x96").replace("“", "\x93").replace("”", "\x94"), "latin1");
    const { text } = await documentOf("mixed.txt", Buffer.concat([Buffer.from(`${words}\n`), older]));
    expect(text).toBe(`${words}\n${words}`);
  });
  it("guesses an older encoding", async () => {
    const western = "Les sociétés françaises ont été placées sous contrôle à l’été dernier, près de Nîmes.";
    expect((await documentOf("a.txt", Buffer.from(western.replace("’", "'"), "latin1"))).text).toBe(
      western.replace("’", "'"),
    );
    // "出口管制半导体公司" and a full stop, a few times over, in GB 18030
    const chinese = Buffer.from("b3f6bfdab9dcd6c6b0ebb5bccce5b9abcbbea1a3".repeat(6), "hex");
    expect((await documentOf("a.txt", chinese)).text).toBe("出口管制半导体公司。".repeat(6));
  });
  it.for([
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["a gzip file", Buffer.from("1f8b0808c3a4650203612e747874", "hex")],
    ["text with a NUL", Buffer.from("Acme\0 makes chips.")],
    ["a false mark", Buffer.from("fffe00d800d8", "hex")],
  ] as const)("refuses %s", async ([, bytes]) => {
    expect(await faultOf("a.txt", bytes)).toMatchObject({
      code: "INPUT_UNREADABLE",
      message: expect.stringContaining("a.txt"),
    });
  });
  it("gives back every text that was written as UTF-8, unit by unit", async () => {
    const cwd = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), async (text) => {
        fc.pre(text.trim() !== "" && text.charCodeAt(0) !== 0xfeff);
        const [result] = await read(["-"], { cwd, stdin: stream(JSON.stringify({ key: "k", text })) });
        expect(result).toMatchObject({ kind: "document", document: { text: toStorableText(text) } });
        fc.pre(!text.includes("\0")); // a file with NUL is binary
        const file = await documentOf("a.txt", Buffer.from(text.toWellFormed()));
        expect(file.text).toBe(text.toWellFormed());
      }),
      { numRuns: 50 },
    );
  });
});

describe("Markdown", () => {
  it("takes what its front matter says, and the text below it", async () => {
    const document = await documentOf(
      "report.md",
      "---\ntitle: 'Chips: a report'\ndate: 2025-07-15\noutlet: Example Wire\nauthor: Ada Example\nlanguage: en-GB\nkey: https://example.org/1\ntags: [a]\n---\n\nAcme makes A1.\n---\nMore.\n",
    );
    expect(document).toMatchObject({
      key: "https://example.org/1",
      title: "Chips: a report",
      publishedAt: "2025-07-15",
      outlet: "Example Wire",
      author: "Ada Example",
      language: "en-GB",
      text: "Acme makes A1.\n---\nMore.\n",
    });
  });
  it.for([
    ["'2025-07-15'", "2025-07-15"],
    ["2025-07", "2025-07"],
    ["2025", "2025"],
    ["2025-07-15T10:00:00Z", "2025-07-15T10:00:00Z"],
    ["2025-07-15 10:00", "2025-07-15T10:00"],
    ["!!timestamp 2025-07-15", "2025-07-15"],
  ])("reads the date %s", async ([yaml, date]) => {
    expect((await documentOf("a.md", `---\ndate: ${yaml}\n---\n${TEXT}`)).publishedAt).toBe(date);
  });
  it("takes the day by the name that it has in JSON Lines as well", async () => {
    const { publishedAt } = await documentOf("a.md", `---\npublishedAt: 2025-03-04\n---\n${TEXT}`);
    expect(publishedAt).toBe("2025-03-04");
    const fault = await faultOf("a.md", `---\ntitle: A\npublishedAt: yesterday\n---\n${TEXT}`);
    expect(fault.message).toMatch(/^a\.md:3: front matter: publishedAt: /);
  });
  it("titles a text by its first heading, and leaves text without front matter as it is", async () => {
    const text = "# Acme grows #\r\n\r\nAcme makes A1.\r\n";
    expect(await documentOf("a.md", text)).toMatchObject({ key: "a.md", title: "Acme grows", text, publishedAt: null });
    expect((await documentOf("a.md", `---\n${TEXT}\n`)).text).toBe(`---\n${TEXT}\n`);
  });
  it.for([
    ["broken YAML", "title: [a\ndate: 2025", "a.md:"],
    ["a date in words", "title: A\n\ndate: July 15, 2025", "a.md:4: front matter: date: not an ISO 8601 date"],
    ["a day that no calendar has", "date: 2025-02-30", "a.md:2: front matter: date:"],
    ["a list for a title", "outlet: B\ntitle: [a, b]", "a.md:3: front matter: title:"],
    ["a list for everything", "- title: a", "a.md:1: front matter: is no list of keys and values"],
    [
      "a bomb of aliases",
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(9)}]\nc: &c [${"*b,".repeat(9)}]\ntitle: [${"*c,".repeat(9)}]`,
      "a.md",
    ],
  ])("names the fault of %s", async ([, yaml, where]) => {
    expect(await faultOf("a.md", `---\n${yaml}\n---\n${TEXT}`)).toMatchObject({
      code: "INPUT_INVALID",
      message: expect.stringContaining(where!),
    });
  });
});

describe("JSON Lines", () => {
  const line = (key: string, more = {}) => JSON.stringify({ key, text: TEXT, ...more });
  it("takes a document a line, from a file and from standard input", async () => {
    const lines = `${line("a", { title: "A", publishedAt: "2025-07-15", author: "Ada" })}\r\n\n${line("b")}`;
    expect(outcomes(await read(["x.jsonl"], { cwd: temporaryFolder({ "x.jsonl": lines }) }))).toEqual(["a", "b"]);
    const bytes = Buffer.from(lines);
    const results = await read(["-"], {
      stdin: stream(bytes.subarray(0, 2), bytes.subarray(2, 50), bytes.subarray(50)),
    });
    expect(outcomes(results)).toEqual(["a", "b"]);
    expect(results[0]).toMatchObject({ document: { title: "A", publishedAt: "2025-07-15", author: "Ada" } });
  });
  it.for(["utf8", "utf16le"] as const)("reads %s with a byte order mark", async (encoding) => {
    const bytes = Buffer.from(`\uFEFF${line("Ω")}\n${line("b")}\n`, encoding);
    expect(outcomes(await read(["-"], { stdin: stream(...Array.from(bytes, (byte) => Uint8Array.of(byte))) }))).toEqual(
      ["Ω", "b"],
    );
  });
  it("gives nothing of a file with a broken line, and names the first five such lines", async () => {
    const bad = ["{", "[]", '{"key":"a"}', '{"key":"a","text":" "}', '{"key":"a","text":"b","publishedAt":"now"}', "}"];
    const fault = await faultOf("x.jsonl", [line("a"), line("b"), ...bad, line("c")].join("\n"));
    expect(fault.code).toBe("INPUT_INVALID");
    expect([fault.message, ...fault.details].map((text) => text.split(": ")[0])).toEqual(
      [3, 4, 5, 6, 7].map((number) => `x.jsonl:${number}`),
    );
  });
  it("takes a sign for what no store can keep", async () => {
    const escaped = line("a\ud83d", { title: "\u0000", text: "Acme\0 makes \udc00.", "\ud800": 1 });
    const [result] = await read(["-"], { stdin: stream(escaped) });
    expect(result).toMatchObject({ document: { key: "a\ufffd", title: "\ufffd", text: "Acme\ufffd makes \ufffd." } });
  });
  it("refuses days and hours that are none, and keys that no store can index", async () => {
    for (const date of [
      "2025-02-29",
      "2025-13",
      "2025-00",
      "2025-04-31",
      "2025-01-01T24:00",
      "2025-01-01T10:00+15:00",
    ]) {
      expect(await faultOf("x.jsonl", line("a", { publishedAt: date }))).toMatchObject({
        message: expect.stringContaining("publishedAt: not an ISO 8601 date"),
      });
    }
    expect((await read(["-"], { stdin: stream(line("a", { publishedAt: "2024-02-29" })) }))[0]).toMatchObject({
      document: { publishedAt: "2024-02-29" },
    });
    expect(await faultOf("x.jsonl", line("é".repeat(4_001)))).toMatchObject({
      message: expect.stringContaining("key: longer than 8000 bytes"),
    });
  });
  it("lets no key reach a prototype", async () => {
    const fault = await faultOf("x.jsonl", `{"key":"a","text":"b","__proto__":{"polluted":true}}`);
    expect(fault.code).toBe("INPUT_INVALID");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  it("survives JSON a hundred thousand levels deep", async () => {
    const deep = `{"key":"a","text":"b","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(outcomes(await read(["-"], { stdin: stream(deep) }))).toEqual(["a"]);
  });
  it("refuses a line longer than a document may be, and bytes that are no UTF-8", async () => {
    expect(await faultOf("x.jsonl", line("a".repeat(2000)), { maxBytes: 1000 })).toMatchObject({
      code: "INPUT_UNREADABLE",
    });
    expect(
      await faultOf("x.jsonl", Buffer.concat([Buffer.from(line("a")), Buffer.from([10, 0x22, 0xff])])),
    ).toMatchObject({
      message: "x.jsonl:2: not UTF-8",
    });
    expect(await faultOf("x.jsonl", "\n \n")).toMatchObject({ code: "INPUT_EMPTY" });
  });
});
