// Pages whose questions have their answers beside them: GraphQL with its data, TypeScript with what it prints.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { toReadableJson } from "../../src/cli/index.ts";
import type { GraphQLServer } from "../../src/graphql/index.ts";

/** The pages that `npm run docs:answers` writes. */
export const PAGES: readonly URL[] = ["cookbook", "client"].map(
  (name) => new URL(`../../docs/${name}.md`, import.meta.url),
);

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SHOWN_URL = "http://127.0.0.1:4000/graphql";
const run = promisify(execFile);

/** A question, the answer that stands beside it, and where. */
export interface Example {
  readonly language: "graphql" | "ts";
  readonly question: string;
  readonly answer: string;
  /** The answer's place in the page, half-open. */
  readonly place: readonly [start: number, end: number];
}

/** The examples of a page of Markdown, in order: each question belongs to the first answer after it. */
export function findExamples(page: string): Example[] {
  const examples = page.matchAll(/^```(graphql|ts)\n(.*?)^```$(.*?)^```(?:json|text)\n(.*?)^```$/gms);
  return [...examples].map(({ index, 0: whole, 1: language, 2: question = "", 4: answer = "" }) => {
    const end = index + whole.length - "```".length;
    return { language: language as Example["language"], question, answer, place: [end - answer.length, end] };
  });
}

/** What a server answers to an example. @param url where it listens, for those that ask over HTTP */
export async function answerExample(
  { language, question }: Example,
  server: GraphQLServer,
  url: string,
): Promise<string> {
  if (language === "ts") return runExample(question, url);
  const { data, errors } = await server.executeOperation({ query: question });
  if (errors) throw new Error(`${errors[0]?.message}\n${question}`);
  return `${toReadableJson(data)}\n`;
}

/** Runs TypeScript as somebody would who has citegraph installed; it must have been built. */
async function runExample(source: string, url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "citegraph-example-"));
  try {
    await mkdir(join(folder, "node_modules"));
    await symlink(ROOT, join(folder, "node_modules/citegraph"));
    await writeFile(join(folder, "example.mts"), source.replace(SHOWN_URL, url));
    const flags = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning"];
    return (await run(process.execPath, [...flags, "example.mts"], { cwd: folder })).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
