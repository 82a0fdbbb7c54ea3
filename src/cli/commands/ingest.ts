// `citegraph ingest`: documents into the store.
import { Command } from "commander";
import { buildGraph } from "../../pipeline/index.ts";
import {
  type Context,
  loadedText,
  plural,
  printResult,
  progressOf,
  usingStore,
  withCommonOptions,
} from "../context.ts";
import { type InputOptions, readInputs } from "../inputs.ts";
import { parseSize } from "../numbers.ts";
import { usingStages } from "../stages.ts";

export function ingestCommand(context: Context): Command {
  return withCommonOptions(
    new Command("ingest")
      .description("read documents and store what they say, each with its sentence")
      .argument("<input...>", "files, folders, globs in quotes, or - for JSON Lines on standard input")
      .option("--max-bytes <n>", "the largest document", parseSize),
  )
    .addHelpText("after", HELP)
    .action((inputs: string[], options: InputOptions) => ingest(context, inputs, options));
}

async function ingest(context: Context, inputs: readonly string[], options: InputOptions): Promise<void> {
  const progress = progressOf(context, options);
  let faults = 0;
  const documents = readInputs(context, inputs, options, () => {
    progress.end();
    faults += 1;
  });
  const report = await usingStages(context, ({ extractor }) =>
    usingStore(
      context,
      options.store,
      (store) =>
        buildGraph(documents, {
          extractor,
          store,
          batchSize: context.config.batchSize,
          signal: context.io.signal,
          onBatch: ({ added, replaced, unchanged }) =>
            progress.update(`${plural(added + replaced + unchanged, "document")} stored`),
        }),
      { mustWrite: true },
    ),
  );
  progress.end();
  await printResult(context, options, { ...report, faults }, loadedText(report) + faultText(faults) + endText(context));
}

const faultText = (faults: number) => (faults === 0 ? "" : ` ${plural(faults, "input")} could not be read.`);
const endText = ({ io }: Context) => (io.signal.aborted ? " Interrupted: the same command goes on from here." : "");

const HELP = `
Text, Markdown (with YAML front matter: title, date, outlet, author, language, key), HTML, PDF, and JSON Lines
({"key", "title", "publishedAt", "outlet", "author", "language", "text"} a line). A document is known by its key: its
path unless it names another; a changed text under the same key takes the place of the older one.

Examples:
  $ citegraph ingest reports/ 'notes/**/*.md'
  $ curl -s https://example.org/news.jsonl | citegraph ingest -`;
