// `citegraph neo4j-browser`: looks and saved queries for people who live in Neo4j Browser.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import { loadOntology } from "../../ontology/index.ts";
import { createNeo4jBrowserFiles, NEO4J_BROWSER_PATH, SAVED_QUERIES } from "../../pipeline/index.ts";
import { type Context, printResult, withOutputOptions } from "../context.ts";

interface Options {
  readonly out: string;
  readonly server: string;
  readonly json?: boolean;
}

export function neo4jBrowserCommand(context: Context): Command {
  return withOutputOptions(
    new Command("neo4j-browser")
      .description("write a style sheet, saved queries and a guide for Neo4j Browser, and say how to use them")
      .option("-o, --out <folder>", "where to", "neo4j-browser")
      .option("--server <url>", "where `citegraph serve` is, for the guide", "http://localhost:4000"),
  ).action((options: Options) => write(context, options));
}

async function write(context: Context, options: Options): Promise<void> {
  const { origin } = parseUrl(options.server);
  const files = createNeo4jBrowserFiles(await loadOntology(...context.config.ontology), origin);
  const folder = path.resolve(context.io.cwd, options.out);
  await mkdir(folder, { recursive: true }).catch(refuse(folder));
  for (const [name, bytes] of files) await writeFile(path.join(folder, name), bytes).catch(refuse(folder));
  const result = { folder, files: [...files.keys()], guide: `${origin}${NEO4J_BROWSER_PATH}guide.html` };
  await printResult(context, options, result, howTo(options.out, result.guide));
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new CitegraphError("USAGE", `${text} is not the URL of a server, such as http://localhost:4000.`);
}

function refuse(folder: string) {
  return (cause: Error) => {
    throw new CitegraphError("OUTPUT_UNWRITABLE", `Cannot write to ${folder}: ${cause.message}.`, { cause });
  };
}

function howTo(folder: string, guide: string): string {
  return `Written to ${folder}: citegraph.grass, favourites.zip, guide.html.

In Neo4j Browser:
  1. Drop citegraph.grass on the page: colours, sizes and captions.
  2. Drop favourites.zip on the page: ${SAVED_QUERIES.length} questions under the star at the left.

Or let \`citegraph serve\` bring both, and type into its editor:
  :play ${guide}

Neo4j Browser fetches guides from the hosts that browser.remote_content_hostname_whitelist names in neo4j.conf;
localhost is one of them when nothing is set there.`;
}
