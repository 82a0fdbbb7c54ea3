// `citegraph serve`: GraphQL over HTTP until the user ends it.
import { Command } from "commander";
import { createExplorerHandler, createServer, createSharedFiles, readExplorerDocuments } from "../../graphql/index.ts";
import { changesSince, createNeo4jBrowserFiles, NEO4J_BROWSER_PATH } from "../../pipeline/index.ts";
import { type Context, plural, usingStore, withCommonOptions } from "../context.ts";
import { type Example, findExample } from "../example.ts";
import { type Io, writeLine } from "../io.ts";
import { toReadableJson } from "../readable-json.ts";
import { readServerOptions, type ServeOptions, withServeOptions } from "../serve-options.ts";
import { usingStages } from "../stages.ts";
import { createWriters } from "../writers.ts";

export function serveCommand(context: Context): Command {
  const command = new Command("serve").description("answer GraphQL over HTTP, and show the graph in a browser");
  return withCommonOptions(withServeOptions(command)).action((options: ServeOptions) => serve(context, options));
}

async function serve(context: Context, options: ServeOptions): Promise<void> {
  const { io } = context;
  const told = await readServerOptions(context, options);
  await usingStages(context, (stages) =>
    usingStore(context, options.store, async (store) => {
      const writers = options.readOnly ? {} : createWriters(store, stages);
      const { ontology } = stages;
      const filesFor = (origin: string) => createNeo4jBrowserFiles(ontology, origin);
      const fallback = createSharedFiles(NEO4J_BROWSER_PATH, filesFor, createExplorerHandler());
      const documents = told.documents && { documents: new Map([...told.documents, ...readExplorerDocuments()]) };
      const server = createServer({ ...told, ...documents, store, ontology, writers, changesSince, fallback });
      const { url } = await server.listen();
      const counts = await store.stats();
      const holds = `${plural(counts.documents, "document")} and ${plural(counts.relations, "relation")} in ${store.location}`;
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
