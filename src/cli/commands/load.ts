// `citegraph load`: fills a store from another one, or from a dump.
import path from "node:path";
import { Command } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import { type LogItem, loadLog, logOf, readDump, whileStill } from "../../pipeline/index.ts";
import type { GraphStore, LoadReport } from "../../store/index.ts";
import {
  type CommonOptions,
  type Context,
  loadedText,
  plural,
  printResult,
  progressOf,
  usingStore,
  withCommonOptions,
} from "../context.ts";

interface LoadOptions extends CommonOptions {
  readonly from?: string;
  readonly replace?: boolean;
}

export function loadCommand(context: Context): Command {
  return withCommonOptions(
    new Command("load")
      .description("copy a store, or a dump of one, into the store; running it again goes on where it ended")
      .argument("[dump...]", "files written by `citegraph export`; - is standard input")
      .option("--from <place>", "the store to copy: a folder or a URL")
      .option("--replace", "let older texts, too, take the place of those that the store holds under their keys"),
  )
    .addHelpText("after", "\nExample:\n  $ citegraph load --from .citegraph --store neo4j://localhost:7687")
    .action(async (dumps: string[], options: LoadOptions) => {
      const { from, store: to = context.config.store } = options;
      if ((from === undefined) === (dumps.length === 0))
        throw new CitegraphError("USAGE", "Give --from, or dumps to load.");
      if (from !== undefined && from === to) throw new CitegraphError("USAGE", `${from} would be copied into itself.`);
      const load = (items: AsyncIterable<LogItem>) => fill(context, options, items);
      const copy = (source: GraphStore) => whileStill(source, (still) => load(logOf(still)));
      if (from !== undefined) return usingStore(context, from, copy, { mustExist: true });
      return load(readDumps(context, dumps));
    });
}

async function* readDumps({ io }: Context, dumps: readonly string[]): AsyncIterable<LogItem> {
  for (const dump of dumps) {
    yield* dump === "-" ? readDump(io.stdin, "stdin") : readDump(path.resolve(io.cwd, dump), dump);
  }
}

async function fill(context: Context, options: LoadOptions, items: AsyncIterable<LogItem>): Promise<void> {
  const progress = progressOf(context, options);
  const report = await usingStore(
    context,
    options.store,
    (store) =>
      loadLog(store, items, {
        batchSize: context.config.batchSize,
        replaceNewer: options.replace === true,
        signal: context.io.signal,
        onBatch: ({ added, replaced, unchanged }) =>
          progress.update(`${plural(added + replaced + unchanged, "document")} loaded`),
      }),
    { mustWrite: true },
  );
  progress.end();
  const judged = report.judgements > 0 ? ` ${plural(report.judgements, "judgement")} taken over.` : "";
  await printResult(context, options, report, loadedText(report) + judged + leftOutText(report));
}

const NAMED = 10;

/** Names what was not taken: it differs from what is held, and nothing is lost silently. */
function leftOutText({ leftOut = [] }: LoadReport): string {
  if (leftOut.length === 0) return "";
  const more = leftOut.length > NAMED ? `, and ${leftOut.length - NAMED} more` : "";
  const names = `${leftOut.slice(0, NAMED).join(", ")}${more}`;
  return `\nLeft out of ${plural(leftOut.length, "document")}, since the store holds a newer text (--replace takes them): ${names}`;
}
