// Pages that show a terminal: blocks of files, and of commands with what they print. All blocks of a page are played in one
// folder, from the first to the last.
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { main } from "../../src/cli/index.ts";

/** The pages that are played, by test/docs and by `npm run docs:answers`. */
export const CONSOLE_PAGES: readonly URL[] = ["identity", "ingest", "ontology", "time-and-conflicts"].map(
  (name) => new URL(`../../docs/${name}.md`, import.meta.url),
);

/**
 * The page with what its commands print now. A block opened by "```LANGUAGE PATH" is written to that file; one of language
 * `console` has lines `$ citegraph …`, with the variables set before them, each with its output below.
 */
export async function playPage(page: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "citegraph-page-"));
  let played = "";
  let at = 0;
  try {
    await symlink(SEED, join(folder, "seed"));
    for (const { index, 0: whole, 1: language, 2: path, 3: content = "" } of page.matchAll(BLOCK)) {
      if (path) await writeInto(folder, path, content);
      if (language !== "console") continue;
      played += `${page.slice(at, index)}\`\`\`console\n${await playBlock(content, folder)}\`\`\``;
      at = index + whole.length;
    }
    return played + page.slice(at);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Pages are read in a checkout. */
const SEED = fileURLToPath(new URL("../../seed", import.meta.url));
const BLOCK = /^```(\w+)(?: (\S+))?\n(.*?)^```$/gms;

async function writeInto(folder: string, path: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

async function playBlock(block: string, cwd: string): Promise<string> {
  let played = "";
  for (const line of block.split("\n").filter((each) => each.startsWith("$ "))) {
    played += `${line}\n${await play(line.slice(2), cwd)}`;
  }
  return played;
}

/** What a command prints, as a terminal shows it: results and faults, no progress. */
async function play(line: string, cwd: string): Promise<string> {
  const words = [...line.matchAll(/'([^']*)'|[^\s']+/g)].map(([word, quoted]) => quoted ?? word);
  const begin = words.indexOf("citegraph");
  if (begin < 0) throw new Error(`Only citegraph is played, not: ${line}`);
  const env = Object.fromEntries(words.slice(0, begin).map((setting) => setting.split(/=(.*)/s)));
  let printed = "";
  const screen = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        printed += chunk.toString();
        done();
      },
    });
  const streams = { stdin: Readable.from([]), stdout: screen(), stderr: screen() };
  const { signal } = new AbortController();
  await main(words.slice(begin + 1), { ...streams, isTty: false, cwd, env, signal });
  return printed.replace(/^\d+ documents? (stored|read) …\n/gm, "");
}
