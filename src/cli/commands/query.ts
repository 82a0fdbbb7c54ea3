// `citegraph query`: one GraphQL operation, answered here from the store, or by a server.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { CitegraphError, ERROR_CODES, type ErrorCode } from "../../domain/index.ts";
import { createServer } from "../../graphql/index.ts";
import { parseJson, toFileError } from "../../ingest/index.ts";
import { changesSince } from "../../pipeline/index.ts";
import { type CommonOptions, type Context, printError, usingStore, withCommonOptions } from "../context.ts";
import { type Io, writeLine } from "../io.ts";
import { toReadableJson } from "../readable-json.ts";

interface QueryOptions extends CommonOptions {
  readonly file?: string;
  readonly variables?: string;
  readonly operation?: string;
  readonly url?: string;
}

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

export function queryCommand(context: Context): Command {
  return withCommonOptions(
    new Command("query")
      .description("answer a GraphQL query from the store; the result goes to standard output")
      .argument("[query]", "the query; without it, --file or standard input")
      .option("-f, --file <path>", "a file that holds it")
      .option("-v, --variables <json>", "its variables, as a JSON object")
      .option("--operation <name>", "which operation, where there are several")
      .option("--url <url>", "ask a server rather than a store"),
  )
    .addHelpText("after", HELP)
    .action((query: string | undefined, options: QueryOptions) => ask(context, query, options));
}

async function ask(context: Context, query: string | undefined, options: QueryOptions): Promise<void> {
  const operation = await readOperation(context.io, query, options);
  const result = options.url ? await askServer(options.url, operation) : await askStore(context, options, operation);
  await writeLine(context.io.stdout, options.json ? JSON.stringify(result) : toReadableJson(result));
  const [error] = result.errors ?? [];
  if (error) fail(context, error, options);
}

async function readOperation(io: Io, query: string | undefined, options: QueryOptions): Promise<Operation> {
  const { file, variables, operation } = options;
  return {
    query: query !== undefined && query !== "-" ? query : await readQuery(io, file),
    ...(variables !== undefined && { variables: parseVariables(variables) }),
    ...(operation !== undefined && { operationName: operation }),
  };
}

async function readQuery({ stdin, cwd }: Io, file: string | undefined): Promise<string> {
  if (file === undefined) return Buffer.concat(await stdin.toArray()).toString();
  return readFile(path.resolve(cwd, file), "utf8").catch((cause: unknown) => {
    throw toFileError(cause, file);
  });
}

function parseVariables(json: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(parseJson(json));
  } catch (cause) {
    throw new CitegraphError("USAGE", "--variables is not a JSON object.", { cause });
  }
}

const Result = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }),
    )
    .optional(),
});
type Result = z.infer<typeof Result>;

function askStore(context: Context, { store: location }: QueryOptions, operation: Operation): Promise<Result> {
  return usingStore(
    context,
    location,
    async (store, ontology) => {
      const server = createServer({ store, ontology, changesSince });
      const result = await server.executeOperation(operation);
      await server.stop();
      return Result.parse(JSON.parse(JSON.stringify(result)));
    },
    { mustExist: true },
  );
}

async function askServer(url: string, operation: Operation): Promise<Result> {
  try {
    const headers = {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
    };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(operation) });
    return Result.parse(parseJson(await response.text()));
  } catch (cause) {
    const hint = "Start one with `citegraph serve`, or leave --url away to ask the store.";
    throw new CitegraphError("STORE_UNREACHABLE", `No GraphQL server answered at ${url}.`, { cause, hint });
  }
}

function fail(context: Context, error: NonNullable<Result["errors"]>[number], { json }: QueryOptions): void {
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
  $ echo '{ stats { documents } }' | citegraph query`;
