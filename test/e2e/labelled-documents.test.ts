// The documents labelled by hand, which lie beside the repository: ingested twice they leave the same graph.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** vitest.config.ts leaves this file out where they are not. */
const FOLDER = path.resolve(process.env.CITEGRAPH_LABELLED ?? "../shared/dev");

interface Gold {
  readonly date?: string;
  readonly speaker?: string;
}

/** The documents as JSON Lines, with the date and the speaker of their labels. */
function toJsonLines(folder: string): string[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".gold.json"))
    .sort();
  return names.map((name) => {
    const { date, speaker } = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Gold;
    const key = name.replace(".gold.json", ".txt");
    return JSON.stringify({
      key,
      publishedAt: date,
      author: speaker,
      text: readFileSync(path.join(folder, key), "utf8"),
    });
  });
}

describe("the eight labelled documents", () => {
  const run = async (argv: readonly string[], cwd: string, stdin = "") => {
    const { code, stdout, stderr } = await runCitegraph(argv, { cwd, stdin });
    expect(code, stderr).toBe(0);
    return stdout;
  };

  it("leave the same counts and the same dump when they are ingested twice, and in any order", async () => {
    const cwd = temporaryFolder();
    const lines = toJsonLines(FOLDER);
    expect(lines).toHaveLength(8);
    await run(["ingest", "-"], cwd, lines.join("\n"));
    const [stats, dump] = [await run(["stats", "--json"], cwd), await run(["export"], cwd)];
    expect(await run(["ingest", "-", "--json"], cwd, lines.join("\n"))).toContain('"unchanged":8');
    expect(await run(["stats", "--json"], cwd)).toBe(stats);
    expect(await run(["export"], cwd)).toBe(dump);
    await run(["ingest", "-", "--store", "reversed"], cwd, lines.toReversed().join("\n"));
    expect(await run(["export", "--store", "reversed"], cwd)).toBe(dump);
  });

  it("say what the seed article says, each with its sentence", async () => {
    const cwd = temporaryFolder();
    await run(["ingest", path.join(FOLDER, "00-seed.txt")], cwd);
    const query =
      "{ relations(first: 100) { edges { node { relation subject { name } object { name } statements(first: 9) { edges { node { evidence { quote start end document { text } } } } } } } } }";
    const { data } = JSON.parse(await run(["query", query], cwd)) as Answer;
    const relations = data.relations.edges.map(({ node }) => node);
    const said = relations.map(({ subject, relation, object }) => `${subject.name} ${relation} ${object.name}`);
    const quotes = relations.flatMap(({ statements }) => statements.edges.flatMap(({ node }) => node.evidence));
    for (const { quote, start, end, document } of quotes) expect(document.text.slice(start, end)).toBe(quote);
    for (const each of ["Nvidia PRODUCES H20", "H20 DESIGNED_FOR China", "Jensen Huang LEADS Nvidia"])
      expect(said).toContain(each);
    for (const chip of ["H100", "H200"]) expect(said).toContainEqual(expect.stringMatching(`RESTRICTS ${chip}$`));
    expect(said).toContainEqual(expect.stringContaining("Huawei"));
  });
});

interface Answer {
  readonly data: { readonly relations: { readonly edges: readonly { readonly node: Relation }[] } };
}
interface Relation {
  readonly relation: string;
  readonly subject: { readonly name: string };
  readonly object: { readonly name: string };
  readonly statements: {
    readonly edges: readonly {
      readonly node: {
        readonly evidence: readonly { quote: string; start: number; end: number; document: { text: string } }[];
      };
    }[];
  };
}
