// `citegraph serve`: GraphQL over HTTP until the user ends it.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Command, Option } from "commander";
import { CitegraphError, toCitegraphError } from "../../domain/index.ts";
import {
  type AccessOptions,
  createExplorerHandler,
  createServer,
  createSharedFiles,
  parseKeys,
  ROLES,
  type Role,
} from "../../graphql/index.ts";
import { changesSince, createNeo4jBrowserFiles, NEO4J_BROWSER_PATH } from "../../pipeline/index.ts";
import { type CommonOptions, type Context, plural, printError, usingStore, withCommonOptions } from "../context.ts";
import { type Example, findExample } from "../example.ts";
import { type Io, writeLine } from "../io.ts";
import { parsePort } from "../numbers.ts";
import { toReadableJson } from "../readable-json.ts";
import { usingStages } from "../stages.ts";
import { createWriters } from "../writers.ts";

interface ServeOptions extends CommonOptions {
  readonly port?: number;
  readonly host?: string;
  readonly readOnly?: boolean;
  readonly ide?: boolean;
  readonly keys?: string;
  readonly anonymous?: Role | "none";
  readonly origin?: string[];
}

export function serveCommand(context: Context): Command {
  return withCommonOptions(
    new Command("serve")
      .description("answer GraphQL over HTTP, and show the graph in a browser")
      .option("-p, --port <n>", "0 for any free port (default 4000)", parsePort)
      .option("--host <address>", "where to listen (default 127.0.0.1, this machine only)")
      .option("--read-only", "refuse all mutations")
      .option("--keys <path>", "file of API keys, as `citegraph key` makes them")
      .addOption(
        new Option("--anonymous <role>", "what those may do who show no key or token").choices(["none", ...ROLES]),
      )
      .option("--origin <url...>", "origins whose pages may ask from a browser (default none)")
      .option("--ide", "serve GraphiQL at /ide (the default, unless NODE_ENV is production)")
      .option("--no-ide", "do not serve GraphiQL"),
  ).action((options: ServeOptions) => serve(context, options));
}

async function serve(context: Context, options: ServeOptions): Promise<void> {
  const { io, config } = context;
  const { port = config.port, host = config.host } = options;
  const access = await readAccess(context, options);
  await usingStages(context, (stages) =>
    usingStore(context, options.store, async (store) => {
      const writers = options.readOnly ? {} : createWriters(store, stages);
      const onFault = (fault: unknown) => printError(io, toCitegraphError(fault), options.json);
      const shared = (origin: string) => createNeo4jBrowserFiles(stages.ontology, origin);
      const fallback = createSharedFiles(NEO4J_BROWSER_PATH, shared, createExplorerHandler());
      const ide = options.ide ?? !config.production;
      const origins = options.origin ?? config.origins;
      const server = createServer({
        store,
        ontology: stages.ontology,
        writers,
        changesSince,
        access,
        origins,
        port,
        host,
        ide,
        fallback,
        onFault,
      });
      const { url } = await server.listen();
      const { documents, relations } = await store.stats();
      const holds = `${plural(documents, "document")} and ${plural(relations, "relation")} in ${store.location}`;
      await writeLine(
        io.stdout,
        options.json ? JSON.stringify({ url }) : greeting(url, holds, await findExample(store, server)),
      );
      await untilStopped(io);
      await server.stop();
    }),
  );
  context.exitCode ??= 0; // being ended is how serving ends
}

async function readAccess({ io, config }: Context, { keys, anonymous }: ServeOptions): Promise<AccessOptions> {
  const { keys: configured, ...access } = config.access;
  const file = keys ?? configured;
  return {
    ...access,
    ...(anonymous && { anonymous: anonymous === "none" ? null : anonymous }),
    ...(file !== undefined && { keys: parseKeys(await readKeys(path.resolve(io.cwd, file))) }),
  };
}

function readKeys(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    const hint = "`citegraph key` makes a key and the line to keep in such a file.";
    throw new CitegraphError("INPUT_NOT_FOUND", `There is no file of keys at ${file}.`, { cause, hint });
  });
}

function untilStopped({ signal }: Io): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function greeting(url: string, holds: string, example: Example | null): string {
  const question = example ? ["A question, and its answer:", example.query, toReadableJson(example.answer)] : [];
  const explorer = `The graph is shown at ${new URL("/", url)}`;
  return [`${explorer} and GraphQL is served at ${url}: ${holds}. Ctrl-C ends it.`, ...question].join("\n\n");
}
