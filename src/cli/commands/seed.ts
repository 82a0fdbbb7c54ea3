// `citegraph seed`: what a store begins with.
import { Command } from "commander";
import { loadSeed, type SeedReport } from "../../pipeline/index.ts";
import {
  type CommonOptions,
  type Context,
  loadedText,
  plural,
  printResult,
  usingStore,
  withCommonOptions,
} from "../context.ts";
import { usingStages } from "../stages.ts";

export function seedCommand(context: Context): Command {
  return withCommonOptions(
    new Command("seed")
      .description("load the documents that come with citegraph, or your own seed: whole, or not at all")
      .argument("[path...]", "files or folders: documents, and entities and statements as .jsonl or .csv"),
  )
    .addHelpText("after", HELP)
    .action(async (inputs: string[], options: CommonOptions) => {
      const { cwd } = context.io;
      const report = await usingStages(context, (stages) =>
        usingStore(context, options.store, (store) => loadSeed(store, inputs, { ...stages, cwd }), { mustWrite: true }),
      );
      await printResult(context, options, report, toText(report));
    });
}

function toText(report: SeedReport): string {
  const { documents, entities, statements } = report;
  const listed = [
    plural(documents, "document"),
    ...(entities > 0 ? [entities === 1 ? "1 entity" : `${entities} entities`] : []),
    ...(statements > 0 ? [plural(statements, "statement")] : []),
  ];
  return `Seed of ${listed.join(", ")}: ${loadedText(report)}`;
}

const HELP = `
Rows, as JSON Lines or as CSV with these names in its header (lists joined by |):
  entities    {"id"?, "type", "name", "aliases"?, "externalIds"?}
  statements  {"subject", "relation", "object", "role"?, "polarity"?, "modality"?, "attributedTo"?, "time"?,
               "confidence"?, "quote"?, "document"?}
"quote" must stand in the document whose key is "document"; without them the row itself is the evidence.

Examples:
  $ citegraph seed
  $ citegraph seed facts/entities.csv facts/statements.jsonl`;
