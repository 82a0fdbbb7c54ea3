// `citegraph serve`: GraphQL over HTTP until the user ends it.
import { Command } from "commander";
import { toCitegraphError } from "../../domain/index.ts";
import { createExplorerHandler, createServer } from "../../graphql/index.ts";
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
}

export function serveCommand(context: Context): Command {
  return withCommonOptions(
    new Command("serve")
      .description("answer GraphQL over HTTP, and show the graph in a browser")
      .option("-p, --port <n>", "0 for any free port (default 4000)", parsePort)
      .option("--host <address>", "where to listen (default 127.0.0.1, this machine only)")
      .option("--read-only", "refuse all mutations")
      .option("--ide", "serve GraphiQL at /ide (the default, unless NODE_ENV is production)")
      .option("--no-ide", "do not serve GraphiQL"),
  ).action((options: ServeOptions) => serve(context, options));
}

async function serve(context: Context, options: ServeOptions): Promise<void> {
  const { io, config } = context;
  const { port = config.port, host = config.host } = options;
  await usingStages(context, (stages) =>
    usingStore(context, options.store, async (store) => {
      const writers = options.readOnly ? {} : createWriters(store, stages);
      const onFault = (fault: unknown) => printError(io, toCitegraphError(fault), options.json);
      const fallback = createExplorerHandler();
      const ide = options.ide ?? !config.production;
      const server = createServer({ store, ontology: stages.ontology, writers, port, host, ide, fallback, onFault });
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
