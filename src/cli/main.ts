// The command line: reads arguments, runs one command, says what went wrong, returns the exit code.
import { Command, CommanderError } from "commander";
import { readConfig } from "../config.ts";
import { CitegraphError, ERROR_CODES, toCitegraphError } from "../domain/index.ts";
import { readVersion } from "../version.ts";
import { COMMANDS } from "./commands/index.ts";
import { type Context, printError } from "./context.ts";
import { INTERRUPTED, type Io, processIo } from "./io.ts";

const SUCCESS = 0;

/**
 * Runs `citegraph …argv`. Never throws: faults are printed to standard error with code and hint.
 * @returns the exit code: 0, that of the fault's code, or 130 after an interrupt
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    const context: Context = { io, config: readConfig(io.env, io.cwd), exitCode: null };
    await createProgram(context).parseAsync(argv, { from: "user" });
    return context.exitCode ?? (io.signal.aborted ? INTERRUPTED : SUCCESS);
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return SUCCESS; // help or version
    const error = thrown instanceof CommanderError ? toUsageError(thrown) : toCitegraphError(thrown);
    printError(io, error, argv.includes("--json"));
    if (error.code === "INTERNAL" && error.cause instanceof Error) io.stderr.write(`${error.cause.stack}\n`);
    return error.exitCode;
  }
}

function createProgram(context: Context): Command {
  const { stdout, stderr } = context.io;
  const program = new Command("citegraph")
    .description("Knowledge graphs whose every edge shows the sentence that states it.")
    .version(readVersion(), "-V, --version")
    .addHelpText("after", HELP);
  for (const createCommand of COMMANDS) program.addCommand(createCommand(context));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      outputError: () => undefined, // `main` prints it
    });
  }
  return program;
}

/** Help that was not asked for, as when no command is given, has been printed to standard error already. */
function toUsageError({ code, message }: CommanderError): CitegraphError {
  const what = code === "commander.help" ? "Which command?" : message.replace(/^error: /, "").replaceAll("\n", " ");
  return new CitegraphError("USAGE", what);
}

const EXIT_CODES = Object.entries(ERROR_CODES).reduce((codes, [code, { exitCode }]) => {
  return codes.set(exitCode, [...(codes.get(exitCode) ?? []), code]);
}, new Map<number, string[]>());

const HELP = `
Examples:
  $ citegraph seed                                  load the documents that come with citegraph
  $ citegraph ingest reports/ 'notes/**/*.md'       read documents into the store
  $ citegraph query '{ search(text: "H20", first: 3) { edges { node { id } } } }'
  $ citegraph serve                                 answer GraphQL on http://127.0.0.1:4000/graphql

Settings from the environment: CITEGRAPH_STORE, CITEGRAPH_HOST, CITEGRAPH_PORT, CITEGRAPH_MAX_BYTES,
CITEGRAPH_BATCH_SIZE (documents of one transaction), CITEGRAPH_ONTOLOGY and CITEGRAPH_GAZETTEER (folders that take the
place of ours), CITEGRAPH_KEY (for query --url), CITEGRAPH_KEYS, CITEGRAPH_JWKS, CITEGRAPH_JWT_ISSUER, CITEGRAPH_JWT_AUDIENCE, CITEGRAPH_JWT_ROLE_CLAIM,
CITEGRAPH_ANONYMOUS and CITEGRAPH_ORIGINS (docs/graphql.md says who may do what), CITEGRAPH_DOCUMENTS, CITEGRAPH_RATE,
CITEGRAPH_SUBSCRIPTIONS, CITEGRAPH_CLIENT_SUBSCRIPTIONS, CITEGRAPH_TRUST_PROXY and CITEGRAPH_LOG_LEVEL (docs/deployment.md), NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE. Options come before them.

Exit codes: 0 all well, 130 interrupted,
${[...EXIT_CODES]
  .sort(([a], [b]) => a - b)
  .map(([exitCode, codes]) => `  ${exitCode}  ${codes.join(", ")}`)
  .join("\n")}`;
