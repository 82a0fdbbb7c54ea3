// `citegraph explain`: why a sentence says what it says, and why not more.
import { describe, expect, it } from "vitest";
import type { SentenceExplanation } from "../../src/index.ts";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const TEXT = "Nvidia makes the H20. Maria Okoye became vice president of Tern Optics. The board praised him in Oslo.";
const FILES = { "a.txt": TEXT, "b.jsonl": '{"key":"one","text":"We moved."}\n{"key":"two","text":"They stayed."}\n' };

function explain(argv: readonly string[], stdin?: string) {
  return runCitegraph(["explain", ...argv], { cwd: temporaryFolder(FILES), ...(stdin === undefined ? {} : { stdin }) });
}

async function explanationOf(text: string): Promise<SentenceExplanation> {
  const { stdout } = await explain(["-", "--json"], text);
  return JSON.parse(stdout) as SentenceExplanation;
}

describe("citegraph explain", () => {
  it("lists the sentences of a text with their numbers when none is asked for", async () => {
    const { code, stdout } = await explain(["a.txt"]);
    expect(code).toBe(0);
    expect(stdout.split("\n").slice(0, 2)).toEqual([
      "1  Nvidia makes the H20.",
      "2  Maria Okoye became vice president of Tern Optics.",
    ]);
  });

  it("shows the tree, the mentions with what speaks for them, and the statement with the places that filled it", async () => {
    const { stdout } = await explain(["a.txt", "--sentence", "1"]);
    expect(stdout).toContain("  makes  VBZ (make) ROOT\n  ├─ Nvidia  NNP nsubj\n");
    expect(stdout).toMatch(/Nvidia: Company .*\[company:nvidia\]; .*the gazetteer knows it/);
    expect(stdout).toMatch(/Stated\n {2}NVIDIA PRODUCES H20: confidence 0\.\d\d\n {6}PRODUCES by the verb “makes”/i);
    expect(stdout).toContain("      subject at agent: “Nvidia” → Nvidia (Company)");
  });

  it("finds a sentence by words of it, whatever their case and spacing", async () => {
    const { stdout } = await explain(["a.txt", "--find", "BOARD  praised"]);
    expect(stdout).toMatch(/^Sentence 3 of 3, characters 72 to 102\n {2}“The board praised him in Oslo\.”/);
  });

  it("names the end that is missing, and what stands in its place instead", async () => {
    const { attempts } = await explanationOf("Maria Okoye, chief executive of the fishermen, spoke in Oslo.");
    const post = attempts.find(({ relation, object }) => relation === "LEADS" && object.places.length > 0);
    expect(post).toMatchObject({
      trigger: "chief executive",
      by: "noun",
      claims: [],
      failure: { kind: "object missing" },
      subject: { filledBy: ["Maria Okoye"] },
      object: { places: expect.arrayContaining([{ place: "of", words: ["fishermen"], mentions: [] }]) },
    });
  });

  it("says that domain or range shut an end out", async () => {
    const { attempts } = await explanationOf("Intel acquired Norway.");
    const [bought] = attempts.filter(({ relation, by }) => relation === "ACQUIRES" && by === "verb");
    expect(bought).toMatchObject({ failure: { kind: "object missing" }, object: { types: ["Company"] } });
    expect(bought?.object.places[0]?.mentions).toEqual([
      { text: "Norway", type: "Country", distance: 0, refused: "type" },
    ]);
  });

  it("says which condition of a frame does not hold", async () => {
    const { attempts } = await explanationOf("Intel bought a stake in Arm.");
    const failure = attempts.find(({ relation }) => relation === "ACQUIRES")?.failure;
    expect(failure).toMatchObject({ kind: "condition", condition: "unless", place: "patient" });
  });

  it("says that the word before a post shuts its frames out", async () => {
    const { stdout } = await explain(["a.txt", "-n", "2"]);
    expect(stdout).toContain("AFFILIATED_WITH");
    const { attempts } = await explanationOf("Maria Okoye is regional director of Intel.");
    expect(attempts).toContainEqual(
      expect.objectContaining({ relation: "LEADS", failure: { kind: "shut out", before: "regional" } }),
    );
  });

  it("says that a pronoun refers to nothing that is sure", async () => {
    const { mentions } = await explanationOf("It bought Arm.");
    expect(mentions[0]).toMatchObject({ text: "It", kind: "pronoun", means: null });
  });

  it("names the words that no frame knows", async () => {
    expect((await explanationOf("Intel serenaded Arm.")).untriggered).toEqual(["serenade"]);
  });

  it("tells what looked like a mention and gave way", async () => {
    const { mentions, rejected } = await explanationOf("The University of Oslo praised Intel.");
    expect(mentions.map(({ text }) => text)).toContain("University of Oslo");
    expect(rejected).toContainEqual(expect.objectContaining({ text: "Oslo", lostTo: "University of Oslo" }));
  });

  it("claims what extraction claims", async () => {
    const { stdout } = await runCitegraph(["extract", "a.txt"], { cwd: temporaryFolder(FILES) });
    const { statements } = JSON.parse(stdout) as { statements: { relation: string; confidence: number }[] };
    const explained = await Promise.all(["1", "2", "3"].map((n) => explain(["a.txt", "-n", n, "--json"])));
    const kept = explained
      .flatMap((ran) => (JSON.parse(ran.stdout) as SentenceExplanation).attempts)
      .flatMap(({ claims }) => claims.filter(({ isKept }) => isKept));
    expect(kept.map(({ relation, confidence }) => [relation, confidence.toFixed(3)])).toEqual(
      statements.map(({ relation, confidence }) => [relation, confidence.toFixed(3)]),
    );
    expect(kept.length).toBeGreaterThan(1);
  });

  it("reads a plain text or JSON Lines from standard input", async () => {
    expect((await explain(["-"], "Nvidia makes the H20.")).stdout).toContain("Sentence 1 of 1");
    const { stdout } = await explain(["-", "--document", "two", "--json"], FILES["b.jsonl"]);
    expect(JSON.parse(stdout)).toMatchObject({ document: "two", number: 1, text: "They stayed." });
  });

  it.for([
    ["a sentence that is not there", ["a.txt", "-n", "9"], 66, "There is no sentence 9: the text has 3."],
    ["words that no sentence has", ["a.txt", "--find", "ice cream"], 66, "NOT_FOUND"],
    ["a number that is none", ["a.txt", "-n", "zero"], 2, "USAGE"],
    ["both ways to say which", ["a.txt", "-n", "1", "--find", "board"], 2, "USAGE"],
    ["several documents", ["b.jsonl"], 2, "say which with --document"],
    ["a document that is not there", ["b.jsonl", "--document", "six"], 66, "NOT_FOUND"],
    ["a file that is not there", ["nowhere.txt"], 66, "INPUT_NOT_FOUND"],
    ["nothing on standard input", ["-"], 65, "INPUT_EMPTY"],
  ] as const)("refuses %s", async ([, argv, exitCode, error]) => {
    const { code, stdout, stderr } = await explain(argv, "");
    expect([code, stdout, stderr]).toEqual([exitCode, "", expect.stringContaining(error)]);
  });
});
