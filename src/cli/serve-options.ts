// What `citegraph serve` is told by its options and settings, as the server takes it.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Command, Option } from "commander";
import { pino } from "pino";
import { CitegraphError } from "../domain/index.ts";
import {
  type AccessOptions,
  type Limits,
  type Log,
  parseDocuments,
  parseKeys,
  ROLES,
  type Role,
  type ServerOptions,
} from "../graphql/index.ts";
import type { CommonOptions, Context } from "./context.ts";
import { parseCount, parsePoints, parsePort } from "./numbers.ts";

export interface ServeOptions extends CommonOptions {
  readonly port?: number;
  readonly host?: string;
  readonly readOnly?: boolean;
  readonly ide?: boolean;
  readonly keys?: string;
  readonly anonymous?: Role | "none";
  readonly origin?: string[];
  readonly introspection: boolean;
  readonly documents?: string;
  readonly rate?: number | null;
  readonly subscriptions?: number;
  readonly clientSubscriptions?: number;
  readonly trustProxy?: boolean;
  readonly logLevel?: string;
}

const LEVELS = ["silent", "error", "warn", "info"];

export function withServeOptions(command: Command): Command {
  return command
    .option("-p, --port <n>", "0 for any free port (default 4000)", parsePort)
    .option("--host <address>", "where to listen (default 127.0.0.1, this machine only)")
    .option("--read-only", "refuse all mutations")
    .option("--keys <path>", "file of API keys, as `citegraph key` makes them")
    .addOption(
      new Option("--anonymous <role>", "what those may do who show no key or token").choices(["none", ...ROLES]),
    )
    .option("--origin <url...>", "origins whose pages may ask from a browser (default none)")
    .option("--documents <path>", "answer only the GraphQL documents of this list, named by their hash or sent")
    .option("--rate <points>", "points of cost that a client has a minute, or none", parsePoints)
    .option("--subscriptions <n>", "subscriptions at one time (default 100)", parseCount)
    .option("--client-subscriptions <n>", "of them those of one client (default 20)", parseCount)
    .option("--trust-proxy", "believe x-forwarded-for: a reverse proxy of yours writes it")
    .option("--no-introspection", "do not tell the schema")
    .option(
      "--ide",
      "serve GraphiQL at /ide (the default, unless NODE_ENV is production or there is a list of documents)",
    )
    .option("--no-ide", "do not serve GraphiQL")
    .addOption(
      new Option("--log-level <level>", "what to log, as JSON on standard error (default error)").choices(LEVELS),
    );
}

type Told = Omit<ServerOptions, "store" | "ontology">;

/** @throws CitegraphError INPUT_NOT_FOUND or USAGE for files of keys or documents that are not there or not such */
export async function readServerOptions(context: Context, options: ServeOptions): Promise<Told> {
  const { config } = context;
  const documents = options.documents ?? config.documents;
  const rate = options.rate === undefined ? config.rate : options.rate;
  return {
    port: options.port ?? config.port,
    host: options.host ?? config.host,
    access: await readAccess(context, options),
    origins: options.origin ?? config.origins,
    introspection: options.introspection,
    trustProxy: options.trustProxy ?? config.trustProxy,
    ide: options.ide ?? (!config.production && documents === undefined),
    log: createLog(context, options.logLevel ?? config.logLevel),
    limits: readLimits(context, options),
    ...(rate !== undefined && { rate }),
    ...(documents !== undefined && {
      documents: parseDocuments(await readText(context, documents, "list of documents", DOCUMENTS_HINT)),
    }),
  };
}

function readLimits({ config }: Context, options: ServeOptions): Partial<Limits> {
  const subscriptions = options.subscriptions ?? config.subscriptions;
  const clientSubscriptions = options.clientSubscriptions ?? config.clientSubscriptions;
  return {
    ...(subscriptions !== undefined && { subscriptions }),
    ...(clientSubscriptions !== undefined && { clientSubscriptions }),
  };
}

const KEYS_HINT = "`citegraph key` makes a key and the line to keep in such a file.";
const DOCUMENTS_HINT = "It is a JSON object of hash and text, or Apollo's manifest of persisted queries.";

async function readAccess(context: Context, { keys, anonymous }: ServeOptions): Promise<AccessOptions> {
  const { keys: configured, ...access } = context.config.access;
  const file = keys ?? configured;
  return {
    ...access,
    ...(anonymous && { anonymous: anonymous === "none" ? null : anonymous }),
    ...(file !== undefined && { keys: parseKeys(await readText(context, file, "file of keys", KEYS_HINT)) }),
  };
}

function readText({ io }: Context, file: string, what: string, hint: string): Promise<string> {
  const place = path.resolve(io.cwd, file);
  return readFile(place, "utf8").catch((cause: unknown) => {
    throw new CitegraphError("INPUT_NOT_FOUND", `There is no ${what} at ${place}.`, { cause, hint });
  });
}

/** Secrets are never given to the log; should one come within an error all the same, it is blotted out. */
function createLog({ io }: Context, level: string): Log {
  const secrets = ["authorization", "password", "key", "token", "cookie"];
  const redact = secrets.flatMap((name) => [name, `*.${name}`, `err.*.${name}`]);
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact }, io.stderr);
}
