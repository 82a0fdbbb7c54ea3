// `citegraph query`: one GraphQL operation, answered here from the store, or by a server; once, or whenever the answer changes.
import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { createClient, type Operation, RequestError, type Result, type ResultError } from "../../client/index.ts";
import { CitegraphError, ERROR_CODES, type ErrorCode } from "../../domain/index.ts";
import { createServer } from "../../graphql/index.ts";
import { changesSince } from "../../pipeline/index.ts";
import { type CommonOptions, type Context, printError, usingStore, withCommonOptions } from "../context.ts";
import { withoutClock } from "../filter-options.ts";
import { writeLine } from "../io.ts";
import { parseSeconds } from "../numbers.ts";
import { createOperationReader, type OperationOptions } from "../read-operation.ts";
import { toReadableJson } from "../readable-json.ts";

interface QueryOptions extends CommonOptions, OperationOptions {
  readonly url?: string;
  readonly key?: string;
  /** Seconds between two questions; true for those of WATCH_SECONDS. */
  readonly watch?: number | true;
}

const WATCH_SECONDS = 2;
const IN_THE_QUERY = "each field of a query may have a time of its own, and names it itself.";

export function queryCommand(context: Context): Command {
  const command = new Command("query")
    .description("answer a GraphQL query from the store; the result goes to standard output")
    .argument("[query]", "the query; without it, --file or standard input")
    .option("-f, --file <path>", "a file that holds it")
    .option("-v, --variables <json>", "its variables, as a JSON object, or @ and a file that holds one")
    .option("--operation <name>", "which operation, where there are several")
    .option("--url <url>", "ask a server rather than a store")
    .option("--key <key>", "API key or token for the server (or CITEGRAPH_KEY)")
    .option(
      "-w, --watch [seconds]",
      `ask again every ${WATCH_SECONDS} seconds, and print answers that are new`,
      parseSeconds,
    );
  withoutClock(
    command,
    "known-at",
    IN_THE_QUERY,
    'Such as { relations(filter: { knownAt: "2025-07-15T00:00:00Z" }) { … } }.',
  );
  withoutClock(command, "valid-at", IN_THE_QUERY, 'Such as { relations(filter: { validAt: "2025-07-15" }) { … } }.');
  return withCommonOptions(command)
    .addHelpText("after", HELP)
    .action((query: string | undefined, options: QueryOptions) => ask(context, query, options));
}

async function ask(context: Context, query: string | undefined, options: QueryOptions): Promise<void> {
  const readOperation = createOperationReader(context.io, query, options);
  let operation = await readOperation();
  await usingAnswers(context, options, async (answer) => {
    if (options.watch === undefined) return print(context, options, await answer(operation));
    const pauseMs = (options.watch === true ? WATCH_SECONDS : options.watch) * 1_000;
    const { signal } = context.io;
    let last = "";
    while (!signal.aborted) {
      const result = await answer(operation);
      if (JSON.stringify(result) !== last) await print(context, options, result);
      last = JSON.stringify(result);
      await sleep(pauseMs, undefined, { signal }).catch(() => "stopped by the user");
      operation = await readOperation();
    }
  });
}

async function print(context: Context, { json }: QueryOptions, result: Result): Promise<void> {
  await writeLine(context.io.stdout, json ? JSON.stringify(result) : toReadableJson(result));
  const [error] = result.errors ?? [];
  if (error) fail(context, error, json);
}

type Answer = (operation: Operation) => Promise<Result>;

function usingAnswers(context: Context, options: QueryOptions, work: (answer: Answer) => Promise<void>): Promise<void> {
  if (options.url !== undefined) return work(createRemote(context, options.url, options.key));
  return usingStore(
    context,
    options.store,
    async (store, ontology) => {
      const server = createServer({ store, ontology, changesSince });
      await work(async (operation) => JSON.parse(JSON.stringify(await server.executeOperation(operation))));
      await server.stop();
    },
    { mustExist: true },
  );
}

function createRemote({ config }: Context, url: string, key = config.key): Answer {
  const client = createClient({ url, ...(key !== undefined && { key }) });
  return async (operation) => {
    try {
      return await client.send(operation);
    } catch (cause) {
      if (!(cause instanceof RequestError)) throw cause;
      const hint = "Start one with `citegraph serve`, or leave --url away to ask the store.";
      throw new CitegraphError("STORE_UNREACHABLE", `No GraphQL server answered at ${url}.`, { cause, hint });
    }
  };
}

function fail(context: Context, error: ResultError, json: boolean | undefined): void {
  const code = error.extensions?.code ?? "";
  const known: ErrorCode = Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : "QUERY_INVALID";
  const failure = new CitegraphError(known, error.message);
  printError(context.io, failure, json);
  context.exitCode = failure.exitCode;
}

const HELP = `
Examples:
  $ citegraph query '{ search(text: "H20", first: 3) { edges { node { id name } } } }'
  $ citegraph query --file question.graphql --variables '{"id": "chip:h20"}'
  $ citegraph query --file question.graphql --variables @variables.json --watch
  $ citegraph query '{ stats { documents } }' --url https://graph.example.org/graphql --key cg_…
  $ echo '{ stats { documents } }' | citegraph query`;
