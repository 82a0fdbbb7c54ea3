// What every command works with: input and output, settings, the options that all share.
import { type Command, Option } from "commander";
import type { Config } from "../config.ts";
import type { CitegraphError } from "../domain/index.ts";
import { loadOntology, type Ontology } from "../ontology/index.ts";
import type { GraphStore, LoadReport, StoreOptions } from "../store/index.ts";
import { openStore } from "../store/index.ts";
import { type Io, writeLine } from "./io.ts";
import { createProgress, type Progress, SILENT } from "./progress.ts";

export interface CommonOptions {
  readonly store?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface Context {
  readonly io: Io;
  readonly config: Config;
  /** What the process will exit with unless something is thrown; null as long as all is well. */
  exitCode: number | null;
}

/** Adds `--store`, `--json` and `--quiet`. */
export function withCommonOptions(command: Command): Command {
  return withOutputOptions(
    command.addOption(
      new Option("-s, --store <place>", "folder of the embedded store (default .citegraph), or URL of a Neo4j"),
    ),
  );
}

/** Adds `--json` and `--quiet`. */
export function withOutputOptions(command: Command): Command {
  return command
    .option("--json", "results and faults as JSON, for programs")
    .option("-q, --quiet", "no progress on standard error");
}

/** Opens the store that the options name, and closes it after the work. */
export async function usingStore<T>(
  { config, io }: Context,
  location: string | undefined,
  work: (store: GraphStore, ontology: Ontology) => Promise<T>,
  needs: Pick<StoreOptions, "mustExist" | "mustWrite"> = {},
): Promise<T> {
  const ontology = await loadOntology(...config.ontology);
  const store = await openStore(location ?? config.store, { ontology, neo4j: config.neo4j, cwd: io.cwd, ...needs });
  try {
    return await work(store, ontology);
  } finally {
    await store.close();
  }
}

/** None for programs either: they read standard error line by line. */
export function progressOf({ io }: Context, { quiet, json }: CommonOptions): Progress {
  return quiet || json ? SILENT : createProgress(io.stderr, io.isTty);
}

/** Prints a result: as one line of JSON, or as a person reads it. */
export async function printResult(
  { io }: Context,
  { json }: CommonOptions,
  result: object,
  text: string,
): Promise<void> {
  await writeLine(io.stdout, json ? JSON.stringify(result) : text);
}

/** Prints a fault with its code, its details and what to do next. */
export function printError({ stderr }: Io, error: CitegraphError, json = false): void {
  const { code, message, hint, details } = error;
  if (json) return void stderr.write(`${JSON.stringify({ error: { code, message, hint, details } })}\n`);
  const more = details.map((detail) => `  ${detail}\n`).join("");
  stderr.write(`citegraph: ${code}: ${message}\n${more}  hint: ${hint}\n`);
}

/** A fault of one input among several: printed at once, while the others go on. The first one sets the exit code. */
export function reportFault(context: Context, error: CitegraphError, { json }: CommonOptions): void {
  printError(context.io, error, json);
  context.exitCode ??= error.exitCode;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What became of documents, in words. */
export function loadedText({ added, replaced, unchanged }: LoadReport): string {
  return `${plural(added, "document")} added, ${replaced} replaced, ${unchanged} unchanged.`;
}
